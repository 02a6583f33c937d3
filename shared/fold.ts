import type { TestEvent } from './events.ts'
import type { Check, Facts, Session, SessionFailure, Step } from './report.ts'
import { STEPS, type StepName, worst } from './words.ts'

/**
 * Folds events into the facts of a test. Pure: what went in is never changed, and what an event did
 * not touch is the same object as before, so that a page redraws only what is new.
 *
 * @param facts what the events so far came to; null before the first
 * @param events the following events, in order
 * @returns the facts after them; null while `queued`, always the first event, is missing
 */
export function fold(facts: Facts | null, events: Iterable<TestEvent>): Facts | null {
  const draft = new Draft(facts)
  for (const event of events) draft.apply(event)
  return draft.facts
}

/** Copies a session at most once a batch, and changes only copies. */
class Draft {
  facts: Facts | null
  readonly #copied = new Set<number>()

  constructor(facts: Facts | null) {
    this.facts = facts && { ...facts, checks: [...facts.checks], sessions: [...facts.sessions] }
  }

  apply(event: TestEvent): void {
    if (event.type === 'queued') {
      this.facts = begin(event)
      return
    }
    const facts = this.facts
    if (!facts || event.n <= facts.lastEvent) return
    facts.lastEvent = event.n
    switch (event.type) {
      case 'started':
        facts.status = 'running'
        facts.probe = event.probe
        return
      case 'resolved':
        facts.target = { ...facts.target, kind: event.kind }
        facts.route = event.route
        facts.hosts = event.hosts
        return
      case 'check':
        foldCheck(facts.checks, event)
        return
      case 'session':
        facts.sessions[event.session] = openSession(event)
        this.#copied.add(event.session)
        return
      case 'step':
        foldStep(this.#session(facts, event.session), event)
        return
      case 'skipped':
        foldSkipped(this.#session(facts, event.session), event)
        return
      case 'line': {
        const { n, at, ms, step, direction, text } = event
        this.#session(facts, event.session).transcript.push({ n, at, ms, step, direction, text })
        return
      }
      case 'capabilities': {
        const session = this.#session(facts, event.session)
        if (event.step === 'ehlo') session.capabilitiesBeforeTls = event.capabilities
        session.capabilities = event.capabilities
        return
      }
      case 'tls':
        this.#session(facts, event.session).tls = event.tls
        // RFC 3207 4.2: what was learnt before TLS is forgotten.
        if (event.step === 'starttls') this.#session(facts, event.session).capabilities = []
        return
      case 'follow-up': {
        const { id, url, due, reason } = event
        facts.followUp = { id, url, due, reason }
        return
      }
      case 'finished':
        facts.status = event.status
        facts.reason = event.reason
        facts.finishedAt = event.at
        facts.durationMs = event.ms
        if (event.status === 'interrupted') this.#interrupt(facts, event)
        return
    }
  }

  /** What had begun and did not end was cut off by the end of the test; nothing is concluded from it. */
  #interrupt(facts: Facts, { at, ms, reason }: Extract<TestEvent, { type: 'finished' }>): void {
    facts.checks = facts.checks.map((check) =>
      check.status === 'running'
        ? { ...check, status: 'skipped', summary: reason, durationMs: between(check.startedMs, ms) }
        : check,
    )
    for (const { index, status } of facts.sessions) {
      if (status !== 'running') continue
      const session = this.#session(facts, index)
      for (const step of session.steps.filter((one) => one.status === 'running')) {
        const failure = { kind: 'interrupted', fault: 'probe', message: reason, received: '' } as const
        put(session.steps, {
          ...step,
          status: 'skipped',
          summary: reason,
          durationMs: between(step.startedMs ?? ms, ms),
        })
        session.failures.push({ step: step.name, at, ...failure })
        session.failure ??= { step: step.name, at, ...failure }
      }
      const begun = new Set(session.steps.map(({ name }) => name))
      for (const name of STEPS) {
        if (!begun.has(name))
          put(session.steps, { name, status: 'skipped', summary: reason, startedMs: null, durationMs: null })
      }
      // What was seen may be green, but nobody saw the rest: of such a session nothing is said.
      const seen = worst(session.steps.map((step) => step.status))
      session.status = seen === 'passed' ? 'skipped' : seen
    }
  }

  #session(facts: Facts, index: number): Session {
    const session = facts.sessions[index]
    if (!session) throw new Error(`session ${index} speaks before it was opened`)
    if (this.#copied.has(index)) return session
    const copy = {
      ...session,
      steps: [...session.steps],
      transcript: [...session.transcript],
      failures: [...session.failures],
    }
    facts.sessions[index] = copy
    this.#copied.add(index)
    return copy
  }
}

function begin(event: Extract<TestEvent, { type: 'queued' }>): Facts {
  const { id, url, target, options, at, n, followUpOf = null, notBefore = null } = event
  return {
    id,
    url,
    target,
    options,
    route: null,
    hosts: [],
    status: 'queued',
    reason: '',
    probe: null,
    startedAt: at,
    finishedAt: null,
    durationMs: null,
    lastEvent: n,
    followUpOf,
    notBefore,
    followUp: null,
    checks: [],
    sessions: [],
  }
}

function openSession(event: Extract<TestEvent, { type: 'session' }>): Session {
  const { session, host, preference, address, port, purpose = 'mail', tlsAsked = null } = event
  return {
    index: session,
    host,
    preference,
    address,
    port,
    purpose,
    tlsAsked,
    status: 'running',
    steps: [],
    capabilities: [],
    capabilitiesBeforeTls: [],
    tls: null,
    failure: null,
    failures: [],
    transcript: [],
  }
}

function foldCheck(checks: Check[], event: Extract<TestEvent, { type: 'check' }>): void {
  const { name, status, summary, data, ms } = event
  const at = checks.findIndex((check) => check.name === name)
  const startedMs = checks[at]?.startedMs ?? ms
  const check = {
    name,
    status,
    summary,
    startedMs,
    durationMs: status === 'running' ? null : between(startedMs, ms),
    data,
  }
  checks.splice(at < 0 ? checks.length : at, at < 0 ? 0 : 1, check)
}

function foldStep(session: Session, event: Extract<TestEvent, { type: 'step' }>): void {
  const { step: name, status, summary, ms, at, failure } = event
  const startedMs = session.steps.find((step) => step.name === name)?.startedMs ?? ms
  put(session.steps, {
    name,
    status,
    summary,
    startedMs,
    durationMs: status === 'running' ? null : between(startedMs, ms),
  })
  if (failure) {
    const told: SessionFailure = { step: name, at, ...failure }
    session.failures.push(told)
    if (!session.failure || (status === 'failed' && statusOf(session, session.failure.step) !== 'failed'))
      session.failure = told
  }
  session.status = sessionStatus(session)
}

function foldSkipped(session: Session, event: Extract<TestEvent, { type: 'skipped' }>): void {
  for (const name of event.steps) {
    put(session.steps, { name, status: 'skipped', summary: event.reason, startedMs: null, durationMs: null })
  }
  session.status = sessionStatus(session)
}

/** Keeps the steps in the order of the wire. */
function put(steps: Step[], step: Step): void {
  const rank = STEPS.indexOf(step.name)
  const at = steps.findIndex((other) => STEPS.indexOf(other.name) >= rank)
  if (at < 0) steps.push(step)
  else steps.splice(at, steps[at]?.name === step.name ? 1 : 0, step)
}

function statusOf(session: Session, name: StepName) {
  return session.steps.find((step) => step.name === name)?.status
}

/** The worst of its steps, once every step has come to something; until then it runs. */
function sessionStatus(session: Session) {
  return session.steps.length < STEPS.length ? 'running' : worst(session.steps.map((step) => step.status))
}

/** Both come with three decimals; their difference must not pretend to more. */
function between(startedMs: number, ms: number): number {
  return Math.round((ms - startedMs) * 1000) / 1000
}
