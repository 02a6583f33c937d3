/** The widest known library for sending mail, asked whether a server can be used. It is here with smtp-server. */

/** As much of it as is used: it comes without types. */
interface Nodemailer {
  createTransport(options: object): { verify(): Promise<true> }
}

const name: string = 'nodemailer'
const { createTransport } = (await import(/* @vite-ignore */ name)).default as Nodemailer

/** EHLO, STARTTLS where asked for, and QUIT, whose answer it does not await. */
export async function nodemailerDialogue(host: string, port: number, startTls: boolean): Promise<void> {
  await createTransport({
    host,
    port,
    name: 'probe.bench.test',
    secure: false,
    ignoreTLS: !startTls,
    requireTLS: startTls,
    tls: { rejectUnauthorized: false },
  }).verify()
}
