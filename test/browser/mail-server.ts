import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** A mail server whose banner comes when the test says so. */
export class MailServer {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #replies: Record<string, string>
  #banner: string
  #open = false

  private constructor(banner: string, replies: Record<string, string>) {
    this.#banner = banner
    this.#replies = replies
    this.#server = createServer((socket) => this.#serve(socket))
  }

  /** @param replies what it answers to a verb, where that is not `250 Ok` */
  static async start(banner = '220 mail.test ESMTP', replies: Record<string, string> = {}): Promise<MailServer> {
    const server = new MailServer(banner, replies)
    server.#server.listen(0, '127.0.0.1')
    await once(server.#server, 'listening')
    return server
  }

  /** As one types it into the field. */
  get target(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('not listening')
    return `127.0.0.1:${address.port}`
  }

  /** A line of the banner before the last. */
  teaser(line: string): void {
    for (const socket of this.#sockets) socket.write(`${line}\r\n`)
  }

  /** From now on it greets at once, and first whoever waits. */
  greet(): void {
    this.#open = true
    for (const socket of this.#sockets) socket.write(`${this.#banner}\r\n`)
  }

  /** Calls when somebody who is here now leaves. */
  left(call: () => void): void {
    for (const socket of this.#sockets) socket.once('close', call)
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy())
    if (this.#open) socket.write(`${this.#banner}\r\n`)
    const lines = createInterface(socket)
    // It passes on what happens to the socket: a tester that is stopped may reset the connection.
    lines.on('error', () => {})
    lines.on('line', (line) => {
      const verb = /^[A-Z]+/i.exec(line)?.[0].toUpperCase() ?? ''
      if (verb === 'QUIT') socket.end('221 2.0.0 Bye\r\n')
      else socket.write(`${this.#replies[verb] ?? '250 2.0.0 Ok'}\r\n`)
    })
  }
}
