/**
 * What a test means for a watch: which facts come into its log. Pure: the state before, what was seen, and the date.
 * A rule has to be broken in two tests before it is an incident, and kept in two before that is over.
 */
import type { Report } from '../report.ts'
import type { WatchFact } from './events.ts'
import { type Incident, isOpen } from './incident.ts'
import type { Judged } from './judge.ts'
import { CONFIRMED_MS, type MailState, type MailWord, UNABLE_MS, withWord } from './mail.ts'
import { type Rule, ruleKey } from './rules.ts'
import type { WatchState } from './state.ts'

const MINUTE_MS = 60_000
/** A failing test is looked at again after so long; a recovery as well. */
export const LOOK_AGAIN_MS = 60_000
/** For how long it may come back as the same incident. */
export const SAME_INCIDENT_MS = 30 * MINUTE_MS
/** What came back has to be good for longer each time, before it is called over. */
const CALM_MS = { step: 10 * MINUTE_MS, most: 30 * MINUTE_MS }

/** A test, as a watch sees it. */
export type Sight = {
  test: string
  verdict: Report['verdict']
  headline: string
  /** whether it could tell how the target is at all */
  told: boolean
  /** whether mail was taken in it */
  mail: MailWord
  /** when the test before it ended, where mail was taken in that; ISO 8601 */
  takenBefore: string | null
  judged: readonly { rule: Rule; judged: Judged }[]
  /** nobody watched right before it, from then on; null: somebody did. ISO 8601 */
  gapFrom: string | null
  /** when it began; ISO 8601 */
  beganAt: string
  /** failures are expected now */
  maintenance: boolean
}

/** @param at milliseconds since the epoch */
export function decide(before: WatchState, sight: Sight, at: number): WatchFact[] {
  const { test, gapFrom, beganAt: to, verdict } = sight
  const facts: WatchFact[] = []
  const state = gapFrom === null ? before : forgotten(before)
  if (gapFrom !== null) {
    facts.push({ type: 'gap', from: gapFrom, to })
    // Whatever was suspected before it proves nothing together with what is seen now.
    for (const rule of Object.keys(before.suspicions)) facts.push({ type: 'cleared', rule, test })
  }
  if (state.verdict !== verdict) facts.push({ type: 'turned', test, before: state.verdict ?? null, after: verdict })
  facts.push(...aboutMail(before.mail, state.mail, sight, at), ...aboutTelling(state, sight, at))
  const explained = sight.judged.some(({ rule, judged }) => rule.rule === 'no-mail' && judged.outcome === 'broken')
  let count = state.count
  for (const { rule, judged } of sight.judged) {
    if (rule.rule === 'anything-changed') facts.push(...aboutChange(state, sight, judged, at))
    else {
      const own: Judged = explained && PARTS.has(rule.rule) ? { outcome: 'unknown' } : judged
      const found = aboutRule(state, sight, { rule, judged: own }, count + 1, at)
      if (found.some(({ type }) => type === 'opened')) count += 1
      facts.push(...found)
    }
  }
  return facts
}

/** What becomes of incidents and suspicions whose rule is not among these any more. */
export function droppedWith(state: WatchState, rules: readonly Rule[]): WatchFact[] {
  const kept = new Set(rules.map(ruleKey))
  const open = state.incidents.filter((incident) => isOpen(incident) && !kept.has(incident.rule))
  const suspected = Object.entries(state.suspicions).filter(([rule]) => !kept.has(rule))
  return [
    ...open.map(({ number }) => ({ type: 'dropped', incident: number }) as const),
    ...suspected.map(([rule, { test }]) => ({ type: 'cleared', rule, test }) as const),
  ]
}

/**
 * In how many milliseconds a watch would be looked at again sooner than usual; null where it need not. What had its look
 * and was not settled by it, since nobody could tell, waits for the usual one.
 *
 * @param at when it was looked at last, in milliseconds since the epoch
 */
export function wishOf(state: WatchState, rules: readonly Rule[], at: number): number | null {
  const patience = new Map(rules.map((rule) => [ruleKey(rule), patienceOf(rule)]))
  const suspected = Object.entries(state.suspicions).map(
    ([rule, { since }]) => Date.parse(since) + (patience.get(rule) ?? LOOK_AGAIN_MS),
  )
  const easing = state.incidents.flatMap(({ status, easedAt, flaps }) =>
    status === 'easing' && easedAt ? [Date.parse(easedAt) + calmOf(flaps)] : [],
  )
  const { doubt } = state.mail
  const doubted = doubt && doubt.said !== 'unknown' ? [Date.parse(doubt.since) + LOOK_AGAIN_MS] : []
  const wishes = [...suspected, ...easing, ...doubted].filter((wish) => wish > at)
  return wishes.length > 0 ? Math.min(...wishes) - at : null
}

/** They say less than that no mail arrives at all, and would say it besides. */
const PARTS: ReadonlySet<string> = new Set(['any-host', 'any-address', 'either-family'])

function aboutRule(
  state: WatchState,
  { test, maintenance }: Sight,
  { rule, judged }: Sight['judged'][number],
  number: number,
  at: number,
): WatchFact[] {
  const key = ruleKey(rule)
  const suspicion = state.suspicions[key]
  const open = state.incidents.find((one) => one.rule === key && isOpen(one))
  const clear: WatchFact[] = suspicion ? [{ type: 'cleared', rule: key, test }] : []
  if (judged.outcome === 'unknown') return clear
  if (judged.outcome === 'kept') return open ? whenGood(open, test, at) : clear
  const { reason } = judged
  if (open) return open.status === 'easing' ? [{ type: 'relapsed', incident: open.number, test, reason }] : []
  if (maintenance) return clear
  if (!suspicion) return [{ type: 'failed', rule: key, test, reason }]
  if (at - Date.parse(suspicion.since) < patienceOf(rule) - (LOOK_AGAIN_MS - CONFIRMED_MS)) return []
  const { since, test: first } = suspicion
  const latest = state.incidents.findLast((one) => one.rule === key && one.status === 'recovered')
  if (latest?.recoveredAt && Date.parse(since) - Date.parse(latest.recoveredAt) <= SAME_INCIDENT_MS)
    return [{ type: 'reopened', incident: latest.number, first, test, since, reason }]
  return [{ type: 'opened', incident: number, rule: key, since, first, test, reason }]
}

function whenGood({ number, status, easedAt, flaps }: Incident, test: string, at: number): WatchFact[] {
  if (status !== 'easing' || easedAt === null) return [{ type: 'eased', incident: number, test }]
  if (at - Date.parse(easedAt) < calmOf(flaps) - (LOOK_AGAIN_MS - CONFIRMED_MS)) return []
  return [{ type: 'recovered', incident: number, test, since: easedAt }]
}

function aboutChange(state: WatchState, { test, maintenance }: Sight, judged: Judged, at: number): WatchFact[] {
  if (state.baseline === null) return [{ type: 'baseline', test }]
  const rule = 'anything-changed'
  const suspicion = state.suspicions[rule]
  if (judged.outcome !== 'broken') return suspicion ? [{ type: 'cleared', rule, test }] : []
  // What is changed on purpose is how it shall be from then on.
  if (maintenance) return [{ type: 'baseline', test }]
  if (!suspicion) return [{ type: 'failed', rule, test, reason: judged.reason }]
  if (at - Date.parse(suspicion.since) < CONFIRMED_MS) return []
  return [{ type: 'differed', before: state.baseline, test, summary: judged.reason }]
}

function aboutMail(
  before: MailState,
  counted: MailState,
  { mail: said, test, headline, takenBefore }: Sight,
  at: number,
): WatchFact[] {
  const after = withWord(counted, said, { test, reason: headline, before: takenBefore }, at)
  return after === before ? [] : [{ type: 'mail', test, ...after }]
}

function aboutTelling({ clouded }: WatchState, { told, test, headline, maintenance }: Sight, at: number): WatchFact[] {
  if (told) return clouded ? [{ type: 'able', test }] : []
  if (!clouded) return [{ type: 'clouded', test, reason: headline }]
  if (clouded.told || maintenance || at - Date.parse(clouded.since) < UNABLE_MS) return []
  return [{ type: 'unable', since: clouded.since, test, reason: headline }]
}

/** As after a start: what had been seen before the gap, and was not sure, does not count. */
function forgotten(state: WatchState): WatchState {
  const { mail, clouded } = state
  return {
    ...state,
    suspicions: {},
    mail: mail.doubt ? { ...mail, doubt: null } : mail,
    clouded: clouded?.told ? clouded : null,
  }
}

/** How long a rule has to have been broken, from the first test that showed it. */
function patienceOf({ minutes }: Rule): number {
  return minutes === undefined ? LOOK_AGAIN_MS : minutes * MINUTE_MS
}

function calmOf(flaps: number): number {
  return flaps === 0 ? LOOK_AGAIN_MS : Math.min(flaps * CALM_MS.step, CALM_MS.most)
}
