/** Which lamps there are, and how they stand: the same on the page and in the pictures. Pure. */
import type { Report, Session } from './report.ts'
import { STEPS, type Status, type StepName } from './words.ts'

/** A lamp that is not lit yet is `pending`. */
export type LampStatus = Status | 'pending' | 'inconclusive'

/** Whether nothing runs any more. */
export function hasEnded({ status }: Pick<Report, 'status'>): boolean {
  return status === 'finished' || status === 'interrupted'
}

/** The one lamp for the whole test. */
export function lampOfReport(report: Pick<Report, 'status' | 'verdict'>): LampStatus {
  if (report.status === 'queued') return 'pending'
  return hasEnded(report) ? (report.verdict ?? 'inconclusive') : 'running'
}

/** Steps that only some tests ask for: no column for them where no session got anywhere near. */
const OPTIONAL: ReadonlySet<StepName> = new Set(['tls', 'auth', 'relay', 'starttls', 'certificate', 'ehlo-tls'])

/** The columns of the lamp matrix: every step that plays a part in at least one of the sessions. */
export function columns(sessions: Session[], envelope: boolean): StepName[] {
  const played = (name: StepName) =>
    sessions.some((session) => stepOf(session, name) && stepOf(session, name)?.status !== 'skipped')
  const implicit = played('tls')
  return STEPS.filter((name) => {
    if (played(name)) return true
    if (name === 'tls' || name === 'auth' || name === 'relay') return false
    if (name === 'starttls' || name === 'ehlo-tls') return !implicit
    if (name === 'mail-from' || name === 'rcpt-to') return envelope
    return !OPTIONAL.has(name) || !implicit
  })
}

export function stepOf(session: Session, name: StepName) {
  return session.steps.find((step) => step.name === name)
}

export function lampOf(session: Session, name: StepName): LampStatus {
  return stepOf(session, name)?.status ?? 'pending'
}
