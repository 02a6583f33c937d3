/** The package smtp-server (Nodemailer's), as small mail servers of the npm world are built with it. */
import { once } from 'node:events'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface NodeServer {
  /** What it held against a client. */
  complaints: string[]
  stop(): Promise<void>
}

export async function startSmtpServer(address: string, port: number, options: SMTPServerOptions): Promise<NodeServer> {
  const server = new SMTPServer({ name: 'mx.test', logger: false, ...options })
  const complaints: string[] = []
  server.on('error', (error: Error) => complaints.push(error.message))
  await once(server.listen(port, address), 'listening')
  return {
    complaints,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
