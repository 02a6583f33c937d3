/** A check in its surroundings, all of them invented: what the DNS says, what the sessions came to, what the web has. */
import { expect } from 'vitest'
import type { Check, CheckResult, CheckTools, Scene } from '../../../../server/probe/checks/check.ts'
import type { Fetched, Wanted } from '../../../../server/probe/checks/https-get.ts'
import { createGuard } from '../../../../server/probe/guard.ts'
import { zoneResolver } from '../../../../server/specimens/zone-resolver.ts'
import type { PolicyTrouble } from '../../../../shared/diagnosis/policy-notes.ts'
import type { Target } from '../../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../../shared/options.ts'
import type { Session } from '../../../../shared/report.ts'
import { untoldIn } from '../../../setup/untold.ts'
import { ManualClock } from '../../../wire/manual-clock.ts'
import { factsOf, type Stage } from '../../shared/play.ts'

const GREETED = 'S: 220 mx ESMTP\nC: EHLO probe.test\nS: 250-mx\nS: 250-STARTTLS\nS: 250 SIZE'
export const SECURE = `${GREETED}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3`
export const BARE = 'S: 220 mx ESMTP\nC: EHLO probe.test\nS: 250-mx\nS: 250 SIZE'
export const NOT_NOW = `${GREETED}\nC: STARTTLS\nS: 454 4.7.0 TLS not available due to local problem`
export const STALLED = `${GREETED}\nF starttls warned timeout unknown: The TLS handshake was not done within 30 s.`
export const BUSY = 'S: 421 4.7.0 Too many connections'

export interface Play extends Stage {
  dialogue?: string
}

export const sessionsOf = (...plays: Play[]): Session[] =>
  factsOf(...plays.map(({ dialogue = SECURE, ...stage }): [string, Stage] => [dialogue, stage])).sessions

export interface Surroundings {
  target?: Partial<Target>
  hosts?: string[]
  zone?: string[]
  sessions?: Session[]
  route?: Scene['route']
  fetched?: Fetched
}

const TODAY = Date.parse('2026-11-24T02:43:12.000Z')

export async function ask(
  check: Check,
  { target, hosts = ['mx1.example.com'], zone = [], sessions = sessionsOf({}), route = 'mx', fetched }: Surroundings,
): Promise<CheckResult & { troubles: PolicyTrouble[]; kinds: string[]; wanted: Wanted[]; concerned: boolean }> {
  const clock = new ManualClock()
  const wanted: Wanted[] = []
  const tools: CheckTools = {
    clock,
    today: () => TODAY,
    resolver: zoneResolver(zone),
    guard: createGuard([]),
    get: async (file) => {
      wanted.push(file)
      return fetched ?? { ok: false, kind: 'refused', message: 'The address refused the connection.' }
    },
  }
  const scene: Scene = {
    target: { ...DOMAIN, ...target },
    options: DEFAULT_OPTIONS,
    route,
    hosts: hosts.map((host) => ({ host, preference: 10, addresses: ['192.0.2.25'] })),
    sessions: async () => sessions,
  }
  const result = await check.ask(scene, tools, new AbortController().signal)
  expect(untoldIn([{ type: 'check', name: check.name, ...result }]), 'said in English alone').toEqual([])
  if (clock.pending > 0) throw new Error('a timer was left')
  const troubles = result.data.troubles as PolicyTrouble[]
  return { ...result, troubles, kinds: troubles.map(({ kind }) => kind), wanted, concerned: check.concerns(scene) }
}

const DOMAIN: Target = {
  input: 'example.com',
  kind: 'domain',
  host: 'example.com',
  port: 25,
  security: 'auto',
  family: 'any',
}
