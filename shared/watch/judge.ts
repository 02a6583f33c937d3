/**
 * Whether a rule is kept, by what a report says. Pure. What was not seen is `unknown`, and nobody is woken for that: faults
 * `policy` and `probe` and a verdict `inconclusive` come to nothing else.
 */
import type { Comparison } from '../compare/comparison.ts'
import { onOneLine } from '../escape.ts'
import type { Report, Session } from '../report.ts'
import { untoldHosts } from '../untried.ts'
import type { StepName } from '../words.ts'
import { isAnswered, isShut, temporaryFailure, type Way, waysOf } from './paths.ts'
import type { Rule, RuleName } from './rules.ts'

export type Judged =
  | { outcome: 'kept' }
  | { outcome: 'unknown' }
  /** `session` and `step`: where it shows; null: not in a conversation */
  | { outcome: 'broken'; reason: string; session: number | null; step: StepName | null }

/** What a rule is judged by. */
export type Seen = {
  report: Report
  /** with the baseline, for `anything-changed`; null where there is none */
  comparison: Comparison | null
}

const KEPT: Judged = { outcome: 'kept' }
const UNKNOWN: Judged = { outcome: 'unknown' }
const DAY_MS = 86_400_000

export function judge(rule: Rule, seen: Seen): Judged {
  const { report } = seen
  if (report.status !== 'finished') return UNKNOWN
  return JUDGES[rule.rule](rule, seen)
}

const JUDGES: Record<RuleName, (rule: Rule, seen: Seen) => Judged> = {
  'no-mail': (_, { report }) => {
    if (isShut(report)) return wholly(report)
    return waysOf(report).some(({ state }) => state === 'up') ? KEPT : UNKNOWN
  },

  'any-address': (_, { report }) => {
    const ways = waysOf(report)
    const down = ways.find(({ state }) => state === 'down')
    if (down) return broken(`${placeOf(down.session)} is down: ${whyDown(down.session)}`, down.session)
    return noWay(report, ways) ?? (ways.every(({ state }) => state === 'up') ? KEPT : UNKNOWN)
  },

  'any-host': (_, { report }) => {
    const ways = waysOf(report)
    const hosts = groups(ways, ({ session }) => session.host)
    // An address that the DNS did not tell may be up.
    const untold = untoldHosts(report)
    const dead = hosts.find((group) => isDown(group) && group.every(({ session }) => !untold.includes(session.host)))
    if (dead?.[0]) return broken(`${dead[0].session.host} is down: ${whyDown(dead[0].session)}`, dead[0].session)
    const lost = unresolvedHosts(report)[0]
    if (lost) return { outcome: 'broken', reason: `${lost} has no address.`, session: null, step: null }
    return noWay(report, ways) ?? (hosts.every(isUp) ? KEPT : UNKNOWN)
  },

  'either-family': (_, { report }) => {
    const ways = waysOf(report)
    const families = groups(ways, ({ session }) => familyOf(session))
    // An address that the DNS did not tell may be of that family.
    const dead = untoldHosts(report).length > 0 ? undefined : families.find(isDown)
    if (dead?.[0]) {
      const { session } = dead[0]
      return broken(`Nothing answers by ${familyOf(session)}: ${placeOf(session)}: ${whyDown(session)}`, session)
    }
    return noWay(report, ways) ?? (families.every(isUp) ? KEPT : UNKNOWN)
  },

  'starttls-gone': (_, { report }) => {
    const spoken = mailSessions(report).filter(({ steps }) =>
      steps.some(({ name, startedMs, status }) => name === 'starttls' && startedMs !== null && status !== 'running'),
    )
    for (const session of spoken) {
      const offered = session.capabilitiesBeforeTls.some(({ keyword }) => keyword === 'STARTTLS')
      const refused = session.failures.find(({ step, fault }) => step === 'starttls' && fault === 'target')
      if (!offered) return broken(`${placeOf(session)} does not offer STARTTLS.`, session, 'starttls')
      if (refused) return broken(`${placeOf(session)} offers STARTTLS, but: ${refused.message}`, session, 'starttls')
    }
    return spoken.some(({ tls }) => tls) ? KEPT : UNKNOWN
  },

  'certificate-ends': ({ days = 0 }, { report }) => {
    const shown = mailSessions(report).filter(({ tls }) => tls?.certificates[0])
    const first = shown.toSorted((a, b) => endOf(a) - endOf(b))[0]
    if (!first) return UNKNOWN
    const left = (endOf(first) - Date.parse(report.startedAt)) / DAY_MS
    if (left >= days) return KEPT
    const date = new Date(endOf(first)).toISOString().slice(0, 10)
    const reason =
      left < 0 ? `ended on ${date}` : `ends on ${date}, ${left < 1 ? 'within a day' : `in ${Math.floor(left)} days`}`
    return broken(`The certificate of ${placeOf(first)} ${reason}.`, first, 'certificate')
  },

  'slow-banner': ({ seconds = 0 }, { report }) => {
    const waits = mailSessions(report).flatMap((session) => {
      const step = session.steps.find(({ name }) => name === 'banner')
      const failure = session.failures.find((told) => told.step === 'banner')
      const heard = step?.status === 'passed' || (step?.status === 'warned' && !failure)
      const inVain = failure?.kind === 'timeout'
      return (heard || inVain) && step?.durationMs ? [{ session, ms: step.durationMs, inVain }] : []
    })
    const slowest = waits.toSorted((a, b) => b.ms - a.ms)[0]
    if (!slowest) return UNKNOWN
    const { session, ms, inVain } = slowest
    const waited = Math.round(ms / 1000)
    // Where nothing had come when the test gave up, it would have taken longer than that.
    if (inVain && waited >= seconds)
      return broken(`${placeOf(session)} did not greet within ${waited} s.`, session, 'banner')
    if (!inVain && ms > seconds * 1000)
      return broken(`${placeOf(session)} took ${waited} s to greet.`, session, 'banner')
    return waits.some((wait) => wait.inVain) ? UNKNOWN : KEPT
  },

  'capability-lost': ({ keyword = '' }, { report }) => {
    const answered = mailSessions(report).filter(isAnswered)
    const offers = ({ capabilities, capabilitiesBeforeTls }: Session) =>
      [...capabilities, ...(keyword === 'STARTTLS' ? capabilitiesBeforeTls : [])].some((one) => one.keyword === keyword)
    // Where the handshake failed, nobody knows what is offered inside.
    const [without] = answered.filter((session) => !offers(session) && !lostInHandshake(session))
    if (without) {
      const step = without.tls ? 'ehlo-tls' : 'ehlo'
      return broken(`${placeOf(without)} does not offer ${keyword}.`, without, step)
    }
    return answered.length > 0 && answered.every(offers) ? KEPT : UNKNOWN
  },

  'temporary-failures': (_, { report }) => {
    const sessions = mailSessions(report)
    for (const session of sessions) {
      const failure = temporaryFailure(session)
      if (failure) return broken(`${placeOf(session)} says ${onOneLine(failure.received)}`, session, failure.step)
    }
    return waysOf(report).some(({ state }) => state === 'up') ? KEPT : UNKNOWN
  },

  blocklisted: (_, { report }) => {
    const check = report.checks.find(({ name }) => name === 'blocklists')
    if (check?.status === 'warned' || check?.status === 'failed')
      return { outcome: 'broken', reason: check.summary, session: null, step: null }
    return check?.status === 'passed' ? KEPT : UNKNOWN
  },

  'anything-changed': (_, { comparison }) => {
    if (!comparison?.complete) return UNKNOWN
    return differs(comparison) ? { outcome: 'broken', reason: comparison.summary, session: null, step: null } : KEPT
  },
}

/** Whether two tests differ in more than their pace, and in more than the tester. */
export function differs({ verdict, headline, checks, sessions, findings }: Comparison): boolean {
  const lists = [checks, findings.gained, findings.lost]
  const spoken = sessions.some(
    ({ before, after, steps, capabilities, tls }) =>
      !before ||
      !after ||
      tls ||
      capabilities.length > 0 ||
      steps.some(({ turned, lines }) => turned || lines.length > 0),
  )
  return verdict !== null || headline !== null || spoken || lists.some((list) => list.length > 0)
}

function broken(reason: string, session: Session, step?: StepName): Judged {
  return { outcome: 'broken', reason, session: session.index, step: step ?? session.failure?.step ?? null }
}

/** What the page says of it is what the alarm says. */
function wholly(report: Report): Judged {
  const dead = mailSessions(report).find(({ status }) => status === 'failed')
  return { outcome: 'broken', reason: report.headline, session: dead?.index ?? null, step: dead?.failure?.step ?? null }
}

/** Without an address there is no way to look at, and every one of them is down. */
function noWay(report: Report, ways: readonly Way[]): Judged | null {
  if (ways.length > 0) return null
  return report.verdict === 'failed' ? wholly(report) : UNKNOWN
}

function unresolvedHosts({ checks }: Report): string[] {
  const troubles = checks.find(({ name }) => name === 'dns')?.data.troubles
  if (!Array.isArray(troubles)) return []
  return (troubles as { kind: string; name: string }[]).flatMap(({ kind, name }) =>
    kind === 'mx-unresolved' ? [name] : [],
  )
}

function mailSessions(report: Report): Session[] {
  return waysOf(report).map(({ session }) => session)
}

function groups(ways: readonly Way[], by: (way: Way) => string): Way[][] {
  const found = new Map<string, Way[]>()
  for (const way of ways) found.set(by(way), [...(found.get(by(way)) ?? []), way])
  return [...found.values()]
}

function isDown(ways: readonly Way[]): boolean {
  return ways.every(({ state }) => state === 'down')
}

function isUp(ways: readonly Way[]): boolean {
  return ways.some(({ state }) => state === 'up')
}

function lostInHandshake({ tls, failures }: Session): boolean {
  return !tls && failures.some(({ step }) => step === 'starttls')
}

function familyOf({ address }: Session): 'IPv4' | 'IPv6' {
  return address.includes(':') ? 'IPv6' : 'IPv4'
}

function placeOf({ host, address }: Session): string {
  return host === address ? host : `${host} (${address})`
}

function whyDown({ failure }: Session): string {
  return failure?.message ?? 'a step failed.'
}

function endOf({ tls }: Session): number {
  return Date.parse(tls?.certificates[0]?.notAfter ?? '')
}
