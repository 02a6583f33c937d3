import { STRICT } from '../../shared/languages/en/strict.ts'
import type { Facts } from '../../shared/report.ts'
import { strictly } from '../../shared/strictness.ts'
import { verdictOf } from '../../shared/verdict.ts'
import type { Verdict } from '../../shared/words.ts'

/** Tells the operator of each test that ended: a line of the log, and the figures. Its target is in neither. */
export function tellOfEnds(
  log: { info(details: object, message: string): void },
  counted: (facts: Facts | null, verdict: Verdict | null) => void,
): (testId: string, facts: Facts | null) => void {
  return (testId, facts) => {
    const verdict = facts && verdictOf(strictly(facts, STRICT))
    counted(facts, verdict)
    const { status, durationMs, sessions } = facts ?? {}
    log.info({ testId, status, verdict, durationMs, sessions: sessions?.length }, 'a test ended')
  }
}
