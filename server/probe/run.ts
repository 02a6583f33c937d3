/**
 * A test, from its target to the end of its last session:
 *
 *   1. say who is testing
 *   2. resolve the target to hosts and addresses
 *   3. ask whether anybody of them does not want to be tested, and announce a session for each address
 *   4. hold the sessions, side by side, each when its address is free
 *   5. beside them, ask what the conversation cannot tell: the checks
 *   6. hold the further sessions that were asked for
 *   7. where a connection was not answered, say whether this machine gets out at all: the check `canary`
 *
 * All that happens is told as facts, as it happens; nothing is kept and nothing is returned.
 */
import { setMaxListeners } from 'node:events'
import type { Credentials } from '../../shared/credentials.ts'
import { SKIPS } from '../../shared/diagnosis/notes.ts'
import { linesOfAsked } from '../../shared/diagnosis/questions.ts'
import type { Fact, Options, Target } from '../../shared/events.ts'
import { endpointOf } from '../../shared/target.ts'
import { STEPS } from '../../shared/words.ts'
import type { Budget, Refusal } from './budget.ts'
import type { Canaries } from './canaries.ts'
import { askBeside, type Check, type CheckTools } from './checks/check.ts'
import { comeBackIn } from './come-back.ts'
import { askFurther } from './further.ts'
import { askWhetherWelcome, type Unwilling } from './opt-out.ts'
import type { Reach } from './reach.ts'
import type { Refused } from './refused.ts'
import { type Resolution, resolveTarget } from './resolve.ts'
import { Allowance } from './smtp/allowance.ts'
import { converse } from './smtp/converse.ts'
import type { SessionPlan, SessionTools, WayOut } from './smtp/plan.ts'
import type { Turns } from './turns.ts'
import { TestWayOut } from './way-out.ts'
import { Witness } from './witness.ts'

export interface TestRequest {
  id: string
  target: Target
  options: Options
}

/** All that a test needs from outside itself. */
export interface ProbeTools extends Omit<SessionTools, 'wayOut' | 'allowance'>, CheckTools {
  checks: readonly Check[]
  /** Whom the operator does not test. */
  refused: Refused
  turns: Turns
  /** Of the addresses and the names of targets. */
  budget: Budget
  /** Of all sessions together; asked before a test is begun, and only told of them here. */
  whole: Budget
  /** When connections were last made, over the whole process. */
  reach: Reach
  canaries: Canaries
  /** The sender in MAIL FROM. */
  mailFrom: string
  /** The recipient of the relay question, in a domain that is foreign to the target: the operator sees to that. */
  relayRecipient: string
}

type Visitor = { test: string; target: string }

/** Sessions of one test at the same time, to different addresses. */
const SIDE_BY_SIDE = 8
/** The one place in the budget of all sessions. */
export const WHOLE = 'all'
/** A domain with more addresses than this is tested at the first of them. */
const MAX_SESSIONS = 40

/** @param login travels beside the request, which may be stored; overwritten once it was used, or when the test is over */
export async function runTest(
  request: TestRequest,
  report: (fact: Fact) => void,
  tools: ProbeTools,
  signal: AbortSignal,
  login: Credentials | null = null,
): Promise<void> {
  const { id, target, options } = request
  // Each session and each question listens for the end; that many of them are no leak.
  setMaxListeners(0, signal)
  const witness = new Witness(tools.clock)
  const observed = (fact: Fact) => {
    witness.note(fact)
    report(fact)
  }
  witness.note({ type: 'queued', id, url: '', target, options })
  report({ type: 'started', probe: tools.identity })
  const resolution = await resolve(request, report, tools, signal)
  // Whoever logs in does not want the report named to others.
  const shown = options.auth ? '' : id
  const unwilling = await askWhetherWelcome(target, resolution.hosts, tools, signal)
  const plans = announce(request, resolution, unwilling, observed, tools, login)
  if (plans.length > 0 && target.kind !== 'address') tools.budget.spend(target.host, shown, endpointOf(target))
  const visitor = { test: shown, target: endpointOf(target) }
  const wayOut = new TestWayOut(tools.reach, tools.canaries)
  const ofTest = toolsOfSessions(tools, wayOut)
  const hold = (plan: SessionPlan, tell: typeof report) => holdSession(plan, visitor, tell, tools, ofTest, signal)
  const held = sideBySide(plans, (plan) => hold(plan, observed))
  const over = login ? held.finally(() => login.wipe()) : held
  const sessions = () => over.then(() => witness.sessions())
  const { kind, route, hosts } = resolution
  const scene = { target: { ...target, kind }, options, route, hosts, sessions }
  const further = over.then(() =>
    askFurther(options, plans, sessions, { clock: tools.clock, tell: report, hold, signal }),
  )
  const checks = unwilling.target === null ? tools.checks : []
  await Promise.all([further, askBeside(checks, scene, tools, report, signal)])
  const canary = signal.aborted ? null : wayOut.result()
  if (canary) report({ type: 'check', name: 'canary', ...canary })
}

async function resolve(
  { target, options }: TestRequest,
  tell: (fact: Fact) => void,
  tools: ProbeTools,
  signal: AbortSignal,
) {
  tell({ type: 'check', name: 'dns', status: 'running', summary: '', data: {} })
  const resolution = await resolveTarget(target, options.via, tools.resolver, signal)
  const { kind, route, hosts, status, summary, troubles, questions, dnssec } = resolution
  const lines = questions.flatMap(linesOfAsked)
  tell({ type: 'check', name: 'dns', status, summary, data: { troubles, questions, dnssec, lines } })
  tell({ type: 'resolved', kind, route, hosts })
  return resolution
}

/** Every address becomes a session; those that may not be tested are skipped at once, with the reason. */
function announce(
  request: TestRequest,
  resolution: Resolution,
  unwilling: Unwilling,
  tell: (fact: Fact) => void,
  tools: ProbeTools,
  login: Credentials | null,
): SessionPlan[] {
  const { target, options } = request
  const { mailFrom, relayRecipient } = tools
  const to = resolution.kind === 'domain' ? `postmaster@${target.host}` : 'postmaster'
  const places = resolution.hosts.flatMap(({ host, preference, addresses }) =>
    addresses.map((address) => ({ host, preference, address })),
  )
  const plans: SessionPlan[] = []
  for (const [index, { host, preference, address }] of places.entries()) {
    tell({ type: 'session', session: index, host, preference, address, port: target.port })
    const forbidden = tools.guard.forbidden(address)
    const unwelcome = unwilling.at(host, address)
    if (forbidden) skipSession(index, `${SKIPS.forbidden}: ${forbidden}.`, tell)
    else if (unwelcome) skipSession(index, unwelcome, tell)
    else if (plans.length >= MAX_SESSIONS) skipSession(index, `${SKIPS.tooMany}: ${MAX_SESSIONS} of them.`, tell)
    else {
      plans.push({
        index,
        purpose: 'mail',
        host,
        address,
        port: target.port,
        security: target.security,
        patience: options.patience,
        envelope: options.envelope ? { from: mailFrom, to } : null,
        relayTo: options.relay ? relayRecipient : null,
        login,
      })
    }
  }
  return plans
}

/** Named one by one: a copy of all tools would make each test a kind of object of its own, to be described anew. */
function toolsOfSessions(tools: ProbeTools, wayOut: WayOut): SessionTools {
  const { clock, today, identity, tlsContext, tlsUpTo, nonce, door, connect, longestWaitMs } = tools
  const allowance = Allowance.ofTest()
  return { clock, today, identity, tlsContext, tlsUpTo, nonce, door, connect, longestWaitMs, wayOut, allowance }
}

/**
 * A session waits until nobody else talks to its address, and is counted against the budget of that address.
 * @param visitor the test that comes: its id, where others may be told of it, and what it tests
 */
function holdSession(
  plan: SessionPlan,
  visitor: Visitor,
  tell: (fact: Fact) => void,
  tools: ProbeTools,
  ofTest: SessionTools,
  signal: AbortSignal,
): Promise<void> {
  if (tools.turns.taken(plan.address)) {
    const text = 'waiting: somebody is talking to this address already, and one session at a time is polite'
    tell({ type: 'line', session: plan.index, step: 'connect', direction: 'note', text })
  }
  return tools.turns.take(plan.address, () => {
    if (signal.aborted) return skipSession(plan.index, 'The probe was stopped.', tell)
    if (ofTest.wayOut.hopeless(plan.address, plan.port)?.aborted)
      return skipSession(plan.index, `${SKIPS.noWayOut} to port ${plan.port}.`, tell)
    const refusal = tools.budget.spend(plan.address, visitor.test, visitor.target)
    if (refusal) return skipSession(plan.index, leftAlone(refusal, visitor.test), tell)
    tools.whole.spend(WHOLE, visitor.test)
    const heeding = (fact: Fact) => {
      heed(fact, plan, visitor, tools)
      tell(fact)
    }
    return converse(plan, ofTest, heeding, signal)
  })
}

/** Takes a server at its word that says 421: nobody comes before the time that it names. */
function heed(fact: Fact, { address }: SessionPlan, { test, target }: Visitor, { budget }: ProbeTools): void {
  const ms = fact.type === 'line' && fact.direction === 'received' ? comeBackIn(fact.text) : null
  if (ms !== null) budget.holdOff(address, ms, test, target)
}

function leftAlone({ why, latest, retryAfterMs }: Refusal, test: string): string {
  const seconds = Math.ceil(retryAfterMs / 1000)
  const reason = why === 'asked' ? SKIPS.askedToWait : SKIPS.budget
  if (latest === '') return `${reason}: test again in ${seconds} s.`
  if (latest === test) return `${reason}, in this very test: test again in ${seconds} s.`
  return `${reason}: see the report ${latest}, or test again in ${seconds} s.`
}

function skipSession(session: number, reason: string, tell: (fact: Fact) => void): void {
  tell({ type: 'skipped', session, steps: [...STEPS], reason })
}

/** Works through a list, a bounded number at a time. */
async function sideBySide<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const items = list.values()
  const worker = async () => {
    for (const item of items) await work(item)
  }
  await Promise.all(list.slice(0, SIDE_BY_SIDE).map(worker))
}
