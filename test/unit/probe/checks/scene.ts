/** A test as a check sees it, without one: hosts, a zone, and what the sessions came to. */
import type { CheckTools, Scene } from '../../../../server/probe/checks/check.ts'
import { createGuard } from '../../../../server/probe/guard.ts'
import { zoneResolver } from '../../../../server/specimens/zone-resolver.ts'
import { DEFAULT_OPTIONS } from '../../../../shared/options.ts'
import type { Facts } from '../../../../shared/report.ts'
import { ManualClock } from '../../../wire/manual-clock.ts'

/** @param hosts each a name and its addresses, separated by spaces */
export function sceneOf(hosts: readonly string[], facts?: Facts): Scene {
  return {
    target: { input: 'x.test', kind: 'domain', host: 'x.test', port: 25, security: 'auto', family: 'any' },
    options: DEFAULT_OPTIONS,
    route: 'mx',
    hosts: hosts.map((line) => {
      const [host = '', ...addresses] = line.split(' ')
      return { host, preference: 10, addresses }
    }),
    sessions: async () => facts?.sessions ?? [],
  }
}

export interface Surroundings extends CheckTools {
  clock: ManualClock
  /** What was asked, in order: `mx.test A`. */
  asked: string[]
}

export function surroundings(zone: readonly string[], allow: readonly string[] = []): Surroundings {
  const asked: string[] = []
  const resolver = zoneResolver(zone)
  return {
    clock: new ManualClock(),
    today: () => 0,
    guard: createGuard(allow),
    get: async () => ({ ok: false, kind: 'refused', message: 'The address refused the connection.' }),
    asked,
    resolver: {
      query(name, type, signal) {
        asked.push(`${name} ${type}`)
        return resolver.query(name, type, signal)
      },
    },
  }
}
