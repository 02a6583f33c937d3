/**
 * The ways for mail that a test did not take, and why. Pure. One of them may work, so that what failed elsewhere says
 * nothing of the whole; only an address that nobody on the internet can reach is no way for mail.
 */
import { PUT_OFF, SKIPS } from './diagnosis/notes.ts'
import { dnsQuestions } from './diagnosis/questions.ts'
import { dnsTroubles, skipReason } from './diagnosis/resolving.ts'
import { ofMail } from './question.ts'
import type { Facts, Session, Step } from './report.ts'

/** Why a session was not held, and nothing is known of its address. */
const UNHELD = ['noFamily', 'noWayOut', 'budget', 'askedToWait', 'optedOut', 'refused', 'tooMany'] as const

/** `unresolved`: the DNS did not tell an address; `unasked`: addresses of the other family, which nobody asked for. */
export type WhyUntried = (typeof UNHELD)[number] | 'unresolved' | 'unasked'

export interface Untried {
  /** A host, or an address of a host that was tried at another; empty where it is no certain one. */
  place: string
  why: WhyUntried
}

type Seen = Pick<Facts, 'sessions' | 'checks' | 'route' | 'target'>

/** Each place once. */
export function untriedWays(facts: Seen): Untried[] {
  const sessions = facts.sessions.filter(ofMail)
  const held = new Set(sessions.filter(({ status }) => status !== 'skipped').map(({ host }) => host))
  const unheld = sessions.flatMap((session) => {
    const why = whyUnheld(session)
    return why === null ? [] : [{ place: held.has(session.host) ? session.address : session.host, why }]
  })
  const unresolved = untoldHosts(facts).map((place): Untried => ({ place, why: 'unresolved' }))
  const ways = [...unheld, ...unresolved, ...unasked(facts)]
  return ways.filter(({ place }, at) => ways.findIndex((other) => other.place === place) === at)
}

/**
 * Those that may well be taken by others who send mail. A tester without IPv6 judges what it can see, as a sender without
 * IPv6 does.
 */
export function openWays(facts: Seen): Untried[] {
  return untriedWays(facts).filter(({ why }) => why !== 'noFamily')
}

/** Whether no address was talked to because all of them are to be left alone for a while: then it was no look at all. */
export function wasPutOff({ sessions }: Pick<Facts, 'sessions'>): boolean {
  const putOff = ({ status, summary }: Step) =>
    status === 'skipped' && PUT_OFF.some((reason) => summary.startsWith(reason))
  return sessions.length > 0 && sessions.every(({ steps }) => steps.every(putOff))
}

/** Hosts whose addresses the DNS did not tell, or not all of them. */
export function untoldHosts({ checks }: Pick<Facts, 'checks'>): string[] {
  const asked = dnsQuestions({ checks }).filter(({ type, status }) => status === 'failed' && /^A(AAA)?$/.test(type))
  const told = dnsTroubles({ checks }).filter(({ kind }) => kind === 'resolver-error' || kind === 'resolver-timeout')
  return [...new Set([...asked, ...told].map(({ name }) => name))]
}

function whyUnheld(session: Session): WhyUntried | null {
  const reason = skipReason(session)
  return UNHELD.find((why) => reason?.startsWith(SKIPS[why])) ?? null
}

/** Whoever names one family of a host wants to know of that one; but mail for a domain comes by both. */
function unasked({ route, target }: Seen): Untried[] {
  const ofDomain = route === 'mx' || route === 'implicit-mx'
  return ofDomain && target.family !== 'any' ? [{ place: '', why: 'unasked' }] : []
}
