/** Findings that one of two tests alone has. Pure. */
import type { Finding, Report, Session } from '../report.ts'
import type { FindingChange } from './comparison.ts'
import { gistOfSummary } from './gist.ts'
import { ended, isWhole, ran } from './known.ts'
import type { Pair } from './pairs.ts'
import { placeOf } from './sessions.ts'

/** A test, and how to find another test's sessions in it. */
interface Side {
  report: Report
  /** The session that is the same conversation as the one with this index in the other test. */
  partner: (index: number) => Session | null
  /** The number of the pair that a session of this test is in. */
  pairOf: (index: number) => number
}

export function findingsChanged(before: Report, after: Report, pairs: readonly Pair[]) {
  const numbered = (side: keyof Pair) => (index: number) => pairs.findIndex((pair) => pair[side]?.index === index)
  const was: Side = {
    report: before,
    partner: (index) => pairs.find((pair) => pair.after?.index === index)?.before ?? null,
    pairOf: numbered('before'),
  }
  const is: Side = {
    report: after,
    partner: (index) => pairs.find((pair) => pair.before?.index === index)?.after ?? null,
    pairOf: numbered('after'),
  }
  return { gained: only(is, was), lost: only(was, is) }
}

/** What this side has more of than the other, as far as both know. */
function only(side: Side, other: Side): FindingChange[] {
  const theirs = new Map<string, number>()
  for (const finding of other.report.findings) {
    const key = keyOf(finding, other)
    theirs.set(key, (theirs.get(key) ?? 0) + 1)
  }
  return side.report.findings.flatMap((finding) => {
    const key = keyOf(finding, side)
    const left = theirs.get(key) ?? 0
    if (left > 0) {
      theirs.set(key, left - 1)
      return []
    }
    const seen = isKnown(finding, side) ? wouldShow(finding, other) : null
    return seen === null ? [] : [changeOf(finding, side, seen)]
  })
}

/** The same conclusion at the same place; about the test as a whole, of the same subject. */
function keyOf({ code, session, step, title }: Finding, side: Side): string {
  return JSON.stringify(session === null ? [code, gistOfSummary(title)] : [code, side.pairOf(session), step])
}

function isKnown({ session, step }: Finding, { report }: Side): boolean {
  const place = session === null ? undefined : report.sessions[session]
  return place && step ? ended(report, place, step) !== null : isWhole(report)
}

/** Whether it would show in the other test; null where that is not known yet. */
function wouldShow({ session, step }: Finding, { report, partner }: Side): boolean | null {
  const place = session === null ? null : partner(session)
  if (session === null || !place || !step) return isWhole(report) ? session === null || place !== null : null
  const there = ended(report, place, step)
  return there && ran(there)
}

function changeOf({ code, severity, title, evidence, about, session, step }: Finding, { report }: Side, seen: boolean) {
  const place = session === null ? undefined : report.sessions[session]
  return { code, severity, title, evidence, about, place: place ? placeOf(place) : null, step, seen }
}
