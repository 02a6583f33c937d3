/** Runs a test against played servers, and sees to it that nothing of it is left behind. */
import { getEventListeners } from 'node:events'
import { Compile } from 'typebox/compile'
import { expect } from 'vitest'
import { Budget } from '../../server/probe/budget.ts'
import { Canaries } from '../../server/probe/canaries.ts'
import { type CheckConfig, createChecks } from '../../server/probe/checks/all.ts'
import { createDoor } from '../../server/probe/door.ts'
import { createGuard } from '../../server/probe/guard.ts'
import { Reach } from '../../server/probe/reach.ts'
import { type ProbeTools, runTest } from '../../server/probe/run.ts'
import { createTlsContext } from '../../server/probe/smtp/handshake.ts'
import { createOldTls } from '../../server/probe/smtp/old-tls.ts'
import { Turns } from '../../server/probe/turns.ts'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import { readHead } from '../../server/specimens/head.ts'
import type { Pieces } from '../../server/specimens/player.ts'
import { policyHost, signedZone } from '../../server/specimens/policies.ts'
import type { Script } from '../../server/specimens/script.ts'
import { openStage } from '../../server/specimens/stage.ts'
import { zoneResolver } from '../../server/specimens/zone-resolver.ts'
import { AnyEvent, type Fact, type TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Facts } from '../../shared/report.ts'
import { untoldIn } from '../setup/untold.ts'
import { ManualClock } from './manual-clock.ts'
import { manualTempo } from './manual-tempo.ts'

const certificates = makeCertificates()
const anyEvent = Compile(AnyEvent)
const tlsContext = createTlsContext([certificates.authority])
const tlsUpTo = createOldTls([certificates.authority])

/**
 * All that a test needs, and none of it real but the sockets.
 * @param names of canaries
 */
export function makeTools(
  clock: ManualClock,
  zone: readonly string[],
  checks: CheckConfig = { blocklists: [], ownResolvers: false },
  names: readonly string[] = [],
): ProbeTools {
  const guard = createGuard(['127.0.0.0/8', '::1'])
  const door = createDoor(guard)
  const resolver = zoneResolver(zone)
  const reach = new Reach(() => clock.now())
  return {
    clock,
    today: () => Date.now(),
    identity: { vantage: 'test', heloName: 'probe.test', addresses: ['127.0.0.1'] },
    guard,
    door,
    get: policyHost(''),
    resolver,
    checks: createChecks(checks),
    refused: () => false,
    turns: new Turns(),
    budget: new Budget(0, clock),
    whole: new Budget(0, clock),
    reach,
    canaries: new Canaries(names, { clock, resolver, guard, door, reach }),
    tlsContext,
    tlsUpTo,
    // RFC 7677 3
    nonce: () => 'rOprNGfwEbeRWgbNEkqO',
    mailFrom: 'postmaster@probe.test',
    relayRecipient: 'relay@elsewhere.test',
  }
}

export interface Rehearsed {
  events: TestEvent[]
  facts: Facts
}

/** Throws where the client did not play its part, where an event is not as documented or has no German, or where something is left. */
export async function rehearse(script: Script, pieces: Pieces, options: Partial<ProbeTools> = {}): Promise<Rehearsed> {
  const head = readHead(script.head)
  const { target, options: asked, zone, policy, checks, login } = head
  const clock = new ManualClock()
  const stop = new AbortController()
  const failed = (error: unknown) => stop.abort(error)
  const stage = await openStage(script.servers, { tempo: manualTempo(clock), certificates, pieces, failed })
  const record = startRecord(clock)
  record.tell({ type: 'queued', id: 'rehearsal', url: 'http://helograph.test/t/rehearsal', target, options: asked })
  try {
    const own = makeTools(clock, [...zone, ...signedZone(head, certificates)], checks)
    const tools = { ...own, get: policyHost(policy), connect: stage.connect, ...options }
    await runTest({ id: 'rehearsal', target, options: asked }, record.tell, tools, stop.signal, login)
    await stage.over()
  } finally {
    await stage.close()
  }
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
  record.tell({ type: 'finished', status: 'finished', reason: '' })
  expect(untoldIn(record.events), 'said in English alone').toEqual([])
  expect(clock.pending, 'timers left').toBe(0)
  expect(getEventListeners(stop.signal, 'abort'), 'listeners left').toEqual([])
  const facts = fold(null, record.events)
  if (!facts) throw new Error('nothing was recorded')
  return { events: record.events, facts }
}

/** C0, DEL, C1, and what changes the direction of a text: none of it may come so far from a server. */
export const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** Dates and numbers the facts, as the log does; every one must be as documented. */
export function startRecord(clock: ManualClock) {
  const events: TestEvent[] = []
  const tell = (fact: Fact): void => {
    const ms = clock.now()
    const event: TestEvent = { ...fact, n: events.length + 1, at: new Date(ms).toISOString(), ms }
    if (!anyEvent.Check(event)) throw new Error(`not an event: ${JSON.stringify(event)}`)
    const raw = CONTROL.exec(Object.values(event).join(''))
    if (raw) throw new Error(`a control character got through: ${JSON.stringify(event)}`)
    events.push(event)
  }
  return { events, tell }
}
