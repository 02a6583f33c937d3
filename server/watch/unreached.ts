/** The end of watches that can tell nobody. */
import type { WatchEntry } from '../store/watch/watch-store.ts'

/**
 * So long a watch goes on though no way to tell anybody was ever confirmed: time enough to come back after a weekend. It takes a place
 * of `MAX_WATCHES` and a share of what its addresses bear, and nobody would hear what it finds.
 */
const UNREACHED_MS = 7 * 86_400_000

/**
 * When a watch ends by itself, in milliseconds since the epoch; null: it does not.
 *
 * @param from before that none was ended, and none was told that it would be
 */
export function endsAt({ createdAt, state }: Pick<WatchEntry, 'createdAt' | 'state'>, from: number): number | null {
  return state.reached ? null : Math.max(createdAt, from) + UNREACHED_MS
}
