/** Checks that turned, or whose summary says something else. Pure. */
import type { Check, Report } from '../report.ts'
import { CHECKS } from '../words.ts'
import type { CheckChange } from './comparison.ts'
import { gistOfSummary } from './gist.ts'
import { endedCheck, isWhole } from './known.ts'

export function checksChanged(before: Report, after: Report): CheckChange[] {
  return CHECKS.flatMap((name) => {
    const was = endedCheck(before, name)
    const is = endedCheck(after, name)
    if (was && is) return sameCheck(was, is) ? [] : [{ name, before: stateOf(was), after: stateOf(is) }]
    // That it was not made in one of them is known only at the end of that one.
    if (!(was || is) || !isWhole(was ? after : before)) return []
    return [{ name, before: was && stateOf(was), after: is && stateOf(is) }]
  })
}

function sameCheck(was: Check, is: Check): boolean {
  return was.status === is.status && gistOfSummary(was.summary) === gistOfSummary(is.summary)
}

function stateOf({ status, summary }: Check): NonNullable<CheckChange['before']> {
  return { status, summary }
}
