import { performance } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, type Registry } from 'prom-client'

/** How often the event loop is asked whether it is late, in milliseconds: finer costs wake-ups, and tells no more. */
const PRECISION_MS = 20

/**
 * Figures of the process and its event loop, under the names that every Node process has them. They are of the whole
 * process and watch it until it ends, so it is `main` that asks for them.
 */
export function watchProcess(register: Registry): void {
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: PRECISION_MS })
  new Counter({
    name: 'nodejs_eventloop_active_seconds_total',
    help: 'Time in which the event loop was busy; its rate is the utilization.',
    registers: [register],
    collect() {
      this.reset()
      this.inc(performance.eventLoopUtilization().active / 1000)
    },
  })
}
