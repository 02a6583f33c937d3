/** How long an address is left alone that said 421 (RFC 5321 3.8: the service is not available now). Pure. */
import { waitNamedIn } from '../../shared/wait-named.ts'

/** Where it names no time: long enough for a crowd to thin out. */
const USUAL_MS = 60_000
/** Whatever it names: sooner is no wait, and longer would keep its own administrator from testing it. */
const LEAST_MS = 10_000
const MOST_MS = 600_000

/**
 * @param line that was received
 * @returns milliseconds; null where the line says nothing of the kind
 */
export function comeBackIn(line: string): number | null {
  if (!line.startsWith('421')) return null
  const text = /^421(?:[ -](.*))?$/s.exec(line)
  if (!text) return null
  return Math.min(Math.max(waitNamedIn(text[1] ?? '') ?? USUAL_MS, LEAST_MS), MOST_MS)
}
