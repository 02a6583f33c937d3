/** What reverse names come to: pure. */
import type { NamedAddress, Standing } from '../../../shared/diagnosis/reverse-dns.ts'
import { otherNames } from '../../../shared/diagnosis/reverse-dns.ts'
import type { Session } from '../../../shared/report.ts'
import type { Answer } from '../dns/resolver.ts'
import { canonical } from './addresses.ts'
import type { CheckResult } from './check.ts'

const NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/

/** Whether a PTR record may be followed: what a stranger wrote there need not be the name of a host. */
export function isHostName(name: string): boolean {
  return NAME.test(name)
}

/** Whether a name leads back to the address; null where the DNS did not say. */
export function leadsBack(answer: Answer, address: string): boolean | null {
  if (answer.status === 'failed') return null
  return answer.status === 'found' && answer.records.some(({ data }) => canonical(data) === canonical(address))
}

/** @param inside not an address of the internet: nobody outside misses its name */
export function standingOf(pointers: Answer, names: NamedAddress['names'], inside: boolean): Standing {
  if (pointers.status === 'failed') return 'unknown'
  if (names.some(({ leadsBack }) => leadsBack)) return 'confirmed'
  if (names.some(({ leadsBack }) => leadsBack === null)) return 'unknown'
  if (inside) return 'inside'
  return names.length === 0 ? 'missing' : 'unconfirmed'
}

/** The domain in the first line of a banner (RFC 5321 4.2); null where none was seen. */
export function bannerName(session: Session): string | null {
  return nameIn(session, 'banner', /^220[ -](\S+)/)
}

/** The domain in the first line of the reply to EHLO (RFC 5321 4.1.1.1). */
export function ehloName(session: Session): string | null {
  return nameIn(session, 'ehlo', /^250[ -](\S+)/)
}

function nameIn({ transcript }: Session, step: 'banner' | 'ehlo', pattern: RegExp): string | null {
  const line = transcript.find((line) => line.step === step && line.direction === 'received')
  const name = pattern
    .exec(line?.text ?? '')?.[1]
    ?.toLowerCase()
    .replace(/\.$/, '')
  // A word without a dot is no domain but a word: `220 ESMTP`, `250 Hello`; nor is an address literal a name.
  return name !== undefined && isHostName(name) && /\.[a-z]/.test(name) ? name : null
}

/** How each session with this address was greeted, where it was. */
export function greetingsAt(address: string, sessions: readonly Session[]): NamedAddress['greetings'] {
  return sessions
    .filter((session) => session.address === address && session.purpose === 'mail')
    .map((session) => ({ session: session.index, banner: bannerName(session), ehlo: ehloName(session) }))
}

export function judgeReverseDns(found: readonly NamedAddress[]): Pick<CheckResult, 'status' | 'summary'> {
  const count = (wanted: Standing) => found.filter(({ standing }) => standing === wanted).length
  const [missing, unconfirmed, confirmed, unknown] = [
    count('missing'),
    count('unconfirmed'),
    count('confirmed'),
    count('unknown'),
  ]
  const of = (n: number) => (found.length === 1 ? '' : `${n} of ${found.length} addresses: `)
  if (missing > 0) return { status: 'warned', summary: `${of(missing)}no name in the reverse DNS` }
  if (unconfirmed > 0) return { status: 'warned', summary: `${of(unconfirmed)}the name does not lead back` }
  if (confirmed > 0) {
    const other = found.some((one) => otherNames(one).length > 0) ? ', greets by another name' : ''
    const rest = unknown > 0 ? `, ${unknown} could not be asked` : ''
    const names = found.length === 1 ? (found[0]?.names.find(({ leadsBack }) => leadsBack)?.name ?? '') : ''
    return { status: 'passed', summary: `${names || `${confirmed} of ${found.length} lead back`}${other}${rest}` }
  }
  if (unknown > 0) return { status: 'skipped', summary: 'could not be asked' }
  return {
    status: 'skipped',
    summary: found.length > 0 ? 'an address inside has no public name' : 'no address to ask about',
  }
}
