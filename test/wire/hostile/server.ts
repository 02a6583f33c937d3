/** A server that does what was generated, on a real socket of loopback. */
import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import { makeCertificates } from '../../../server/specimens/certificates.ts'
import type { Hostility, Turn } from './streams.ts'

const secureContext = tls.createSecureContext(makeCertificates().credentials['self-signed'])

const HONEST: Record<string, string> = {
  '': '220 mx.test ESMTP\r\n',
  EHLO: '250-mx.test\r\n250-STARTTLS\r\n250 8BITMIME\r\n',
  STARTTLS: '220 2.0.0 Ready\r\n',
  QUIT: '221 2.0.0 Bye\r\n',
}
/** A whole turn of the event loop, in which what was written may leave. */
const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

export class HostileServer {
  /** What the next connections meet. */
  hostility: Hostility | null = null
  readonly #sockets = new Set<net.Socket>()
  #past = 0
  readonly #server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#meet(socket))

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return (this.#server.address() as net.AddressInfo).port
  }

  /** Grows with every byte that comes or goes: while it stands still, nothing is under way. */
  get activity(): number {
    let sum = this.#past
    for (const { bytesRead, bytesWritten } of this.#sockets) sum += 1 + bytesRead + bytesWritten
    return sum
  }

  /** Lets go of everybody; nothing of them is left when it resolves. */
  async dismiss(): Promise<void> {
    const gone = [...this.#sockets].map((socket) => once(socket, 'close'))
    for (const socket of this.#sockets) socket.destroy()
    await Promise.all(gone)
  }

  async close(): Promise<void> {
    await this.dismiss()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #meet(socket: net.Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#past += socket.bytesRead + socket.bytesWritten + 2
      this.#sockets.delete(socket)
    })
    if (this.hostility) new Encounter(socket, this.hostility).begin()
  }
}

/** One connection. */
class Encounter {
  readonly #raw: net.Socket
  #socket: net.Socket
  readonly #turns: Turn[]
  readonly #speaksTls: boolean
  /** What the client said last; empty before it has said anything. */
  #verb = ''
  #busy: Promise<void> = Promise.resolve()

  constructor(socket: net.Socket, { turns, speaksTls, security }: Hostility) {
    this.#raw = socket
    this.#socket = socket
    this.#turns = [...turns]
    this.#speaksTls = speaksTls
    if (security === 'implicit' && speaksTls) this.#wrap()
  }

  begin(): void {
    this.#listen()
    this.#answer('')
  }

  #listen(): void {
    this.#socket.on('data', (bytes: Buffer) => this.#answer(bytes.toString('latin1')))
  }

  #wrap(): void {
    this.#socket.removeAllListeners('data')
    this.#socket = new tls.TLSSocket(this.#raw, { isServer: true, secureContext })
    this.#socket.on('error', () => {})
  }

  #answer(said: string): void {
    this.#busy = this.#busy.then(() => this.#play(said.split(/[ \r]/)[0] ?? ''))
  }

  async #play(verb: string): Promise<void> {
    this.#verb = verb
    for (let turn = this.#turns.shift(); turn; turn = this.#turns.shift()) {
      await this.#send(turn)
      if (turn.after !== 'on') return this.#close(turn.after)
    }
  }

  async #send({ pieces, cuts, raw }: Turn): Promise<void> {
    const bytes = Buffer.concat(pieces.map((piece) => (piece === 'honest' ? this.#honest() : piece)))
    const socket = raw ? this.#raw : this.#socket
    const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
    for (const [index, start] of [0, ...at].entries()) {
      const part = bytes.subarray(start, [...at, bytes.length][index])
      if (part.length > 0 && socket.writable) socket.write(part)
      await breath()
    }
    const begins = this.#verb === 'STARTTLS' && this.#speaksTls && this.#socket === this.#raw
    if (begins && pieces[0] === 'honest') {
      this.#wrap()
      this.#listen()
    }
  }

  #honest(): Buffer {
    return Buffer.from(HONEST[this.#verb] ?? '250 2.0.0 Ok\r\n')
  }

  #close(how: Turn['after']): void {
    if (how === 'end') this.#socket.end()
    if (how === 'reset') this.#raw.resetAndDestroy()
    if (how === 'deaf') this.#raw.pause()
  }
}
