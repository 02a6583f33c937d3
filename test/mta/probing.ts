/** Tests a real mail server with real sockets and the real time; only its DNS is invented. */

import { Value } from 'typebox/value'
import { Budget } from '../../server/probe/budget.ts'
import { Canaries } from '../../server/probe/canaries.ts'
import { createChecks } from '../../server/probe/checks/all.ts'
import { createHttpsGet } from '../../server/probe/checks/https-get.ts'
import { systemClock } from '../../server/probe/clock.ts'
import { createDoor } from '../../server/probe/door.ts'
import { createGuard } from '../../server/probe/guard.ts'
import { Reach } from '../../server/probe/reach.ts'
import { type ProbeTools, runTest } from '../../server/probe/run.ts'
import { createTlsContext } from '../../server/probe/smtp/handshake.ts'
import { createOldTls } from '../../server/probe/smtp/old-tls.ts'
import { Turns } from '../../server/probe/turns.ts'
import { zoneResolver } from '../../server/specimens/zone-resolver.ts'
import { conclude } from '../../shared/conclude.ts'
import { ENGLISH } from '../../shared/diagnosis/words/english.ts'
import { AnyEvent, type Fact, type Options, type Target, type TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { questionOf } from '../../shared/question.ts'
import type { Report, Session } from '../../shared/report.ts'
import { tlsVersions } from '../../shared/tls-versions.ts'
import type { Security } from '../../shared/words.ts'

export interface Asks {
  security?: Security
  relay?: boolean
  injection?: boolean
  depth?: boolean
  /** An authority to trust, in PEM. */
  authority?: string
  /** Of loopback. */
  address?: string
}

export interface Probed {
  report: Report
  session: Session
  /** Name and status of the steps that were run. */
  steps: string[]
  /** What was said, in either direction: `> EHLO probe.test`, `< 250 ok`. */
  said: string[]
}

/** Tests the domain example.test, whose one MX mx.test is the server on the port. */
export async function probe(port: number, asks: Asks = {}): Promise<Probed> {
  const { security = 'auto', relay = false, injection = false, depth = false, authority, address = '127.0.0.1' } = asks
  const target: Target = { input: 'example.test', kind: 'domain', host: 'example.test', port, security, family: 'any' }
  const options: Options = { ...DEFAULT_OPTIONS, patience: 30, relay, injection, depth }
  const clock = systemClock
  const guard = createGuard(['127.0.0.0/8'])
  const door = createDoor(guard)
  const resolver = zoneResolver(['example.test MX 10 mx.test', `mx.test A ${address}`])
  const reach = new Reach(() => Date.now())
  const tools: ProbeTools = {
    clock,
    today: () => Date.now(),
    identity: { vantage: 'test', heloName: 'probe.test', addresses: ['127.0.0.1'] },
    guard,
    door,
    get: createHttpsGet({ clock, door }),
    resolver,
    checks: createChecks({ blocklists: [], ownResolvers: false }),
    refused: () => false,
    turns: new Turns(),
    budget: new Budget(0, clock),
    whole: new Budget(0, clock),
    reach,
    canaries: new Canaries([], { clock, resolver, guard, door, reach }),
    tlsContext: createTlsContext(authority ? [authority] : []),
    tlsUpTo: createOldTls(authority ? [authority] : []),
    nonce: () => 'a-nonce',
    mailFrom: 'postmaster@probe.test',
    relayRecipient: 'relay@elsewhere.test',
  }
  const began = systemClock.now()
  const events: TestEvent[] = []
  const tell = (fact: Fact): void => {
    const event: TestEvent = {
      ...fact,
      n: events.length + 1,
      at: new Date().toISOString(),
      ms: systemClock.now() - began,
    }
    if (!Value.Check(AnyEvent, event)) throw new Error(`not an event: ${JSON.stringify(event)}`)
    events.push(event)
  }
  tell({ type: 'queued', id: 'real', url: 'http://helograph.test/t/real', target, options })
  await runTest({ id: 'real', target, options }, tell, tools, new AbortController().signal)
  tell({ type: 'finished', status: 'finished', reason: '' })
  const facts = fold(null, events)
  const session = facts?.sessions[0]
  if (!facts || !session) throw new Error('there was no session')
  const steps = session.steps.filter(({ status }) => status !== 'skipped')
  return {
    report: conclude(facts, ENGLISH),
    session,
    steps: steps.map(({ name, status }) => `${name} ${status}`),
    said: session.transcript
      .filter(({ direction }) => direction !== 'note')
      .map(({ direction, text }) => `${direction === 'sent' ? '>' : '<'} ${text}`),
  }
}

/** How the further sessions came out: what was asked, and the step that answers it. */
export function answers({ report }: Pick<Probed, 'report'>): string[] {
  return report.sessions.slice(1).map((session) => {
    const step = session.steps.find(({ name, status }) => /^(tls|starttls)$/.test(name) && status !== 'skipped')
    return `${questionOf(session)}: ${step?.status} ${step?.summary}`
  })
}

/** The newest first: `TLSv1.3 yes`. */
export function spoken({ report }: Pick<Probed, 'report'>): string[] {
  return tlsVersions(report.sessions).flatMap(({ rows }) => rows.map(({ version, spoken }) => `${version} ${spoken}`))
}

/** What was found to be wrong, by its codes; notices are not wrong. */
export function codes({ report }: Pick<Probed, 'report'>): string[] {
  return report.findings.filter(({ severity }) => severity !== 'notice').map(({ code }) => code)
}

/** What is good to know and not wrong, by its codes. */
export function notices({ report }: Pick<Probed, 'report'>): string[] {
  return report.findings.filter(({ severity }) => severity === 'notice').map(({ code }) => code)
}
