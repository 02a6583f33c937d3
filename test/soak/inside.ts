/** Loaded into the product before its own code: tells its parent how it feels, every few seconds. Changes nothing else. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What the product tells of itself. */
export interface Feeling {
  heapMiB: number
  /** Of the event loop since the last time, in milliseconds; the resolution is a millisecond. */
  delayP99: number
  delayMax: number
}

const EVERY_MS = 1000
const NANOSECONDS = 1e6

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const timer = setInterval(() => {
  const feeling: Feeling = {
    heapMiB: process.memoryUsage().heapUsed / 1024 / 1024,
    delayP99: delay.percentile(99) / NANOSECONDS,
    delayMax: delay.max / NANOSECONDS,
  }
  delay.reset()
  process.send?.(feeling)
}, EVERY_MS)
timer.unref()
process.channel?.unref()
