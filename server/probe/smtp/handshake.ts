/** The TLS handshake, over a connection that was plain until now. It never ends because of a certificate: that is judged later. */
import type net from 'node:net'
import { Duplex } from 'node:stream'
import tls from 'node:tls'
import { escapeBytes, escapeText } from '../../../shared/escape.ts'
import type { TlsVersion } from '../../../shared/words.ts'
import type { Clock } from '../clock.ts'
import { asksForCertificate, WANTS_CERTIFICATE } from './client-certificate.ts'
import { type Trouble, trouble } from './outcome.ts'

/** What was received is evidence when the handshake fails; this much of it is enough. */
const MAX_EVIDENCE = 512
/** More than any first flight of a server: certificates are long, and what it asks of the client stands behind them. */
const MAX_FLIGHT = 65_536

/**
 * What we offer: all that servers still speak, TLS 1.0 and keys of yesterday included, so that a weak server is
 * called weak and not dead. Nothing secret crosses these connections.
 *
 * @param trust PEM certificates to trust besides the roots that come with Node
 * @param max the highest version that is offered
 */
export function createTlsContext(trust: readonly string[] = [], max: TlsVersion = 'TLSv1.3'): tls.SecureContext {
  return tls.createSecureContext({
    minVersion: 'TLSv1',
    maxVersion: max,
    ciphers: 'DEFAULT@SECLEVEL=0',
    ...(trust.length > 0 && { ca: [...tls.rootCertificates, ...trust] }),
  })
}

export interface HandshakeAsks {
  /** The name for SNI and for the certificate; an IP address is not sent (RFC 6066 3). */
  host: string
  context: tls.SecureContext
  ms: number
  clock: Clock
  signal: AbortSignal
  /** A command to say in one breath with the end of the handshake; null where the server speaks first. */
  ahead: string | null
  /** Hears of every error after the handshake, from its very end on: a reset may come before whoever asked goes on. */
  broke(error: NodeJS.ErrnoException): void
}

/** What SNI asks for; null for an address, which must not be sent. */
export function serverNameOf(host: string): string | null {
  return /[a-z]/i.test(host) && !host.includes(':') ? host : null
}

export function shakeHands(
  socket: net.Socket,
  asks: HandshakeAsks,
): Promise<{ ok: true; socket: tls.TLSSocket } | Trouble> {
  return new Promise((resolve) => {
    const tap = new Tap(socket)
    const serverName = serverNameOf(asks.host)
    const secured = tls.connect({
      socket: tap,
      secureContext: asks.context,
      rejectUnauthorized: false,
      checkServerIdentity: judgedLater,
      ...(serverName && { servername: serverName }),
    })
    const settle = (outcome: { ok: true; socket: tls.TLSSocket } | Trouble) => {
      stop()
      asks.signal.removeEventListener('abort', abort)
      secured.off('error', failed)
      tap.forget()
      secured.on('error', outcome.ok ? asks.broke : nothing)
      if (!outcome.ok) secured.destroy()
      resolve(outcome)
    }
    const failed = (error: NodeJS.ErrnoException & { reason?: string }) => settle(handshakeTrouble(error, tap))
    const abort = () => settle(trouble('interrupted', 'The probe was stopped.', tap.evidence))
    const stop = asks.clock.after(asks.ms, () =>
      settle(
        trouble('timeout', `The TLS handshake was not done within ${Math.round(asks.ms / 1000)} s.`, tap.evidence),
      ),
    )
    secured.once('error', failed)
    secured.once('secureConnect', () => {
      // What is written a moment later leaves in a segment of its own.
      if (asks.ahead !== null) secured.write(`${asks.ahead}\r\n`, 'latin1')
      settle({ ok: true, socket: secured })
    })
    asks.signal.addEventListener('abort', abort)
  })
}

/** Not closures: what a TLS socket was asked lives as long as it does. */
const judgedLater = (): undefined => undefined
const nothing = (): void => {}

function handshakeTrouble(error: NodeJS.ErrnoException & { reason?: string }, tap: Tap): Trouble {
  const received = tap.evidence
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') {
    return trouble('tls', 'The server ended the connection in the middle of the TLS handshake.', received)
  }
  // OpenSSL's own words, which are what a search engine knows; it may quote the server.
  const reason = escapeText(error.reason ?? error.code ?? error.message)
  if (ANSWERED_WITHOUT.test(reason) && asksForCertificate(tap.flight))
    return trouble('tls', `${WANTS_CERTIFICATE}: ${reason}.`, received)
  return trouble('tls', `The TLS handshake failed: ${reason}.`, received)
}

/** Alerts with which a server answers that it got no certificate (RFC 5246 7.4.6). */
const ANSWERED_WITHOUT = /alert (?:handshake failure|bad certificate|no certificate|certificate required)/

/** Passes bytes both ways between a socket and TLS, and remembers the first ones received. */
class Tap extends Duplex {
  readonly #socket: net.Socket
  #seen: Buffer[] | null = []
  #size = 0

  constructor(socket: net.Socket) {
    super({ allowHalfOpen: false })
    this.#socket = socket
    socket.on('data', (bytes: Buffer) => {
      if (this.#seen && this.#size < MAX_FLIGHT) {
        this.#seen.push(bytes)
        this.#size += bytes.length
      }
      if (!this.push(bytes)) socket.pause()
    })
    socket.on('end', () => this.push(null))
    socket.on('error', (error) => this.destroy(error))
    socket.on('close', () => this.destroy())
  }

  get evidence(): string {
    return escapeBytes(this.flight.subarray(0, MAX_EVIDENCE))
  }

  /** What was received up to the end of the handshake. */
  get flight(): Buffer {
    return Buffer.concat(this.#seen ?? [])
  }

  /** The handshake is over: nothing more is remembered. */
  forget(): void {
    this.#seen = null
  }

  override _read(): void {
    this.#socket.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy()
    done(error)
  }
}
