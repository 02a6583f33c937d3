/** A check must come to an end, whatever anybody does or does not answer. */
import type { Clock } from '../clock.ts'

/** What all questions of a check together may take, in milliseconds; the wait for the sessions comes on top. */
export const ASKING_MS = 10_000

/**
 * Does some work that ends soon after its signal is aborted, and aborts it when the time is up.
 *
 * @param signal of the whole test
 */
export async function within<T>(
  ms: number,
  clock: Clock,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const abort = () => limit.abort()
  const stop = clock.after(ms, abort)
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  try {
    return await work(limit.signal)
  } finally {
    stop()
    signal.removeEventListener('abort', abort)
  }
}
