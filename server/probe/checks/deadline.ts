import { setMaxListeners } from 'node:events'
import type { Clock } from '../clock.ts'

/** How long a check may ask, in milliseconds: nobody waits for it longer than for a slow resolver. */
export const ASKING_MS = 10_000

/** The reason of a signal that is aborted because time is up. */
const TOO_LATE = 'No answer in time.'

/** Does something under a signal that is aborted after so many milliseconds, or with the signal of the test. */
export async function within<T>(
  ms: number,
  clock: Clock,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  const abort = () => stop.abort()
  const cancel = clock.after(ms, () => stop.abort(TOO_LATE))
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  try {
    return await work(stop.signal)
  } finally {
    cancel()
    signal.removeEventListener('abort', abort)
  }
}
