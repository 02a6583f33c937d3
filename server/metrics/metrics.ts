import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Facts } from '../../shared/report.ts'
import type { Verdict } from '../../shared/words.ts'
import type { BudgetName, ProblemCode } from '../problems.ts'
import { endedTests } from './ended-tests.ts'

/** Whose allowance was used up; `session`: that of an address, when the session of a test that had begun was due. */
const BUDGETS: readonly (BudgetName | 'session')[] = ['client', 'target', 'asked', 'whole', 'tests', 'session']

/** What of the present is looked at when somebody asks for it. */
export type Present = {
  running(): number
  /** 0: no limit */
  mostRunning: number
  waiting(): number
  sessions(): number
  sessionsWaiting(): number
  viewers(): number
  watches(): number
  /** by how many milliseconds the test of a watch that waits longest is late */
  belated(): number
  /** how late the test of a watch is that waits longest because its address was visited enough; milliseconds */
  politelyLate(): number
  ready(): Promise<boolean>
  store(): Promise<{ bytes: number; freeBytes: number }>
}

/** What an operator wants to know. No label has a target or a client in it, and each comes from a closed list. */
export type Metrics = {
  accepted(): void
  refused(code: ProblemCode): void
  budgetRefused(budget: BudgetName): void
  /** @param facts null where the log of a test could not be read */
  finished(facts: Facts | null, verdict: Verdict | null): void
  /** @param ms how long a commit took */
  committed(ms: number): void
  commitFailed(): void
  /** @param route with its method: `GET /t/:id` @param ms from the arrival of a request to the end of its answer */
  answered(route: string, ms: number): void
  /** @param ms how much later than planned a test of a watch began */
  belated(ms: number): void
  /** @param ms how long the resolver was waited for */
  dnsAnswered(ms: number, status: 'found' | 'empty' | 'absent' | 'failed'): void
  /** Tells where to look from now on. */
  watch(present: Present): void
  /** Prometheus text. */
  text(): Promise<string>
  readonly contentType: string
  readonly registry: Registry
}

/** @param version of Helograph */
export function createMetrics(version: string): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]

  const accepted = new Counter({ name: 'helograph_tests_accepted_total', help: 'Tests accepted', registers })
  const refused = new Counter({
    name: 'helograph_requests_refused_total',
    help: 'Requests refused, by problem code',
    labelNames: ['code'],
    registers,
  })
  const budgets = new Counter({
    name: 'helograph_budget_refusals_total',
    help: 'Tests and sessions refused because an allowance was used up, by whose',
    labelNames: ['budget'],
    registers,
  })
  const commits = new Histogram({
    name: 'helograph_commit_seconds',
    help: 'Time of a group commit of the store',
    buckets: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    registers,
  })
  const commitFailures = new Counter({
    name: 'helograph_commit_failures_total',
    help: 'Group commits that the store refused; each is tried again for a while',
    registers,
  })
  const dns = new Histogram({
    name: 'helograph_dns_duration_seconds',
    help: 'Time that the DNS servers were waited for, by what came of it; answers from memory do not count',
    labelNames: ['status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  })
  const answers = new Histogram({
    name: 'helograph_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer, by route; without what is streamed',
    labelNames: ['route'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers,
  })
  const belated = new Histogram({
    name: 'helograph_watch_lag_seconds',
    help: 'How much later than planned tests of watches began',
    buckets: [0.01, 0.1, 0.5, 1, 2, 5, 15, 60, 300],
    registers,
  })
  new Gauge({
    name: 'helograph_build_info',
    help: 'Always 1; which version this is',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.versions.node }, 1)
  // An alert on the increase of a counter needs it to be there before.
  for (const budget of BUDGETS) budgets.inc({ budget }, 0)

  const tests = endedTests(registry, () => budgets.inc({ budget: 'session' }))

  return {
    accepted: () => accepted.inc(),
    refused: (code) => refused.inc({ code }),
    budgetRefused: (budget) => budgets.inc({ budget }),
    finished: tests.ended,
    committed: (ms) => commits.observe(ms / 1000),
    commitFailed: () => commitFailures.inc(),
    answered: (route, ms) => answers.observe({ route }, ms / 1000),
    belated: (ms) => belated.observe(ms / 1000),
    dnsAnswered: (ms, status) => dns.observe({ status }, ms / 1000),
    watch: (present) => watchPresent(registry, present),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    registry,
  }
}

/** Nothing runs for these: each is taken when it is asked for. */
function watchPresent(registry: Registry, present: Present): void {
  const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await value())
      },
    })
  gauge('helograph_ready', '1 while /readyz says ready, else 0', async () => ((await present.ready()) ? 1 : 0))
  gauge('helograph_tests_running', 'Tests without an end', present.running)
  gauge('helograph_tests_running_limit', 'MAX_TESTS; 0: no limit', () => present.mostRunning)
  gauge('helograph_tests_waiting', 'Second looks that wait for their time', present.waiting)
  gauge('helograph_sessions_running', 'Addresses that are being talked to', present.sessions)
  gauge('helograph_sessions_waiting', 'Sessions that wait until their address is free', present.sessionsWaiting)
  gauge('helograph_watches', 'Watches', present.watches)
  gauge(
    'helograph_watch_overdue_seconds',
    'How late the test of a watch is that waits longest, for a place or because nothing can be tested',
    () => present.belated() / 1000,
  )
  gauge(
    'helograph_watch_put_off_seconds',
    'How late the test of a watch is that waits longest because its address was visited enough',
    () => present.politelyLate() / 1000,
  )
  gauge('helograph_viewers', 'Connections that follow a test', present.viewers)
  const free = new Gauge({
    name: 'helograph_store_free_bytes',
    help: 'Room left on the disk of the store',
    registers: [registry],
  })
  new Gauge({
    name: 'helograph_store_bytes',
    help: 'Size of the store, with what it has not yet put in place',
    registers: [registry],
    async collect() {
      const store = await present.store().catch(() => null)
      this.set(store?.bytes ?? Number.NaN)
      free.set(store?.freeBytes ?? Number.NaN)
    },
  })
}
