/**
 * One file over HTTPS, from an address that was chosen and checked before: no name is looked up here, no redirect is
 * followed, nothing is kept open, and how much and how long is bounded. What happens comes back as a value.
 */
import http from 'node:http'
import tls from 'node:tls'
import { escapeText } from '../../../shared/escape.ts'
import type { Clock } from '../clock.ts'
import type { Door } from '../door.ts'

export interface Wanted {
  /** For SNI, for the certificate and for the Host header. */
  name: string
  /** What is connected to. */
  address: string
  /** Begins with a slash. */
  path: string
  /** The body may have so many octets. */
  limit: number
}

export type Fetched =
  /** Whatever the status; the body is read of a 200 only. */
  | { ok: true; status: number; contentType: string; location: string; body: string }
  | { ok: false; kind: FetchTrouble; message: string }

/** `certificate`: it is not valid for the name, or not trusted; `handshake`: TLS never began. */
export type FetchTrouble =
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'closed'
  | 'handshake'
  | 'certificate'
  | 'protocol'
  | 'too-much'
  | 'interrupted'

export type HttpsGet = (wanted: Wanted, signal: AbortSignal) => Promise<Fetched>

/** How long each part may take, in milliseconds. */
const CONNECT_MS = 3000
const HANDSHAKE_MS = 3000
const ANSWER_MS = 4000

/** Node's own default, said aloud. */
const MAX_HEADERS = 16 * 1024

export interface HttpsOptions {
  clock: Clock
  door: Door
  /** PEM certificates to trust besides the roots that come with Node. */
  trust?: readonly string[]
  port?: number
}

export function createHttpsGet({ clock, door, trust = [], port = 443 }: HttpsOptions): HttpsGet {
  const secureContext = tls.createSecureContext(trust.length > 0 ? { ca: [...tls.rootCertificates, ...trust] } : {})
  return (wanted, signal) =>
    new Promise((resolve) => {
      const { name, address } = wanted
      const way = door(address, port)
      const socket = tls.connect({
        socket: way,
        servername: name,
        secureContext,
        ALPNProtocols: ['http/1.1'],
        // Judged below: a certificate that is wrong is an outcome, and not an error.
        rejectUnauthorized: false,
      })
      let open = true
      let stop = clock.after(CONNECT_MS, () => fail('timeout', `No connection within ${CONNECT_MS / 1000} s.`))
      const settle = (outcome: Fetched) => {
        if (!open) return
        open = false
        stop()
        signal.removeEventListener('abort', abort)
        socket.destroy()
        resolve(outcome)
      }
      const fail = (kind: FetchTrouble, message: string) => settle({ ok: false, kind, message })
      const abort = () => fail('interrupted', 'It took too long, or the probe was stopped.')
      const next = (ms: number, words: string) => {
        stop()
        stop = clock.after(ms, () => fail('timeout', `${words} within ${ms / 1000} s.`))
      }
      let connected = false
      way.once('connect', () => {
        connected = true
        next(HANDSHAKE_MS, 'The TLS handshake was not done')
      })
      socket.once('secureConnect', () => {
        if (!open) return
        if (!socket.authorized) return fail('certificate', certificateWords(socket, name))
        next(ANSWER_MS, 'No whole answer came')
        ask(socket, wanted, settle, fail)
      })
      socket.on('error', (error: NodeJS.ErrnoException & { reason?: string }) => {
        const [kind, message] = troubleOf(error, connected)
        fail(kind, message)
      })
      socket.on('close', () => fail('closed', 'The server ended the connection.'))
      signal.addEventListener('abort', abort)
      if (signal.aborted) abort()
    })
}

function ask(
  socket: tls.TLSSocket,
  { name, path, limit }: Wanted,
  settle: (outcome: Fetched) => void,
  fail: (kind: FetchTrouble, message: string) => void,
): void {
  const request = http.request({
    path,
    headers: { host: name, 'user-agent': 'Helograph', accept: 'text/plain', connection: 'close' },
    maxHeaderSize: MAX_HEADERS,
    // Only without an agent is this connection used; an agent, even `false`, would make one of its own.
    createConnection: () => socket,
  })
  request.on('error', (error) => fail('protocol', `The answer is not HTTP: ${escapeText(error.message)}.`))
  request.on('response', (response) => {
    const { statusCode: status = 0, headers } = response
    const contentType = escapeText(headers['content-type'] ?? '')
    const location = escapeText(headers.location ?? '')
    const answer = (body: string) => settle({ ok: true, status, contentType, location, body })
    if (status !== 200) return answer('')
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > limit) fail('too-much', `The file has more than ${limit} octets.`)
    })
    response.on('error', () => fail('closed', 'The server ended the connection in the middle of the file.'))
    response.on('end', () => answer(Buffer.concat(chunks).toString('utf8')))
  })
  request.end()
}

function certificateWords(socket: tls.TLSSocket, name: string): string {
  const error = String(socket.authorizationError)
  if (error.includes('ERR_TLS_CERT_ALTNAME_INVALID')) return `The certificate is not valid for ${name}.`
  if (error.includes('CERT_HAS_EXPIRED')) return 'The certificate has expired.'
  return `The certificate cannot be trusted (${escapeText(error)}).`
}

function troubleOf(error: NodeJS.ErrnoException & { reason?: string }, connected: boolean): [FetchTrouble, string] {
  if (error.code === 'ECONNREFUSED') return ['refused', 'The address refused the connection.']
  if (!connected) return ['unreachable', `No connection: ${escapeText(error.code ?? error.message)}.`]
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return ['closed', 'The server broke the connection.']
  return ['handshake', `The TLS handshake failed: ${escapeText(error.reason ?? error.code ?? error.message)}.`]
}
