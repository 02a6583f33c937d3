/** A mail server for users, TLS from the first byte, that lets people log in and says about it what it is told to. */
import { once } from 'node:events'
import type net from 'node:net'
import { createInterface } from 'node:readline'
import tls from 'node:tls'
import { makeCertificates } from '../../server/specimens/certificates.ts'

/** The reply to a line, CRLF and all; an empty one hangs up in the middle of it. */
export type Answer = (line: string, verb: string) => string

/** As it should be: `password` is right whatever it is. */
export const politely: Answer = (_line, verb) => {
  if (verb === 'EHLO') return '250-mx.test\r\n250 AUTH PLAIN\r\n'
  if (verb === 'AUTH') return '235 2.7.0 Authentication successful\r\n'
  return verb === 'QUIT' ? '221 2.0.0 Bye\r\n' : '250 2.0.0 Ok\r\n'
}

export class LoginServer {
  readonly #server: tls.Server
  readonly #sockets = new Set<net.Socket>()
  /** All lines that were said to it. */
  readonly heard: string[] = []
  answer: Answer

  private constructor(answer: Answer) {
    this.answer = answer
    this.#server = tls.createServer(makeCertificates().credentials['self-signed'], (socket) => this.#serve(socket))
  }

  static async start(answer: Answer = politely): Promise<LoginServer> {
    const server = new LoginServer(answer)
    server.#server.listen(0, '127.0.0.1')
    await once(server.#server, 'listening')
    return server
  }

  get target(): string {
    return `127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #serve(socket: net.Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy())
    socket.write('220 mx.test ESMTP\r\n')
    createInterface(socket).on('line', (line) => {
      this.heard.push(line)
      const verb = /^[A-Z]+/.exec(line)?.[0] ?? ''
      const reply = this.answer(line, verb)
      if (!reply.endsWith('\n') || verb === 'QUIT') socket.end(reply)
      else socket.write(reply)
    })
  }
}
