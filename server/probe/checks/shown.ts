/** What a session showed of TLS, for those who judge it by a policy. Only steps that ran are evidence. Pure. */
import type { ResultName } from '../../../shared/diagnosis/policy-notes.ts'
import type { Tls } from '../../../shared/events.ts'
import type { Session } from '../../../shared/report.ts'

/** A sender that obeys the policy does not deliver here, and why: the step that is at fault, and a sentence. */
export interface Refusal {
  result: ResultName
  step: 'starttls' | 'certificate'
  text: string
}

export type Shown =
  | { shown: 'tls'; tls: Tls }
  | { shown: 'no-tls'; refusal: Refusal }
  /** It never came to STARTTLS, or what happened there may be about this tester alone. */
  | { shown: 'nothing' }

export function shownBy(session: Session): Shown {
  if (session.tls) return { shown: 'tls', tls: session.tls }
  const step = session.steps.find(({ name }) => name === 'starttls')
  if (!step || step.startedMs === null) return { shown: 'nothing' }
  const without = (result: ResultName, text: string): Shown => ({
    shown: 'no-tls',
    refusal: { result, step: 'starttls', text },
  })
  const offered = session.capabilitiesBeforeTls.some(({ keyword }) => keyword === 'STARTTLS')
  const troubled = step.status === 'warned' || step.status === 'failed'
  if (troubled && !offered) return without('starttls-not-supported', 'STARTTLS is not offered.')
  const failure = session.failures.findLast((told) => told.step === 'starttls')
  if (step.status !== 'failed' || failure?.fault !== 'target') return { shown: 'nothing' }
  const result = failure.kind === 'reply' ? 'starttls-not-supported' : 'validation-failure'
  return without(result, failure.message)
}

/** Sessions that go where mail goes, at hosts of this name. */
export function mailSessionsOf(sessions: readonly Session[], host: string): Session[] {
  return sessions.filter((session) => session.purpose === 'mail' && session.host === host)
}

/** What a host is to senders that obey: it suffices that one of its addresses is as it should be. */
export type Standing = 'taken' | 'refused' | 'unknown'

export function standingOf(judged: readonly ('accepted' | 'unknown' | Refusal)[]): Standing {
  if (judged.includes('accepted')) return 'taken'
  return judged.some((one) => typeof one === 'object') ? 'refused' : 'unknown'
}
