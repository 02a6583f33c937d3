/** What a handshake showed, read into plain values. */
import { createHash, type X509Certificate } from 'node:crypto'
import net from 'node:net'
import type { TLSSocket } from 'node:tls'
import { escapeText } from '../../../shared/escape.ts'
import type { Certificate, Tls } from '../../../shared/events.ts'

/** A chain is not followed further than this: OpenSSL itself stops at 100. */
const MAX_CHAIN = 20

/** @param host what was connected to: a name, or an address in canonical form */
export function readTls(socket: TLSSocket, host: string): Tls {
  const leaf = socket.getPeerX509Certificate()
  const cipher = socket.getCipher()
  return {
    protocol: socket.getProtocol() ?? cipher.version,
    cipher: cipher.standardName ?? cipher.name,
    trusted: socket.authorized,
    trustError: socket.authorized ? null : String(socket.authorizationError),
    nameMatches: leaf !== undefined && (net.isIP(host) ? leaf.checkIP(host) : leaf.checkHost(host)) !== undefined,
    certificates: leaf ? chainOf(leaf).map(readCertificate) : [],
  }
}

function chainOf(leaf: X509Certificate): X509Certificate[] {
  const chain = [leaf]
  for (let next = leaf.issuerCertificate; next && chain.length < MAX_CHAIN; next = next.issuerCertificate) {
    if (chain.some((known) => known.fingerprint256 === next.fingerprint256)) break
    chain.push(next)
  }
  return chain
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
