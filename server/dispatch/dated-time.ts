import type { Time } from './test-clock.ts'

/**
 * The clocks of a machine, with a date of its own making, in milliseconds.
 * @param date from what the machine says now, what was the date before, and how much has passed on the monotonic clock since
 */
function datedTime(time: Time, date: (told: number, before: number, passed: number) => number): Time {
  let latest = time.epoch()
  let seen = time.now()
  return {
    now: () => time.now(),
    after: (ms, call) => time.after(ms, call),
    epoch() {
      const now = time.now()
      latest = date(time.epoch(), latest, now - seen)
      seen = now
      return Math.floor(latest)
    },
  }
}

/**
 * Dates never go back: where somebody sets the clock back, they go on at the pace of the monotonic clock until it has caught up.
 * Else nothing could be said to have lasted a minute.
 */
export function steadyTime(time: Time): Time {
  return datedTime(time, (told, before, passed) => Math.max(told, before + passed))
}

/**
 * For whoever throws away what is old. The first date is believed; from then on dates pass at most twice as fast as on the
 * monotonic clock. Where somebody sets the clock ahead by months, that leaves time to set it right before anything is lost.
 */
export function waryTime(time: Time): Time {
  return datedTime(time, (told, before, passed) => Math.min(told, before + 2 * passed))
}
