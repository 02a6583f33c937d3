/** Days of UTC, which have no summer time. */
export const DAY_MS = 86_400_000

/** @param at milliseconds since the epoch @returns `2026-11-25` */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
