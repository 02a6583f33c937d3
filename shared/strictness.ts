/**
 * A policy makes certificates count. On port 25 most senders do not look at them, so alone they are amber at worst; but
 * where the domain promises a good one (MTA-STS in `enforce`, RFC 8461 5) or names the one it has (DANE, RFC 7672 2.2),
 * senders that obey do not deliver, and the lamp of the step turns red. Events never change: this is how they are read.
 */
import { endedCheck, type PolicyTrouble, policyTroubles } from './diagnosis/policy-notes.ts'
import type { Facts, Session, SessionFailure, Step } from './report.ts'
import { worst } from './words.ts'

/** A session and a step that senders of this kind do not get past. */
interface Refusal extends PolicyTrouble {
  by: 'MTA-STS' | 'DANE'
}

/** How it is told of a step that some senders do not get past it, in one language. */
export interface StrictWords {
  /** how the reason begins in the summary and in the failure of such a step; the rest is the policy's */
  senders: Readonly<Record<Refusal['by'], string>>
  refused: (senders: string, result: string, text: string) => string
}

/**
 * The facts as the policies of the target make them. Pure, and nothing more changes when it is done twice; what no
 * policy touches is the same object as before.
 *
 * @param say in the language that the facts are told in
 */
export function strictly(facts: Facts, say: StrictWords): Facts {
  const refusals = refusalsOf(facts)
  if (refusals.length === 0) return facts
  const sessions = facts.sessions.map((session) => {
    const own = refusals.filter((refusal) => refusal.session === session.index && session.purpose === 'mail')
    return own.reduce((judged, refusal) => withRefusal(judged, refusal, facts.startedAt, say), session)
  })
  return { ...facts, sessions }
}

/** The steps that are red for the sake of a policy alone, as they are then. */
export function turnedRed(facts: Facts, say: StrictWords): { session: Session; step: Step }[] {
  return strictly(facts, say).sessions.flatMap((session, at) =>
    session.steps.filter((step, rank) => step !== facts.sessions[at]?.steps[rank]).map((step) => ({ session, step })),
  )
}

/**
 * Whether mail gets through but for senders that obey a policy.
 *
 * @param facts judged by the policies
 */
export function onlyStrictSendersStay(facts: Facts): boolean {
  const failed = facts.checks.filter(({ status }) => status === 'failed')
  const strict = failed.length > 0 && failed.every(({ name }) => name === 'mta-sts' || name === 'dane')
  return strict && facts.sessions.some(isOpen)
}

/** Somebody who cares for no certificate gets as far as this test went. */
function isOpen({ purpose, steps }: Session): boolean {
  const harmless = steps.every(
    ({ name, status }) => status !== 'failed' || name === 'starttls' || name === 'certificate',
  )
  return purpose === 'mail' && harmless && steps.some(({ name, status }) => name === 'ehlo' && status !== 'skipped')
}

function refusalsOf(facts: Facts): Refusal[] {
  const sts = endedCheck(facts, 'mta-sts')
  const bySts = sts?.data.mode === 'enforce' ? policyTroubles(sts) : []
  const byDane = policyTroubles(endedCheck(facts, 'dane'))
  return [
    ...bySts.map((trouble): Refusal => ({ ...trouble, by: 'MTA-STS' })),
    ...byDane.map((trouble): Refusal => ({ ...trouble, by: 'DANE' })),
  ].filter(({ session, step }) => session !== null && step !== null)
}

function withRefusal(session: Session, refusal: Refusal, startedAt: string, say: StrictWords): Session {
  const step = session.steps.find(({ name }) => name === refusal.step)
  const said = say.senders[refusal.by]
  if (!step || (step.status !== 'passed' && step.status !== 'warned' && step.status !== 'failed')) return session
  if (step.summary.includes(said)) return session
  // What was red before needs no second reason.
  if (step.status === 'failed' && !Object.values(say.senders).some((words) => step.summary.includes(words)))
    return session
  const reason = say.refused(said, refusal.result ?? '', refusal.text)
  const summary = `${ended(step.summary)} ${reason}`
  const steps = session.steps.map((one) => (one === step ? { ...one, status: 'failed' as const, summary } : one))
  const failures = withReason(session, step, reason, startedAt)
  const failed = new Set(steps.filter(({ status }) => status === 'failed').map(({ name }) => name))
  return {
    ...session,
    steps,
    failures,
    failure: failures.find((failure) => failed.has(failure.step)) ?? failures[0] ?? null,
    status: session.status === 'running' ? 'running' : worst(steps.map(({ status }) => status)),
  }
}

/** The failure that was told of the step goes on with the reason; a step that had none has one now. */
function withReason(session: Session, step: Step, reason: string, startedAt: string): SessionFailure[] {
  const { failures } = session
  if (failures.some((failure) => failure.step === step.name)) {
    return failures.map((failure) =>
      failure.step === step.name
        ? { ...failure, fault: 'target', message: `${ended(failure.message)} ${reason}` }
        : failure,
    )
  }
  const at = new Date(Date.parse(startedAt) + (step.startedMs ?? 0) + (step.durationMs ?? 0)).toISOString()
  const kind = step.name === 'certificate' ? 'tls' : 'reply'
  return [...failures, { step: step.name, at, kind, fault: 'target', message: reason, received: '' }]
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) || text === '' ? text : `${text}.`
}
