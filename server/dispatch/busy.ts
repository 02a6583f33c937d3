/** When to ask again where all places are taken, in milliseconds. */
export const BUSY_MS = 5000

/** `budget`: as many tests run as are let in. */
export type Busy = { ok: false; refusal: { code: 'busy'; detail: string; retryAfterMs: number; budget?: 'tests' } }

/** No test can be begun now; `detail` says why, and what to do. */
export function busy(detail: string, budget?: 'tests'): Busy {
  return { ok: false, refusal: { code: 'busy', detail, retryAfterMs: BUSY_MS, ...(budget && { budget }) } }
}
