/** What changed about the encryption of one conversation. Pure. */
import { shortName } from '../chain.ts'
import type { Certificate, Tls } from '../events.ts'
import { versionName } from '../question.ts'
import type { CertificateState, TlsChange, TlsTrait } from './comparison.ts'
import type { Say } from './words.ts'

/** @returns null where nothing changed, or one of the two has no TLS: then a step tells it */
export function tlsChanged(before: Tls | null, after: Tls | null, words: Say): TlsChange | null {
  if (!before || !after) return null
  const traits = TRAITS.flatMap(([name, say]) => {
    const [was, is] = [say(before, words), say(after, words)]
    return was === null || is === null || was === is ? [] : [{ name, before: was, after: is }]
  })
  const certificate = anotherCertificate(before.certificates[0], after.certificates[0])
  return traits.length > 0 || certificate ? { traits, certificate } : null
}

/** Each in words; null where it is not known, as in tests of version 0.1.0. */
const TRAITS: readonly [TlsTrait, (tls: Tls, say: Say) => string | null][] = [
  ['protocol', ({ protocol }) => versionName(protocol)],
  ['cipher', ({ cipher }) => cipher],
  ['key-exchange', ({ keyExchange }) => keyExchange ?? null],
  ['trust', ({ trusted, trustError }, say) => (trusted ? say.trusted : say.notTrusted(trustError ?? null))],
  ['name', ({ nameMatches }, say) => (nameMatches ? say.validName : say.otherName)],
  ['chain', ({ certificates }, say) => certificates.slice(1).map(inShort).join(', ') || say.onlyItsOwn],
]

/** Two of one name are told apart by the beginning of their fingerprints. */
function inShort({ subject, fingerprint256 }: Certificate): string {
  return `${shortName(subject)} (${fingerprint256.slice(0, 11)})`
}

function anotherCertificate(before: Certificate | undefined, after: Certificate | undefined): TlsChange['certificate'] {
  if (!before || !after || before.fingerprint256 === after.fingerprint256) return null
  return { before: stateOf(before), after: stateOf(after) }
}

function stateOf({ fingerprint256, subject, issuer, names, notBefore, notAfter, key }: Certificate): CertificateState {
  return { fingerprint256, subject, issuer, names, notBefore, notAfter, key }
}
