/** Servers that want a certificate of whoever connects, which this tester, like every sender of mail, has none of. Pure. */
import type { Judgement } from './judge.ts'
import type { Trouble } from './outcome.ts'

/** How the probe says that a server asked for a certificate and gave up without one. */
export const WANTS_CERTIFICATE =
  'The server wants a certificate of its clients, and gave the TLS handshake up without one'

const HANDSHAKE_RECORD = 22
const CERTIFICATE_REQUEST = 13

/**
 * Whether a server asks for a certificate of the client, in what it sends before anything is encrypted: up to TLS 1.2
 * (RFC 5246 7.4.4). TLS 1.3 asks behind the veil, and says what it misses by an alert of its own (RFC 8446 6.2).
 *
 * @param bytes from the first of the server on; the last record may be cut short
 */
export function asksForCertificate(bytes: Buffer): boolean {
  const messages = handshakeMessages(bytes)
  let at = 0
  while (at + 4 <= messages.length) {
    if (messages[at] === CERTIFICATE_REQUEST) return true
    at += 4 + messages.readUIntBE(at + 1, 3)
  }
  return false
}

/** The contents of the records that begin a conversation, up to the first that is no handshake (RFC 5246 6.2.1). */
function handshakeMessages(bytes: Buffer): Buffer {
  const contents: Buffer[] = []
  let at = 0
  while (at + 5 <= bytes.length && bytes[at] === HANDSHAKE_RECORD) {
    const end = at + 5 + bytes.readUInt16BE(at + 3)
    contents.push(bytes.subarray(at + 5, end))
    at = end
  }
  return Buffer.concat(contents)
}

/**
 * On a port for users such a server keeps to those whom it gave a certificate, and turned us away; where other servers
 * deliver, it turns all of them away.
 *
 * @returns null where it ended for another reason
 */
export function judgeCertificateWanted({ kind, message, received }: Trouble, submission: boolean): Judgement | null {
  if (kind !== 'tls' || !(message.startsWith(WANTS_CERTIFICATE) || ALERT.test(message))) return null
  return {
    status: submission ? 'warned' : 'failed',
    summary: message,
    failure: { kind, fault: submission ? 'policy' : 'target', message, received },
  }
}

/** RFC 8446 6.2; who showed no certificate can only be told so of its absence. */
const ALERT = /ALERT_(?:CERTIFICATE_REQUIRED|BAD_CERTIFICATE|NO_CERTIFICATE)/
