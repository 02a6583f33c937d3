import type { Store } from '../store/store.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** When a report is kept no longer, in milliseconds since the epoch; it goes within the hour. */
export function expiryOf(createdAt: number, days: number): number {
  return createdAt + days * DAY_MS
}

/**
 * Removes reports that are older than so many days: now, and then every hour.
 * @returns stops it
 */
export function startRetention(
  store: Store,
  days: number,
  epoch: () => number,
  failed: (error: unknown) => void,
): () => void {
  const sweep = () => {
    const now = epoch()
    store.expire(now - days * DAY_MS, now).catch(failed)
  }
  sweep()
  const timer = setInterval(sweep, HOUR_MS)
  return () => clearInterval(timer)
}
