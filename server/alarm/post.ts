/**
 * One request, a POST as a rule, to an address that was chosen and checked before: no name is looked up here, no redirect is followed, nothing
 * is kept open, and how much and how long is bounded. What happens comes back as a value.
 */
import http, { type IncomingMessage } from 'node:http'
import net from 'node:net'
import tls from 'node:tls'
import { escapeText } from '../../shared/escape.ts'
import type { Clock } from '../probe/clock.ts'
import type { Door } from '../probe/door.ts'

export interface Posting {
  /** `http:` or `https:`; its name is for SNI, for the certificate and for the Host header. */
  url: URL
  /** What is connected to. */
  address: string
  headers: Record<string, string>
  body: string
  /** by default POST */
  method?: 'GET'
}

export type Posted =
  /** Whatever the status; `body` is its beginning, as UTF-8, not escaped. */
  | { ok: true; status: number; body: string }
  /** `sent`: the request had left, so it may have arrived all the same. */
  | { ok: false; sent: boolean; message: string }

export type Post = (posting: Posting, signal: AbortSignal) => Promise<Posted>

/** How long it may take until the request has left, and until the answer is there, in milliseconds. */
const LEAVE_MS = 5000
const ANSWER_MS = 10_000

/** No more of an answer is read: a confirmation fits, and so does the reason of a refusal. */
const BODY_OCTETS = 4096
const MAX_HEADERS = 16 * 1024

export interface PostOptions {
  clock: Clock
  door: Door
  /** PEM certificates to trust besides the roots that come with Node. */
  trust?: readonly string[]
}

export function createPost({ clock, door, trust = [] }: PostOptions): Post {
  const secureContext = tls.createSecureContext(trust.length > 0 ? { ca: [...tls.rootCertificates, ...trust] } : {})
  return ({ url, address, headers, body, method = 'POST' }, signal) =>
    new Promise((resolve) => {
      const secure = url.protocol === 'https:'
      const name = url.hostname.replace(/^\[|\]$/g, '')
      const port = Number(url.port) || (secure ? 443 : 80)
      const way = door(address, port)
      const socket = secure
        ? tls.connect({
            socket: way,
            host: name,
            servername: net.isIP(name) ? '' : name,
            secureContext,
            ALPNProtocols: ['http/1.1'],
          })
        : way
      const request = http.request({
        method,
        host: name,
        port,
        path: `${url.pathname}${url.search}`,
        // Only without an agent is this connection used; an agent, even `false`, would make one of its own.
        createConnection: () => socket,
        maxHeaderSize: MAX_HEADERS,
        headers: {
          'user-agent': 'Helograph',
          accept: 'application/json, text/plain',
          connection: 'close',
          host: url.host,
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      })
      let open = true
      let sent = false
      let stop = clock.after(LEAVE_MS, () => fail(`No connection within ${LEAVE_MS / 1000} s.`))
      const settle = (outcome: Posted) => {
        if (!open) return
        open = false
        stop()
        signal.removeEventListener('abort', abort)
        request.destroy()
        socket.destroy()
        resolve(outcome)
      }
      const fail = (message: string) => settle({ ok: false, sent, message })
      const abort = () => fail('Helograph was stopped in the middle of it.')
      request.on('finish', () => {
        sent = true
        stop()
        stop = clock.after(ANSWER_MS, () => fail(`No answer within ${ANSWER_MS / 1000} s.`))
      })
      request.on('response', (response) => read(response, settle))
      request.on('error', (error) => fail(troubleWords(error, name)))
      request.on('close', () => fail('The connection ended before there was an answer.'))
      signal.addEventListener('abort', abort)
      if (signal.aborted) abort()
      else request.end(body)
    })
}

/** The status is the answer; whoever goes on talking after it is not listened to. */
function read(response: IncomingMessage, settle: (outcome: Posted) => void): void {
  const { statusCode: status = 0 } = response
  const chunks: Buffer[] = []
  let size = 0
  const done = () => settle({ ok: true, status, body: Buffer.concat(chunks).subarray(0, BODY_OCTETS).toString('utf8') })
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size > BODY_OCTETS) done()
  })
  response.on('error', done)
  response.on('end', done)
}

function troubleWords(error: NodeJS.ErrnoException & { reason?: string }, name: string): string {
  const code = error.code ?? ''
  if (code === 'ECONNREFUSED') return 'The address refused the connection.'
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'The server broke the connection.'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `The certificate is not valid for ${escapeText(name)}.`
  if (code === 'CERT_HAS_EXPIRED') return 'The certificate has expired.'
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return `The certificate cannot be trusted (${escapeText(code)}).`
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return `The TLS handshake failed: ${escapeText(error.reason ?? code)}.`
  if (code.startsWith('HPE_')) return 'The answer is not HTTP.'
  return `No connection: ${escapeText(code || error.message)}.`
}
