import type { FastifyInstance } from 'fastify'
import type { Probe } from '../../shared/events.ts'
import type { Bus } from '../bus/bus.ts'
import type { Config } from '../config.ts'
import type { Gate } from '../dispatch/admit.ts'
import type { Dispatch } from '../dispatch/dispatch.ts'
import { TEST_ID } from '../dispatch/keys.ts'
import type { Unready } from '../dispatch/readiness.ts'
import type { RecentTests } from '../dispatch/recent-tests.ts'
import type { Budget, Budgets } from '../dispatch/spent.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { Problem } from '../problems.ts'
import type { Practice } from '../specimens/practice.ts'
import type { Store, TestEntry } from '../store/store.ts'
import type { Watching } from '../watch/watching.ts'
import type { ClientBudget, ClientLimit } from './client-limit.ts'
import type { Concluder } from './conclusions.ts'
import type { Pages } from './pages.ts'
import type { Viewers } from './viewers.ts'

/** What the routes work with. */
export type House = {
  config: Config
  store: Store
  bus: Bus
  dispatch: Dispatch
  recent: RecentTests
  gate: Gate
  budgets: Budgets
  metrics: Metrics
  /** why no test can be begun now; empty: it can work */
  unready: () => Promise<Unready[]>
  viewers: Viewers
  concluder: Concluder
  /** null where there are no practice servers */
  practice: Practice | null
  /** null where the page is not built */
  pages: Pages | null
  limit: ClientLimit
  /** who the probe is */
  identity: Probe
  /** wrong secrets, by the network that they came from */
  tries: Pick<Budget, 'refusal'> & ClientBudget
  watching: Watching
  /** milliseconds since the epoch */
  epoch: () => number
}

export type Routes = (app: FastifyInstance, house: House) => void

/** @throws Problem `not_found` or `gone` */
export async function existingTest(store: Store, id: string): Promise<TestEntry> {
  const entry = TEST_ID.test(id) ? await store.find(id) : null
  if (!entry) throw new Problem('not_found', 'There is no such test. Check that the link was copied as a whole.')
  if (entry.deletedAt !== null)
    throw new Problem('gone', 'This test was deleted or has expired. Test again to see how things are now.')
  return entry
}

/** Links to tests are for those who were given them, not for search engines. */
export const NOINDEX = { 'x-robots-tag': 'noindex' }
