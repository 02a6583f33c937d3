/** A web server of somebody who takes our webhooks: well, badly, or not at all. */
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import type net from 'node:net'
import type { Credentials } from '../../server/specimens/certificates.ts'

export type Received = { path: string; method: string; headers: http.IncomingHttpHeaders; body: string; host: string }

/** What it does with a request once it has all of it. */
export type Answer = (received: Received, response: http.ServerResponse) => void

export const says =
  (status: number, body = '', headers: http.OutgoingHttpHeaders = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body)

/** It never answers. */
export const stalls: Answer = () => {}

/** Its answer has no end. */
export const babbles: Answer = (_, response) => {
  response.writeHead(200)
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(16 * 1024)));
  }
  response.on('drain', more)
  more()
}

export class Receiver {
  readonly received: Received[] = []
  /** How many connections were made. */
  visits = 0
  answer: Answer
  readonly #server: http.Server
  readonly #scheme: string
  readonly #waiting: (() => void)[] = []

  private constructor(answer: Answer, credentials: Credentials | null) {
    this.answer = answer
    const serve: http.RequestListener = (request, response) => void this.#serve(request, response)
    this.#server = credentials ? https.createServer({ ...credentials }, serve) : http.createServer(serve)
    this.#scheme = credentials ? 'https' : 'http'
    this.#server.on('connection', () => this.visits++)
    this.#server.on('tlsClientError', () => {})
  }

  /** @param credentials null: without TLS */
  static async start(answer: Answer, credentials: Credentials | null): Promise<Receiver> {
    const receiver = new Receiver(answer, credentials)
    receiver.#server.listen(0, '127.0.0.1')
    await once(receiver.#server, 'listening')
    return receiver
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port
  }

  /** @param name under which it is called; it is at 127.0.0.1 */
  url(name = '127.0.0.1', path = '/hook'): string {
    return `${this.#scheme}://${name}:${this.port}${path}`
  }

  /** Resolves with the first so many requests, when there are so many. */
  async have(count: number): Promise<Received[]> {
    while (this.received.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.received.slice(0, count)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer)
    } catch {
      return
    }
    const { url: path = '', method = '', headers } = request
    const body = Buffer.concat(chunks).toString('utf8')
    const received = { path, method, headers, body, host: headers.host ?? '' }
    this.received.push(received)
    for (const wake of this.#waiting.splice(0)) wake()
    this.answer(received, response)
  }
}
