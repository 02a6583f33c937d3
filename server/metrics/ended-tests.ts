import { Counter, Histogram, type Registry } from 'prom-client'
import { PUT_OFF } from '../../shared/diagnosis/notes.ts'
import { specimenOf } from '../../shared/practice.ts'
import type { Facts } from '../../shared/report.ts'
import type { Verdict } from '../../shared/words.ts'

export type EndedTests = {
  /** @param facts null where the log of a test could not be read */
  ended(facts: Facts | null, verdict: Verdict | null): void
}

/** From a handshake next door to the five minutes that a banner may take. */
const SECONDS = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 300]

/**
 * Figures of tests that ended, as one more thing that is made of their facts: nothing has to be counted while they run.
 * Practice servers are left out where a figure is about this world.
 *
 * @param overBudget called for each session that was not held, because its address was visited too often just now
 */
export function endedTests(registry: Registry, overBudget: () => void): EndedTests {
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const histogram = <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Histogram({ name, help, labelNames, buckets: SECONDS, registers })

  const finished = counter('helograph_tests_finished_total', 'Tests that ended, by verdict', ['verdict'])
  const durations = histogram('helograph_test_duration_seconds', 'From the acceptance of a test to its end')
  const waits = histogram('helograph_test_wait_seconds', 'From the acceptance of a test to its first question')
  const sessions = counter('helograph_sessions_total', 'Sessions of tests that ended, by status', ['status'])
  const sessionWaits = histogram(
    'helograph_session_wait_seconds',
    'From the answer of the DNS to the connection, while the address is not free or other sessions of the test come first',
  )
  const steps = counter('helograph_steps_total', 'Steps that were taken, by lamp', ['step', 'status'])
  const stepDurations = histogram('helograph_step_duration_seconds', 'Time that a step took', ['step'])
  const checks = counter('helograph_checks_total', 'Checks that were made, by lamp', ['check', 'status'])
  const checkDurations = histogram('helograph_check_duration_seconds', 'Time that a check took', ['check'])
  const failures = counter(
    'helograph_failures_total',
    'Steps that did not go as they should, by what happened and whose fault it is',
    ['kind', 'fault'],
  )

  function ofSession(
    { status, steps: taken, failures: seen, purpose }: Facts['sessions'][number],
    resolvedMs: number,
  ): void {
    sessions.inc({ status })
    for (const { name: step, status, startedMs, durationMs } of taken) {
      if (startedMs === null || durationMs === null) continue
      steps.inc({ step, status })
      stepDurations.observe({ step }, durationMs / 1000)
    }
    for (const { kind, fault } of seen) failures.inc({ kind, fault })
    const [first] = taken
    if (first?.startedMs === null && PUT_OFF.some((words) => first.summary.startsWith(words))) overBudget()
    if (first && first.startedMs !== null && purpose === 'mail')
      sessionWaits.observe(Math.max(0, first.startedMs - resolvedMs) / 1000)
  }

  return {
    ended(facts, verdict) {
      finished.inc({ verdict: verdict ?? 'none' })
      if (!facts || specimenOf(facts.target) !== null) return
      if (facts.durationMs !== null && facts.notBefore === null) durations.observe(facts.durationMs / 1000)
      for (const { name: check, status, durationMs } of facts.checks) {
        checks.inc({ check, status })
        if (durationMs !== null) checkDurations.observe({ check }, durationMs / 1000)
      }
      const dns = facts.checks.find(({ name }) => name === 'dns')
      if (dns && facts.notBefore === null) waits.observe(dns.startedMs / 1000)
      for (const session of facts.sessions) ofSession(session, (dns?.startedMs ?? 0) + (dns?.durationMs ?? 0))
    },
  }
}
