/** What a handshake showed, read into plain values. */
import { createHash, type X509Certificate } from 'node:crypto'
import net from 'node:net'
import type tls from 'node:tls'
import type { TLSSocket } from 'node:tls'
import { escapeText } from '../../../shared/escape.ts'
import type { Certificate, Tls } from '../../../shared/events.ts'
import { chainOf, issuersIn } from './chain.ts'
import { serverNameOf } from './handshake.ts'
import { signatureOf } from './signature.ts'

/** @param host what was connected to: a name, or an address in canonical form */
export function readTls(socket: TLSSocket, host: string): Tls {
  const leaf = socket.getPeerX509Certificate()
  const cipher = socket.getCipher()
  return {
    protocol: socket.getProtocol() ?? cipher.version,
    cipher: cipher.standardName ?? cipher.name,
    keyExchange: keyExchangeOf(socket),
    serverName: serverNameOf(host),
    trusted: socket.authorized,
    trustError: socket.authorized ? null : String(socket.authorizationError),
    nameMatches:
      leaf !== undefined && (net.isIP(host) ? leaf.checkIP(host) : leaf.checkHost(host, NAME_RULES)) !== undefined,
    certificates: leaf ? readChain(chainOf(leaf)) : [],
  }
}

/** RFC 9525 6.3 and 2: a wildcard is the whole leftmost label or none, and what stands in the common name is no name. */
const NAME_RULES = { subject: 'never', partialWildcards: false } as const

function readChain(chain: X509Certificate[]): Certificate[] {
  const issuers = issuersIn(chain)
  return chain.map((certificate, at) => ({ ...readCertificate(certificate), issuedBy: issuers[at] ?? null }))
}

/** `X25519`, `prime256v1`, `DH 2048`; null where the two agreed on none (RSA key transport), or Node does not know it. */
function keyExchangeOf(socket: TLSSocket): string | null {
  const { type, name, size } = socket.getEphemeralKeyInfo() as tls.EphemeralKeyInfo | Record<string, undefined>
  return type === 'DH' ? `DH ${size}` : (name ?? null)
}

/** To read one takes a tenth of a handshake, and most are seen again and again. Bounded; the oldest goes first. */
const alreadyRead = new Map<string, Certificate>()
const MAX_ALREADY_READ = 500

function readCertificate(certificate: X509Certificate): Certificate {
  const { fingerprint256 } = certificate
  const known = alreadyRead.get(fingerprint256)
  if (known) return known
  const read: Certificate = {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: namesOf(certificate.subjectAltName ?? ''),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    serialNumber: certificate.serialNumber,
    fingerprint256,
    key: keyOf(certificate),
    ...digestsOf(certificate),
    signature: signatureOf(certificate.raw),
  }
  alreadyRead.set(fingerprint256, read)
  const [oldest] = alreadyRead.keys()
  if (oldest && alreadyRead.size > MAX_ALREADY_READ) alreadyRead.delete(oldest)
  return read
}

function oneLine(distinguishedName: string | undefined): string {
  return escapeText((distinguishedName ?? '').split('\n').join(', '))
}

/** Node prints `DNS:mx.test, IP Address:192.0.2.1, DNS:"odd, name"`. */
function namesOf(subjectAltName: string): string[] {
  const entries = subjectAltName.matchAll(/(?:^|, )(DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)
  return [...entries].map(([, , name]) => escapeText(name as string))
}

/** What a TLSA record may hold of it (RFC 6698 2.1.3); a public key that cannot be read has no digests. */
function digestsOf(certificate: X509Certificate): Partial<Certificate> {
  const digest = (algorithm: string, bytes: Buffer) => createHash(algorithm).update(bytes).digest('hex')
  const sha512 = digest('sha512', certificate.raw)
  try {
    const key = certificate.publicKey.export({ type: 'spki', format: 'der' })
    return { sha512, publicKeySha256: digest('sha256', key), publicKeySha512: digest('sha512', key) }
  } catch {
    return { sha512 }
  }
}

function keyOf(certificate: X509Certificate): string {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
    const size = asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve
    return [asymmetricKeyType?.toUpperCase(), size].filter(Boolean).join(' ')
  } catch {
    return 'unknown'
  }
}
