/** Plays the server's part of a script on one connection, and is strict about the client's. */
import type net from 'node:net'
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls'
import { escapeBytes } from '../../shared/escape.ts'
import type { Certificates } from './certificates.ts'
import { Ear } from './ear.ts'
import { type Action, ScriptError } from './script.ts'
import type { Tempo } from './tempo.ts'
import { isLike } from './wildcard.ts'

/** How the server's bytes leave: a breath at a time, or each in a segment of its own. */
export type Pieces = 'breaths' | 'bytes'

export interface Stage {
  tempo: Tempo
  certificates: Certificates
  pieces: Pieces
  /** The client's end of the connection. */
  client: net.Socket
}

/** Rejects with a ScriptError where the client does not play its part. Resolves when the client is gone. */
export async function play(actions: readonly Action[], socket: net.Socket, stage: Stage): Promise<void> {
  const player = new Player(socket, stage)
  const breaths = stage.pieces === 'breaths' ? intoBreaths(actions) : actions
  for (const action of breaths) await player.act(action)
  await player.applaud(actions.at(-1)?.line ?? 0)
}

/** What a server says between two of its ears' turns leaves in one segment. */
function intoBreaths(actions: readonly Action[]): Action[] {
  const breaths: Action[] = []
  for (const action of actions) {
    const last = breaths.at(-1)
    if (last?.does === 'send' && action.does === 'send') last.bytes = Buffer.concat([last.bytes, action.bytes])
    else breaths.push({ ...action })
  }
  return breaths
}

/** More segments than this show nothing new, and take their time. */
const MOST_PIECES = 8192

/** A byte each, but where that would be without end. */
function intoPieces(bytes: Buffer): Buffer[] {
  const size = Math.ceil(bytes.length / MOST_PIECES)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
  return pieces
}

class Player {
  readonly #raw: net.Socket
  readonly #stage: Stage
  #socket: net.Socket
  #ear: Ear
  #keeps = false

  constructor(socket: net.Socket, stage: Stage) {
    this.#raw = socket
    this.#socket = socket
    this.#stage = stage
    this.#ear = new Ear(socket)
    socket.on('end', () => this.#keeps || this.#socket.end())
  }

  async act(action: Action): Promise<void> {
    switch (action.does) {
      case 'send':
        return this.#send(action.bytes, action.line)
      case 'hear':
        return this.#hear(action.pattern, action.optional, action.line)
      case 'hello':
        return this.#hearClientHello(action.line)
      case 'tls':
        return this.#secure(action)
      case 'time':
        return this.#pass(action.ms)
      case 'drip':
        for (const byte of action.bytes) {
          await this.#send(Buffer.from([byte]), action.line)
          await this.#pass(action.ms)
        }
        return
      case 'always':
        return this.#insist(action.bytes, action.line)
      case 'silence':
        return this.#stage.tempo.wait(this.#ear, this.#settle)
      case 'close':
        this.#socket.end()
        return
      case 'reset':
        await this.#settle()
        this.#raw.resetAndDestroy()
        return
      case 'keep':
        this.#keeps = true
        return
      case 'refuse':
      case 'deaf':
        throw new ScriptError(action.line, 'who takes no connection can do nothing else')
    }
  }

  /** The script is over: so must be the client. */
  async applaud(line: number): Promise<void> {
    if (this.#keeps) await this.#stage.tempo.exhaust(this.#settle)
    await this.#ear.until((ear) => ear.ended, line, 'the client to go')
    this.#expectSilence(line)
  }

  async #send(bytes: Buffer, line: number): Promise<void> {
    const pieces = this.#stage.pieces === 'breaths' ? [bytes] : intoPieces(bytes)
    for (const piece of pieces) {
      await this.#settle()
      if (this.#ear.ended) return
      // Commands wait for the last line of the reply before: RFC 2920 is not asked for.
      this.#expectSilence(line)
      this.#socket.write(piece)
    }
  }

  async #hear(pattern: string, optional: boolean, line: number): Promise<void> {
    const ear = this.#ear
    await ear.until(() => ear.line !== null || (optional && ear.ended), line, `C: ${pattern}`)
    const said = ear.line
    if (said !== null && isLike(said, pattern)) ear.takeLine()
    else if (!optional) throw new ScriptError(line, `the client should have said ${pattern}, and said ${said}`)
  }

  /** The same answer to everything but QUIT. */
  async #insist(bytes: Buffer, line: number): Promise<void> {
    const ear = this.#ear
    for (;;) {
      await ear.until(() => ear.line !== null || ear.ended, line, 'anything, or QUIT')
      const said = ear.line
      if (said === null) return
      ear.takeLine()
      const farewell = /^QUIT\b/i.test(said)
      await this.#send(farewell ? Buffer.from('221 Bye\r\n') : bytes, line)
      if (farewell) return
    }
  }

  /** A whole record that begins a handshake (RFC 8446 5.1). */
  async #hearClientHello(line: number): Promise<void> {
    const whole = (bytes: Buffer) => bytes.length >= 5 && bytes.length >= 5 + bytes.readUInt16BE(3)
    await this.#ear.until(({ heard }) => whole(heard), line, 'a ClientHello')
    const record = this.#ear.take()
    if (record[0] !== 0x16) throw new ScriptError(line, `this is no ClientHello: ${escapeBytes(record)}`)
  }

  async #secure({ certificate, version, demanding, line }: Extract<Action, { does: 'tls' }>): Promise<void> {
    const { credentials } = this.#stage.certificates
    const own = credentials[certificate as keyof typeof credentials]
    if (!own) throw new ScriptError(line, `there is no certificate ${certificate}`)
    // The lowest level: keys and protocols of yesterday are what such a server has.
    const maxVersion = version as SecureVersion
    const secureContext = createSecureContext({
      ...own,
      minVersion: 'TLSv1',
      maxVersion,
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    this.#ear.close()
    const secured = new TLSSocket(this.#raw, {
      isServer: true,
      secureContext,
      ...(demanding && { requestCert: true, rejectUnauthorized: true }),
    })
    this.#socket = secured
    this.#ear = new Ear(secured)
    secured.on('end', () => this.#keeps || secured.end())
    let shaken = false
    secured.once('secure', () => {
      shaken = true
      this.#ear.wake()
    })
    await this.#ear.until((ear) => shaken || ear.ended, line, 'the TLS handshake')
  }

  /** Lets time pass; what happens in it happens one by one. */
  async #pass(ms: number): Promise<void> {
    await this.#settle()
    await this.#stage.tempo.pass(ms, this.#ear, this.#settle)
    await this.#settle()
  }

  /** Until all that was said on either side has arrived, and the client has done what follows from it. */
  readonly #settle = async (): Promise<void> => {
    const { client } = this.#stage
    const under = () =>
      client.connecting || client.bytesRead < this.#raw.bytesWritten || this.#raw.bytesRead < client.bytesWritten
    while (!client.destroyed && !this.#raw.destroyed && under()) await turn()
    await turn()
    await turn()
  }

  #expectSilence(line: number): void {
    const { heard } = this.#ear
    if (heard.length > 0) throw new ScriptError(line, `the client said, and nobody expected it: ${escapeBytes(heard)}`)
  }
}

/** One turn of the event loop: what has arrived is read, what was promised is done. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
