/** What a chain of certificates amounts to, from the certificates as they were sent. Pure. */
import type { Certificate } from './events.ts'

export interface Chain {
  /** Places of the certificates that lead upwards from the server's own, one issued by the next. */
  path: number[]
  /** Places of those that were sent and have no part in it. */
  superfluous: number[]
  /** Whether the path was sent in its own order (RFC 5246 7.4.2). */
  inOrder: boolean
  /** Who issued the last one of the path, where that certificate was not sent; null where the path ends in itself. */
  notSent: string | null
}

/** Whether a certificate needs nobody to vouch for it: a root, or one that its server made itself. */
export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return subject === issuer
}

export function chainOf(certificates: readonly Certificate[]): Chain {
  const path: number[] = []
  let next: number | null = certificates.length > 0 ? 0 : null
  while (next !== null && !path.includes(next)) {
    path.push(next)
    next = issuerOf(certificates, next)
  }
  const last = certificates[path.at(-1) ?? 0]
  return {
    path,
    superfluous: certificates.map((_, at) => at).filter((at) => !path.includes(at)),
    inOrder: path.every((place, at) => at === 0 || place > (path[at - 1] ?? 0)),
    notSent: last && !isSelfIssued(last) ? last.issuer : null,
  }
}

/** Place of the certificate that issued the one at `at`; null: not sent. Events from before the probe looked have no `issuedBy`: there the names must do. */
export function issuerOf(certificates: readonly Certificate[], at: number): number | null {
  const certificate = certificates[at]
  if (!certificate) return null
  if (certificate.issuedBy !== undefined) return certificate.issuedBy
  const place = certificates.findIndex(({ subject }) => subject === certificate.issuer)
  return place < 0 ? null : place
}

export interface Weakness {
  /** Place of the certificate in the chain. */
  at: number
  kind: 'key' | 'signature'
  /** `RSA 1024`, `sha1WithRSAEncryption` */
  what: string
}

/** Keys and signatures of the path that are too weak (RFC 9325 4.5). How a root is signed, nobody looks at. */
export function weaknessesOf(certificates: readonly Certificate[]): Weakness[] {
  return chainOf(certificates).path.flatMap((at) => {
    const certificate = certificates[at]
    if (!certificate) return []
    const { key, signature } = certificate
    const found: Weakness[] = []
    if (isShort(key)) found.push({ at, kind: 'key', what: key })
    if (signature && !isSelfIssued(certificate) && /md[245]|sha-?1(?!\d)/i.test(signature)) {
      found.push({ at, kind: 'signature', what: signature })
    }
    return found
  })
}

/** RSA below 2048 bits, curves below 224 (RFC 9325 4.5), and DSA, which TLS no longer knows (RFC 8446 1.2). */
function isShort(key: string): boolean {
  const [, kind, size] = /^(RSA|RSA-PSS|DSA|EC)\b\D*(\d*)/.exec(key) ?? []
  if (kind === 'DSA') return true
  if (!size) return false
  return Number(size) < (kind === 'EC' ? 224 : 2048)
}

/** The common name of a distinguished name, where it has one. */
export function shortName(distinguished: string): string {
  return /(?:^|[,\n/+]\s*)CN\s*=\s*([^,\n/+]+)/.exec(distinguished)?.[1]?.trim() ?? distinguished.replaceAll('\n', ', ')
}
