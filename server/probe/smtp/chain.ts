/**
 * How the certificates of a chain belong together. Node gives them exactly as they were sent: each `issuerCertificate` of
 * `getPeerX509Certificate()` is simply the next in the server's own order, the odd ones included. (The older
 * `getPeerCertificate(true)` sorts them, drops what does not belong and adds roots that were never sent.)
 */
import type { X509Certificate } from 'node:crypto'

/** A chain is not followed further than this: OpenSSL itself stops at 100. */
const MAX_CHAIN = 20

/** The certificates as sent, the server's own first. */
export function chainOf(leaf: X509Certificate): X509Certificate[] {
  const chain = [leaf]
  for (let next = leaf.issuerCertificate; next && chain.length < MAX_CHAIN; next = next.issuerCertificate) {
    chain.push(next)
  }
  return chain
}

/** Chains are seen again and again, and to compare their certificates takes time. Bounded; the oldest goes first. */
const known = new Map<string, (number | null)[]>()
const MAX_KNOWN = 500

/** For each certificate the place in the chain of the one that issued it, by names, key identifiers and signature; null: not sent. */
export function issuersIn(chain: readonly X509Certificate[]): (number | null)[] {
  const key = chain.map(({ fingerprint256 }) => fingerprint256).join()
  const before = known.get(key)
  if (before) return before
  const issuers = chain.map((certificate, at) => issuerIn(chain, certificate, at))
  known.set(key, issuers)
  const [oldest] = known.keys()
  if (oldest !== undefined && known.size > MAX_KNOWN) known.delete(oldest)
  return issuers
}

/** The next one counts first, as it should be the one. */
function issuerIn(chain: readonly X509Certificate[], certificate: X509Certificate, at: number): number | null {
  if (certificate.checkIssued(certificate)) return at
  const others = chain.map((_, place) => place).sort((a, b) => Number(b === at + 1) - Number(a === at + 1))
  return others.find((place) => isIssuer(chain[place] as X509Certificate, certificate)) ?? null
}

function isIssuer(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    // A key or a signature of a kind that OpenSSL does not know proves nothing.
    return false
  }
}
