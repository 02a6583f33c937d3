/** The chain as the page draws it: a card for each certificate as it was sent, with what is good or wrong there. Pure. */
import { chainOf, isSelfIssued, shortName, weaknessesOf } from '../../shared/chain.ts'
import { day, daysBetween } from '../../shared/durations.ts'
import type { Certificate, Tls } from '../../shared/events.ts'

/** `amber` is worth a look; whether it is an error, the lamp and the findings say. */
export interface Remark {
  text: string
  tone: 'plain' | 'amber'
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

/** @param at ISO 8601: validity is judged at the time of the test */
export function cardsOf({ certificates }: Tls, at: string): Card[] {
  const { path, superfluous } = chainOf(certificates)
  const weak = weaknessesOf(certificates)
  return certificates.map((certificate, place) => {
    const { subject, issuer, notBefore, notAfter, key, signature } = certificate
    const own = weak.filter((one) => one.at === place)
    const spare = superfluous.includes(place)
    return {
      name: shortName(subject),
      role: roleOf(certificate, place, spare),
      issuer: isSelfIssued(certificate) ? 'itself' : shortName(issuer),
      valid: `${day(notBefore)} to ${day(notAfter)}`,
      key: signature ? `${key}, signed with ${signature}` : key,
      remarks: [
        ...validity(certificate, at),
        ...own.map(({ kind, what }): Remark => ({ text: `weak ${kind}: ${what}`, tone: 'amber' })),
        ...(spare ? [amber('belongs to no part of this chain')] : []),
        ...(isOutOfOrder(path, place) ? [amber('stands in the wrong place')] : []),
      ],
    }
  })
}

/** What should follow the last card and was not sent; null where nothing should. */
export function notSent({ certificates, trusted }: Tls): Remark | null {
  const { notSent: issuer } = chainOf(certificates)
  if (issuer === null) return null
  return trusted
    ? { text: `${shortName(issuer)}: not sent, a root that this tester knows`, tone: 'plain' }
    : amber(`${shortName(issuer)}: not sent, and no root that this tester knows`)
}

const amber = (text: string): Remark => ({ text, tone: 'amber' })

function roleOf(certificate: Certificate, place: number, spare: boolean): string {
  if (place === 0) return 'the server’s own'
  if (spare) return 'superfluous'
  return isSelfIssued(certificate) ? 'root; need not be sent' : 'intermediate'
}

/** It vouches for one that was sent after it. */
function isOutOfOrder(path: readonly number[], place: number): boolean {
  const at = path.indexOf(place)
  return at > 0 && place < (path[at - 1] ?? 0)
}

function validity({ notBefore, notAfter }: Certificate, at: string): Remark[] {
  const days = (n: number) => `${n} day${n === 1 ? '' : 's'}`
  if (at < notBefore) return [amber('not valid yet')]
  if (at > notAfter) return [amber(`expired ${days(daysBetween(notAfter, at))} before this test`)]
  const left = daysBetween(at, notAfter)
  return [{ text: `${days(left)} left`, tone: left < RENEWAL_DAYS ? 'amber' : 'plain' }]
}
