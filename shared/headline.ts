/** The verdict in a sentence, for a person whose mail does not arrive. Pure. */

import type { Code } from './diagnosis/words/saying.ts'
import { hasEnded } from './lamps.ts'
import type { HEADLINE } from './languages/en/headline.ts'
import { ofMail } from './question.ts'
import type { Facts, Finding, Session } from './report.ts'
import { onlyStrictSendersStay } from './strictness.ts'
import { underWay } from './under-way.ts'
import { openWays, untriedWays } from './untried.ts'
import { nothingGotOut } from './way-out.ts'
import { SEVERITIES, type StepName, type Verdict } from './words.ts'

type Say = typeof HEADLINE

/** Codes of findings that say why nothing could be told of the target. */
const UNTOLD_BECAUSE: ReadonlySet<string> = new Set<Code>([
  'resolver-timeout',
  'resolver-error',
  'not-of-family',
  'address-not-public',
  'ipv6-not-tried',
  'tested-too-often',
  'asked-to-come-back',
  'opted-out',
  'too-many-addresses',
  'not-waited-for',
  'not-reached-from-here',
  'no-room-to-connect',
  'tls-first',
  'plain-first',
])

/** @param findings of the same facts, the gravest first, in the language of `say` */
export function headlineOf(facts: Facts, verdict: Verdict | null, findings: readonly Finding[], say: Say): string {
  const { status, route, target, reason } = facts
  const { host } = target
  if (!hasEnded(facts)) return underWay(facts, say)
  if (status === 'interrupted') return say.interrupted(host, reason)
  if (route === 'null-mx') return say.nullMx(host)
  if (verdict === 'passed') return praise(facts, findings, say)
  if (verdict === 'inconclusive' && nothingGotOut(facts)) return say.noWayOut(target.port)
  const blames = verdict === 'inconclusive' ? reasonsOf(findings) : blamesOf(findings)
  const told = tell(blames.slice(0, 2), say) || say.notAsItShouldBe(host)
  const sentence = sentenceOf(facts, verdict, told, say).replace(/[.:]$/, '')
  const rest = [...(nothingWorked(facts) ? untried(facts, say) : []), ...(blames.length > 2 ? [say.moreBelow] : [])]
  return [`${sentence}.`, ...rest].join(' ')
}

function sentenceOf(facts: Facts, verdict: Verdict | null, told: string, say: Say): string {
  const { route, target } = facts
  if (verdict === 'failed' && onlyStrictSendersStay(facts)) return say.strictSenders(target.host, told)
  const throughMx = target.kind === 'domain' && route === 'mx'
  if (nothingWorked(facts) && openWays(facts).length > 0) return throughMx ? say.noMailTried(target.host, told) : told
  if (verdict === 'failed' && throughMx)
    return untriedWays(facts).length > 0 ? say.noMailByIpv4(target.host, told) : say.noMail(target.host, told)
  if (verdict === 'failed') return told
  if (verdict === 'inconclusive') return say.cannotTell(told)
  const arrives = facts.sessions.some((session) => statusOf(session, 'rcpt-to') === 'passed')
  if (!arrives) return told
  return target.kind === 'domain' ? say.mailBut(target.host, told) : say.worksBut(target.host, told)
}

/** Whether every session that was held failed. */
function nothingWorked(facts: Facts): boolean {
  const held = facts.sessions.filter((session) => ofMail(session) && session.status !== 'skipped')
  return held.length > 0 && held.every(({ status }) => status === 'failed')
}

/** Named one by one as far as a sentence can hold them. */
const NAMED = 3

/** What may work all the same, since nobody tried it, in a sentence; none where all was tried. */
function untried(facts: Facts, say: Say): string[] {
  const ways = untriedWays(facts)
  if (ways.length === 0) return []
  const other = facts.target.family === '4' ? 'IPv6' : 'IPv4'
  const named = ways
    .slice(0, NAMED)
    .map(({ place, why }) => (why === 'unasked' ? say.unasked(other) : `${place} (${say.untriedSince[why]})`))
  const more = ways.length > NAMED ? [say.moreUntried(ways.length - NAMED)] : []
  return [say.untried(say.list([...named, ...more]))]
}

function praise(facts: Facts, findings: readonly Finding[], say: Say): string {
  const { target, options } = facts
  const sessions = facts.sessions.filter(ofMail)
  const tried = sessions.filter(({ status }) => status === 'passed')
  const skipped = sessions.length - tried.length
  const untried = [
    ...(skipped === 0 ? [] : [say.addressesUntried(skipped)]),
    ...(options.envelope ? [] : [say.envelopeUntried]),
  ]
  const [session] = tried
  if (session && tried.length === 1)
    return [`${session.host} ${say.list(virtues(session, findings, say))}.`, ...untried].join(' ')
  const hosts = new Set(tried.map(({ host }) => host))
  const servers = hosts.size === 1 ? say.serverFine([...hosts][0] ?? '') : say.serversFine(hosts.size)
  const fine =
    target.kind === 'domain' && options.envelope
      ? say.mailReaches(target.host, servers, tried.length)
      : hosts.size > 1
        ? say.atHost(target.host, servers, tried.length)
        : say.fine(servers, tried.length)
  return [fine, ...untried].join(' ')
}

function virtues(session: Session, findings: readonly Finding[], say: Say): string[] {
  const rcpt = session.steps.find(({ name }) => name === 'rcpt-to')
  const mail = session.steps.find(({ name }) => name === 'mail-from')
  const inside = session.steps.some(({ name, status }) => name === 'auth' && status === 'passed')
  const login = [mail, rcpt].some((step) => step?.summary.includes('wants a login'))
  // Whoever reads of a banner below must not read here that it is as it should be.
  const odd = findings.some((finding) => finding.session === session.index && finding.step === 'banner')
  const others = [
    ...(session.tls ? [say.speaks(session.tls.protocol.replace('TLSv', 'TLS '))] : []),
    ...(inside ? [say.acceptsLogin] : []),
    ...(login ? [say.asksLogin] : rcpt?.status === 'passed' ? [say.takesMail] : []),
  ]
  if (!odd) return [say.greets, ...others]
  return others.length > 0 ? others : [say.answers]
}

/** What is wrong, each thing once, and only the gravest kind that there is. */
function blamesOf(all: readonly Finding[]): string[] {
  const findings = all.filter(({ under }) => under === null)
  const gravest = SEVERITIES.find((grave) => findings.some(({ severity }) => severity === grave))
  return [...new Set(findings.flatMap(({ severity, title }) => (severity === gravest ? [title] : [])))]
}

/** Why nothing could be told, whatever else was found; what could be told, where no reason has a name. */
function reasonsOf(all: readonly Finding[]): string[] {
  const reasons = all.filter(({ under, code }) => under === null && UNTOLD_BECAUSE.has(code))
  return reasons.length > 0 ? [...new Set(reasons.map(({ title }) => title))] : blamesOf(all)
}

/** Whom it is about is said once, where two things are about the same. */
function tell(titles: readonly string[], say: Say): string {
  const said = titles.map((title) => ({
    whom: title.slice(0, title.indexOf(' ')),
    what: title.slice(title.indexOf(' ') + 1),
  }))
  const [first, second] = said
  if (first && second && first.what === second.what) return say.likewise(first.whom, first.what, second.whom)
  return say.list(said.map(({ whom, what }, index) => (whom === said[index - 1]?.whom ? what : `${whom} ${what}`)))
}

function statusOf(session: Session, name: StepName) {
  return session.steps.find((step) => step.name === name)?.status
}
