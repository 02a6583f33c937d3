/** Which tests are kept when they are old: all that changed, and of the rest one an hour. Pure. */
import type { Look } from './look.ts'

/** For how long all of them are kept, in milliseconds. */
export const RAW_MS = 7 * 86_400_000
const HOUR_MS = 3_600_000

/**
 * @param looks in order; from the beginning of an hour to the end of one
 * @returns those that need not be kept. Of each hour the first stays; doing it again takes nothing more
 */
export function thinnedOut(looks: readonly Look[]): Look[] {
  const out: Look[] = []
  let hour = Number.NaN
  for (const look of looks) {
    const own = Math.floor(Date.parse(look.at) / HOUR_MS)
    const first = own !== hour
    hour = own
    if (!first && !look.notable) out.push(look)
  }
  return out
}

/** The beginning of the hour that a time lies in; milliseconds since the epoch. */
export function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS
}
