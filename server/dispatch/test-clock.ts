/** The dates of one test. They come from one monotonic clock, so they never run backwards. */
export type TestClock = () => { at: string; ms: number }

/** The machine's clocks, as an argument. */
export type Time = {
  /** monotonic, in milliseconds with fractions */
  now(): number
  /** milliseconds since the epoch */
  epoch(): number
  /** Calls once after so many milliseconds; the answer cancels that. */
  after(ms: number, call: () => void): () => void
}

export const systemTime: Time = {
  now: () => performance.now(),
  epoch: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}

/**
 * @param queuedAt when the test was accepted, milliseconds since the epoch
 * @param leastMs no date is before this: the `ms` of the last event, where a test goes on after a restart
 */
export function startTestClock(time: Pick<Time, 'now' | 'epoch'>, queuedAt: number, leastMs = 0): TestClock {
  const origin = time.now() - Math.max(time.epoch() - queuedAt, leastMs)
  return () => {
    const ms = Math.round((time.now() - origin) * 1000) / 1000
    return { at: isoTime(Math.floor(queuedAt + ms)), ms }
  }
}

let lastMillisecond = Number.NaN
let lastText = ''

/** Most events share their millisecond with the one before, and this text is a large part of what an event costs. */
function isoTime(millisecond: number): string {
  if (millisecond !== lastMillisecond) {
    lastText = new Date(millisecond).toISOString()
    lastMillisecond = millisecond
  }
  return lastText
}
