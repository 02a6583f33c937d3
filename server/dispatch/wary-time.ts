import type { Time } from './test-clock.ts'

/**
 * The clocks of a machine for whoever throws away what is old. The first date is believed; from then on dates pass at most
 * twice as fast as on the monotonic clock. Where somebody sets the clock ahead by months, that leaves time to set it
 * right before anything is lost.
 */
export function waryTime(time: Time): Time {
  let date = time.epoch()
  let seen = time.now()
  return {
    now: () => time.now(),
    after: (ms, call) => time.after(ms, call),
    epoch() {
      const now = time.now()
      date = Math.min(time.epoch(), date + 2 * (now - seen))
      seen = now
      return date
    },
  }
}
