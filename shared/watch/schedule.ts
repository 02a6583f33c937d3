/**
 * When a target is tested: every so many minutes, spread so that watches do not come in step, and calmly after a stop. Pure.
 * Times are milliseconds of a monotonic clock, so that whoever sets the clock of the machine changes nothing here.
 */

const MINUTE_MS = 60_000
/** A first test need not wait, but many watches may be made at once. */
const FIRST_WITHIN_MS = 2000
/** From one test to the next at most the interval, and so much less, at random. */
const JITTER = 0.1
/** Nobody is looked at again sooner than that, whatever is hoped for. */
const LEAST_MS = 20_000
/** The clocks of a machine may disagree by so much, and a test may wait for its place. */
const SLACK_MS = 60_000

/** @param random from 0 up to 1 */
export type Random = () => number

/** The first test of a watch that was just made. */
export function firstDue(now: number, random: Random): number {
  return now + random() * FIRST_WITHIN_MS
}

/** After a start: somewhere in the interval, so that a thousand watches are no burst. */
export function dueAfterStart(intervalMinutes: number, now: number, random: Random): number {
  return now + random() * intervalMinutes * MINUTE_MS
}

/**
 * After a test.
 *
 * @param began when it was due
 * @param wish how many milliseconds from now somebody would like to see it again; null: nobody is in a hurry
 */
export function nextDue(
  intervalMinutes: number,
  began: number,
  now: number,
  wish: number | null,
  random: Random,
): number {
  const usual = began + intervalMinutes * MINUTE_MS * (1 - JITTER * random())
  // What took longer than its interval is not made good for: it goes on from now.
  const due = usual > now ? usual : now + LEAST_MS + random() * LEAST_MS
  return wish === null ? due : Math.min(due, now + Math.max(wish, LEAST_MS))
}

/** Where its address was visited too often, or there was no room. @param retryMs when there may be */
export function putOff(intervalMinutes: number, now: number, retryMs: number, random: Random): number {
  const most = intervalMinutes * MINUTE_MS
  return now + Math.min(retryMs * (1 + random() / 2), most)
}

/**
 * Whether nobody watched between two tests.
 *
 * @param ended when the one before ended, in milliseconds since the epoch, as `began`, when this one began
 */
export function isGap(intervalMinutes: number, ended: number, began: number): boolean {
  return began - ended > 2 * intervalMinutes * MINUTE_MS + SLACK_MS
}
