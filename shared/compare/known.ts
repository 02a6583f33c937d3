/** What a test knows already. What it does not know is not compared: what was not seen is unknown, never absent. Pure. */
import type { Check, Report, Session, Step } from '../report.ts'
import type { StepName } from '../words.ts'

/** Whether the test ran to its end: only then what is missing in it is missing. */
export function isWhole({ status }: Pick<Report, 'status'>): boolean {
  return status === 'finished'
}

/** The step, once it has come to something by itself; null while it runs, and where the end of the test cut it off. */
export function ended(report: Report, session: Session, name: StepName): Step | null {
  const step = session.steps.find((one) => one.name === name)
  if (!step || step.status === 'running' || cutOff(report, step)) return null
  return step
}

/** The same of a check. */
export function endedCheck(report: Report, name: Check['name']): Check | null {
  const check = report.checks.find((one) => one.name === name)
  return !check || check.status === 'running' || cutOff(report, check) ? null : check
}

/** Whether the step was run: an answer that was asked for is there. */
export function ran(step: Step | null): boolean {
  return step !== null && step.status !== 'skipped'
}

function cutOff({ status, reason }: Report, { status: lamp, summary }: Pick<Step, 'status' | 'summary'>): boolean {
  return status === 'interrupted' && lamp === 'skipped' && summary === reason
}
