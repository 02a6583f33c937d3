/** The ways by which mail can come in, and what a report knows of each. Pure. */
import { forUsers } from '../diagnosis/view.ts'
import { ofMail } from '../question.ts'
import type { Report, Session } from '../report.ts'
import type { StepName } from '../words.ts'

/** `unclear`: not tried, or it turned this tester away, or the fault may lie here: nothing is said about the server. */
export type Way = { session: Session; state: 'up' | 'down' | 'unclear' }

export function waysOf(report: Report): Way[] {
  return report.sessions
    .filter(ofMail)
    .map((session) => ({ session, state: stateOf(session, report.options.envelope) }))
}

/** Whether the test can tell how the target is at all. */
export function canTell(report: Report): boolean {
  if (report.verdict === null || report.verdict === 'inconclusive') return false
  return isShut(report) || waysOf(report).some(({ state }) => state !== 'unclear')
}

/** Whether no mail can come in, also of senders who can go without TLS. Where just TLS failed, mail without it was not tried. */
export function isShut(report: Report): boolean {
  return report.verdict === 'failed' && !waysOf(report).some(({ session }) => failedInTls(session))
}

/** Whether the server answered EHLO, inside TLS where there was TLS, so that what it offers is known. */
export function isAnswered(session: Session): boolean {
  const name = session.tls && session.steps.some(({ name }) => name === 'ehlo-tls') ? 'ehlo-tls' : 'ehlo'
  const hello = ['passed', 'warned']
  if (hello.includes(statusOf(session, name)) && noFailure(session, name)) return true
  // TLS from the first byte: there is but one EHLO.
  return hello.includes(statusOf(session, 'ehlo')) && noFailure(session, 'ehlo') && session.capabilities.length > 0
}

/** What is asked there is not whether mail is taken; where TLS is refused, it may be taken without. */
const ASIDE: readonly StepName[] = ['starttls', 'auth', 'relay', 'quit']

/** The reply with which it was turned away for now, and not because of this tester; null where there is none. */
export function temporaryFailure({ failures }: Session) {
  return (
    failures.find(
      ({ kind, fault, received, step }) =>
        kind === 'reply' && fault !== 'policy' && fault !== 'probe' && !ASIDE.includes(step) && /^4\d\d/.test(received),
    ) ?? null
  )
}

/** Whether no way takes mail just now, since the target asks senders to come back later for reasons of its own: 452 of a full disk. */
export function putsOff(report: Report): boolean {
  const ways = waysOf(report)
  const later = ({ session }: Way) => temporaryFailure(session) !== null
  return ways.some(later) && ways.every((way) => way.state === 'down' || (way.state === 'unclear' && later(way)))
}

/** Whether a banner was waited for longer than so many seconds, or in vain. */
export function greetsLate(report: Report, seconds: number): boolean {
  return waysOf(report).some(
    ({ session: { steps, failures } }) =>
      failures.some(({ step, kind }) => step === 'banner' && kind === 'timeout') ||
      steps.some(({ name, durationMs }) => name === 'banner' && durationMs !== null && durationMs >= seconds * 1000),
  )
}

function stateOf(session: Session, envelope: boolean): Way['state'] {
  if (failedInTls(session)) return statusOf(session, 'rcpt-to') === 'passed' ? 'up' : 'unclear'
  if (session.status === 'failed') return 'down'
  if (session.status === 'running' || session.status === 'skipped') return 'unclear'
  if (!envelope) return isAnswered(session) ? 'up' : 'unclear'
  if (statusOf(session, 'rcpt-to') === 'passed') return 'up'
  // Ports for users ask for a login before they hear of a recipient, which is as it should be.
  if (statusOf(session, 'mail-from') === 'passed' && statusOf(session, 'rcpt-to') === 'skipped') return 'up'
  const refusal = session.failures.findLast(({ step }) => step === 'rcpt-to')
  // A postmaster that nobody made is a mistake, but mail for others is taken.
  return refusal?.fault === 'target' && /^5\d\d/.test(refusal.received) ? 'up' : 'unclear'
}

/** On the way to TLS, which no sender has to take: EHLO had been answered, and whoever logs in is somebody else. */
function failedInTls(session: Session): boolean {
  const { status, failure } = session
  const inTls: readonly (StepName | undefined)[] = ['starttls', 'certificate', 'ehlo-tls']
  return (
    status === 'failed' &&
    !forUsers(session) &&
    inTls.includes(failure?.step) &&
    statusOf(session, 'ehlo') !== 'skipped'
  )
}

function statusOf({ steps }: Session, name: StepName): string {
  return steps.find((step) => step.name === name)?.status ?? 'skipped'
}

function noFailure({ failures }: Session, name: StepName): boolean {
  return !failures.some(({ step }) => step === name)
}
