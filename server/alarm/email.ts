/** Alarms by e-mail, handed to the operator's mail server by nodemailer. What that server says decides what becomes of them. */
import type { AlertMessage } from '../../shared/watch/alert.ts'
import type { Clock } from '../probe/clock.ts'
import type { Handover, Recipient, Sender } from '../watch/sender.ts'
import { delivered, operatorsFault, refused, tryAgain, unknown } from './handover.ts'
import { mailOf } from './mail.ts'

export type EmailOptions = {
  /** `smtp://` or `smtps://`, with name and password where they are asked for */
  smtpUrl: string
  from: string
  /** what is said after EHLO; null: the name of this machine */
  heloName: string | null
  clock: Clock
  /** What is wrong with the operator's own server, for the operator's log. */
  trouble: (words: string) => void
}

/** In milliseconds; together less than the minute that a sender has. */
const CONNECT_MS = 15_000
const SILENCE_MS = 20_000
const WHOLE_MS = 50_000

export function createEmail(options: EmailOptions): Sender {
  return { kind: 'email', available: true, send: (to, message, key) => send(options, to, message, key) }
}

async function send(
  { smtpUrl, from, heloName, clock, trouble }: EmailOptions,
  { address }: Recipient,
  message: AlertMessage,
  key: string,
): Promise<Handover> {
  // Loaded when the first mail is due: a start waits for nothing that it may never need.
  const { createTransport } = await import('nodemailer')
  let dataBegun = false
  const transport = createTransport({
    url: smtpUrl,
    ...(heloName && !new URL(smtpUrl).searchParams.has('name') && { name: heloName }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: CONNECT_MS,
    transactionLog: true,
    // Listens to the conversation for the one line that its errors do not tell of.
    logger: {
      debug(entry: { tnx?: string }, line: string) {
        if (entry.tnx === 'server' && line.startsWith('354')) dataBegun = true
      },
    },
  })
  const abort = new AbortController()
  const stop = clock.after(WHOLE_MS, () => abort.abort())
  try {
    const { response } = await transport.sendMail({ ...mailOf(message, address, from, key), signal: abort.signal })
    return delivered(response)
  } catch (error) {
    return judge(error as MailError, dataBegun, trouble)
  } finally {
    stop()
    transport.close()
  }
}

/** As nodemailer's are: `command` names the one in flight, `response` is the server's reply. */
type MailError = Error & { code?: string; command?: string; response?: string; responseCode?: number }

/**
 * Only a 5xx to the recipient or to the mail itself is about this message; one to the login or to the sender is about
 * the operator's settings. RFC 5321 4.2.5: from the 354 on until the last reply, the mail may have been taken.
 */
export function judge(error: MailError, dataBegun: boolean, trouble: (words: string) => void): Handover {
  const { code, command = '', response, responseCode = 0 } = error
  const said = response ?? error.message
  const aboutMessage = command === 'RCPT TO' || command === 'DATA'
  if (code === 'EENVELOPE' && command === 'API') return refused(`This is no address that mail can be sent to: ${said}`)
  if (aboutMessage && responseCode >= 500) return refused(said)
  if (code === 'EAUTH')
    return operatorsFault('The mail server of this Helograph does not accept its login.', said, trouble)
  if (command === 'MAIL FROM' && responseCode >= 500)
    return operatorsFault('The mail server of this Helograph does not accept its sender.', said, trouble)
  if (responseCode >= 400) return tryAgain(said)
  if (dataBegun) return unknown(`The connection to the mail server ended before it had confirmed the mail: ${said}`)
  const words = `The mail server of this Helograph could not be talked to: ${said}`
  trouble(words)
  return tryAgain(words)
}
