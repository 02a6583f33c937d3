/** The chain as the page draws it: a card for each certificate as it was sent, with what is good or wrong there. Pure. */
import { chainOf, isSelfIssued, shortName, weaknessesOf } from '../../shared/chain.ts'
import { daysBetween } from '../../shared/durations.ts'
import type { Certificate, Tls } from '../../shared/events.ts'
import type { Words } from '../../shared/languages/en/index.ts'

type Say = Words['transcript']

/** `amber` is worth a look; `red` is what made the step fail. */
export interface Remark {
  text: string
  tone: 'plain' | 'amber' | 'red'
}

export interface Card {
  name: string
  /** What it is in the chain. */
  role: string
  issuer: string
  valid: string
  key: string
  remarks: Remark[]
}

const RENEWAL_DAYS = 14

/** OpenSSL's words for a chain that leads to no known root. */
const ISSUER_UNKNOWN =
  /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED|DEPTH_ZERO_SELF_SIGNED)/

/**
 * @param at ISO 8601: validity is judged at the time of the test
 * @param day tells a day of an ISO 8601 time
 * @param failed whether the certificate made its step fail
 */
export function cardsOf(
  { certificates }: Tls,
  at: string,
  say: Say,
  day: (iso: string) => string,
  failed: boolean,
): Card[] {
  const { path, superfluous } = chainOf(certificates)
  const weak = weaknessesOf(certificates)
  return certificates.map((certificate, place) => {
    const { subject, issuer, notBefore, notAfter, key, signature } = certificate
    const own = weak.filter((one) => one.at === place)
    const spare = superfluous.includes(place)
    return {
      name: shortName(subject),
      role: roleOf(certificate, place, spare, say),
      issuer: isSelfIssued(certificate) ? say.itself : shortName(issuer),
      valid: say.from(day(notBefore), day(notAfter)),
      key: signature ? say.signedWith(key, signature) : key,
      remarks: [
        ...validity(certificate, at, say, failed && !spare ? 'red' : 'amber'),
        ...own.map(({ kind, what }): Remark => ({ text: say.weak[kind](what), tone: 'amber' })),
        ...(spare ? [amber(say.noPart)] : []),
        ...(isOutOfOrder(path, place) ? [amber(say.wrongPlace)] : []),
      ],
    }
  })
}

/** What should follow the last card and was not sent; null where nothing should. */
export function notSent({ certificates, trusted, trustError }: Tls, say: Say, failed: boolean): Remark | null {
  const { notSent: issuer } = chainOf(certificates)
  if (issuer === null) return null
  const name = shortName(issuer)
  if (trusted) return { text: say.knownRoot(name), tone: 'plain' }
  // A chain to a known root may be distrusted for something else: it expired, for instance.
  return ISSUER_UNKNOWN.test(trustError ?? '')
    ? { text: say.unknownIssuer(name), tone: failed ? 'red' : 'amber' }
    : { text: say.issuerNotSent(name), tone: 'plain' }
}

const amber = (text: string): Remark => ({ text, tone: 'amber' })

function roleOf(certificate: Certificate, place: number, spare: boolean, { roles }: Say): string {
  if (place === 0) return roles.own
  if (spare) return roles.superfluous
  return isSelfIssued(certificate) ? roles.root : roles.intermediate
}

/** It vouches for one that was sent after it. */
function isOutOfOrder(path: readonly number[], place: number): boolean {
  const at = path.indexOf(place)
  return at > 0 && place < (path[at - 1] ?? 0)
}

function validity({ notBefore, notAfter }: Certificate, at: string, say: Say, wrong: Remark['tone']): Remark[] {
  if (at < notBefore) return [{ text: say.notYetValid, tone: wrong }]
  if (at > notAfter) return [{ text: say.expired(daysBetween(notAfter, at)), tone: wrong }]
  const left = daysBetween(at, notAfter)
  return [{ text: say.left(left), tone: left < RENEWAL_DAYS ? 'amber' : 'plain' }]
}
