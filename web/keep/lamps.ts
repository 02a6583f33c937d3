import { ofMail, questionOf } from '../../shared/question.ts'
import type { Report, Session } from '../../shared/report.ts'
import { type Status, worst } from '../../shared/words.ts'
import type { Last } from './schedule.ts'

/**
 * What the lamps of a test last said: by place and by name, because sessions are numbered anew in every test. A place is
 * `mx1.example.com [192.0.2.1]`, or `''` for the checks.
 */
export type Lamps = Record<string, Record<string, Status>>

/** A lamp that turned; `lamp` is null for a whole address that came (`from` null) or went (`to` null). */
export type Turn = { place: string; lamp: string | null; from: Status | null; to: Status | null }

/** The tester's own way out says nothing about the target. */
const OWN = 'canary'

/** What a test adds to what is known, and which lamps turned by it. @param known null: nothing yet, so nothing turns */
export function learn(known: Lamps | null, report: Report): { lamps: Lamps | null; turns: Turn[] } {
  // A test that failed on our side says nothing about the target's.
  if (report.verdict === 'inconclusive') return { lamps: known, turns: [] }
  const turns: Turn[] = []
  const lamps: Lamps = {}
  const take = (place: string, seen: Map<string, Status>, doubtful: (lamp: string) => boolean) => {
    const before = known?.[place] ?? {}
    const now = { ...before }
    for (const [lamp, status] of seen) {
      const was = before[lamp]
      // What was not seen is unknown: it keeps the lamp that was seen last.
      const silent = status === 'skipped' || status === 'running' || (was !== undefined && doubtful(lamp))
      if (silent && (was !== undefined || doubtful(lamp))) continue
      if (was !== undefined && was !== status) turns.push({ place, lamp, from: was, to: status })
      now[lamp] = status
    }
    lamps[place] = now
  }
  const checks = report.checks.filter(({ name }) => name !== OWN)
  take('', new Map(checks.map(({ name, status }) => [name, status])), () => false)
  for (const session of report.sessions) {
    const place = placeOf(session)
    if (known && !known[place] && ofMail(session)) turns.push({ place, lamp: null, from: null, to: session.status })
    take(place, new Map(session.steps.map(({ name, status }) => [name, status])), doubtIn(session))
  }
  for (const [place, before] of Object.entries(known ?? {})) {
    if (lamps[place]) continue
    // Where something is asked besides may depend on what came before; it is no address that went.
    if (isAddress(place)) turns.push({ place, lamp: null, from: worst(Object.values(before)), to: null })
    else lamps[place] = before
  }
  return { lamps, turns }
}

/** How the test ended as the schedule needs to know it. */
export function lastOf(report: Report): Last {
  if (report.verdict === 'inconclusive') return { kind: 'no-answer' }
  if (turnedAway(report)) {
    return { kind: 'turned-away', comeBack: report.followUp ? Date.parse(report.followUp.due) : null }
  }
  const visits = new Map<string, number>()
  for (const { address } of report.sessions) visits.set(address, (visits.get(address) ?? 0) + 1)
  return { kind: 'seen', sessions: Math.max(1, ...visits.values()) }
}

/** Findings that tell of an address that was left out for once. */
const LEFT_OUT: ReadonlySet<string> = new Set(['tested-too-often', 'asked-to-come-back'])

/** The server or our own house held that this tester comes too often, or should not come at all. */
function turnedAway({ sessions, findings }: Report): boolean {
  return (
    sessions.some(({ failures }) => failures.some(({ fault }) => fault === 'policy')) ||
    findings.some(({ code }) => LEFT_OUT.has(code))
  )
}

/** Whether a lamp shows the tester rather than the server: the refused step, and all that was not reached for it. */
function doubtIn(session: Session): (lamp: string) => boolean {
  const ours = session.failures.filter(({ fault }) => fault === 'policy' || fault === 'probe').map(({ step }) => step)
  const cut = ours.length > 0 || session.steps.every(({ status }) => status === 'skipped')
  const statuses = new Map(session.steps.map(({ name, status }) => [name as string, status]))
  return (lamp) => ours.some((step) => step === lamp) || (cut && statuses.get(lamp) === 'skipped')
}

function placeOf(session: Session): string {
  const question = questionOf(session)
  const name = session.host === session.address ? '' : `${session.host} `
  return `${name}[${session.address}]${question === '' ? '' : `, ${question}`}`
}

function isAddress(place: string): boolean {
  return place.endsWith(']')
}
