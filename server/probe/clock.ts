/** The time as the probe sees it: an argument, so that tests can run out a minute in no time. */
export interface Clock {
  /** Monotonic, in milliseconds with fractions. */
  now(): number
  /** Calls once after so many milliseconds; the answer cancels that. */
  after(ms: number, call: () => void): () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
