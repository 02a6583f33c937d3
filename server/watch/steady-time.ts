import type { Time } from '../dispatch/test-clock.ts'

/**
 * The clocks of a machine, but its date never goes back: where somebody sets it back, dates go on at the pace of the
 * monotonic clock until it has caught up. Else nothing could be said to have lasted a minute.
 */
export function steadyTime(time: Time): Time {
  let date = time.epoch()
  let seen = time.now()
  return {
    now: () => time.now(),
    after: (ms, call) => time.after(ms, call),
    epoch() {
      const now = time.now()
      date = Math.max(time.epoch(), date + now - seen)
      seen = now
      return Math.floor(date)
    },
  }
}
