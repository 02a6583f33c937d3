/** When the same test may be run again: politely, and not for ever. Pure; times are milliseconds since 1970. */

/** No address is visited more often than this. */
export const LEAST_MS = 15_000
/** After this nobody looks any more. */
export const MOST_MS = 30 * 60_000

/** Who turns us away shall not be asked every quarter of a minute whether he still does. */
const TURNED_AWAY_MS = 2 * 60_000
const LONGEST_TURNED_AWAY_MS = 8 * 60_000
const LONGEST_SETBACK_MS = 4 * 60_000

/** How the last attempt ended. */
export type Last =
  /** `sessions`: the most that one address had in it. */
  | { kind: 'seen'; sessions: number }
  /** The mail server did not want this tester; `comeBack`: when it will be looked at again by itself, if at all. */
  | { kind: 'turned-away'; comeBack: number | null }
  /** Helograph asked to wait (429, 503). */
  | { kind: 'put-off'; retryAfterMs: number | null }
  /** Helograph did not answer, or broke off. */
  | { kind: 'no-answer' }

/** `setbacks`: how many attempts in a row did not show the server as it is. */
export type Next = { at: number; setbacks: number }

/**
 * @param since when it was asked to keep testing
 * @param now when the last attempt ended
 * @param setbacks those before it
 * @returns null: the time is over, since there is none left for another
 */
export function nextTest(since: number, now: number, setbacks: number, last: Last): Next | null {
  const at = now + waitAfter(last, setbacks, now)
  if (at > since + MOST_MS) return null
  return { at, setbacks: last.kind === 'seen' ? 0 : setbacks + 1 }
}

function waitAfter(last: Last, setbacks: number, now: number): number {
  const twice = 2 ** Math.min(setbacks, 10)
  switch (last.kind) {
    case 'seen':
      // A test that asks something besides visits an address more than once.
      return LEAST_MS * Math.max(1, last.sessions)
    case 'turned-away': {
      const wait = Math.min(LONGEST_TURNED_AWAY_MS, TURNED_AWAY_MS * twice)
      return last.comeBack === null ? wait : Math.max(wait, last.comeBack - now + LEAST_MS)
    }
    case 'put-off':
      return Math.max(last.retryAfterMs ?? 0, Math.min(LONGEST_SETBACK_MS, LEAST_MS * twice))
    case 'no-answer':
      return Math.min(LONGEST_SETBACK_MS, LEAST_MS * twice)
  }
}
