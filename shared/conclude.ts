import { diagnose } from './diagnosis/diagnose.ts'
import { headlineOf } from './headline.ts'
import type { Facts, Report } from './report.ts'
import { strictly } from './strictness.ts'
import { verdictOf } from './verdict.ts'

/** The report: the facts, and what is concluded from them. Pure, and the same in the server, the page and the terminal. */
export function conclude(folded: Facts): Report {
  const facts = strictly(folded)
  const { hosts: _, ...known } = facts
  const verdict = verdictOf(facts)
  const findings = diagnose(facts)
  return { ...known, verdict, headline: headlineOf(facts, verdict, findings), findings }
}
