import { performance } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Verdict } from '../shared/words.ts'
import type { ProblemCode } from './problems.ts'

/** What an operator wants to know. Nothing runs for it: figures of the process are taken when they are asked for. */
export type Metrics = {
  accepted(): void
  refused(code: ProblemCode): void
  finished(verdict: Verdict | null): void
  /** @param ms how long a commit took */
  committed(ms: number): void
  /** Prometheus text. */
  text(): Promise<string>
  readonly contentType: string
}

export function createMetrics(now: { running(): number; waiting(): number; viewers(): number }): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })

  const accepted = new Counter({ name: 'helograph_tests_accepted_total', help: 'Tests accepted', registers })
  const finished = new Counter({
    name: 'helograph_tests_finished_total',
    help: 'Tests that ended, by verdict',
    labelNames: ['verdict'],
    registers,
  })
  const refused = new Counter({
    name: 'helograph_requests_refused_total',
    help: 'Requests refused, by problem code',
    labelNames: ['code'],
    registers,
  })
  const commits = new Histogram({
    name: 'helograph_commit_seconds',
    help: 'Time of a group commit of the store',
    buckets: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    registers,
  })
  gauge('helograph_tests_running', 'Tests without an end', now.running)
  gauge('helograph_tests_waiting', 'Second looks that wait for their time', now.waiting)
  gauge('helograph_viewers', 'Connections that follow a test', now.viewers)
  gauge(
    'process_start_time_seconds',
    'When the process started, seconds since the epoch',
    () => performance.timeOrigin / 1000,
  )
  gauge('process_resident_memory_bytes', 'Resident memory', () => process.memoryUsage.rss())
  gauge('nodejs_heap_used_bytes', 'JavaScript heap in use', () => process.memoryUsage().heapUsed)
  gauge(
    'nodejs_eventloop_utilization',
    'Share of the time since the start in which the event loop was busy',
    () => performance.eventLoopUtilization().utilization,
  )
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'CPU time, user and system',
    registers,
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1e6)
    },
  })

  return {
    accepted: () => accepted.inc(),
    refused: (code) => refused.inc({ code }),
    finished: (verdict) => finished.inc({ verdict: verdict ?? 'none' }),
    committed: (ms) => commits.observe(ms / 1000),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
