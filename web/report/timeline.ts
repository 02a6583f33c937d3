import type { Session, Step } from '../../shared/report.ts'
import type { Status, StepName } from '../../shared/words.ts'

/** Where the seconds of a session went: one span a step, from 0 to `SCALE`. `wait`: so long that it was waiting, not work. */
export type Span = { name: StepName; status: Status; from: number; width: number; ms: number; wait: boolean }

export const SCALE = 1000
const GAP = 3
/** A hairline: a step of a millisecond still has to be seen, and must not look like more than that. */
const LEAST = 2
const WAIT_MS = 1000

/** @param nowMs the time in the test, for a step that still runs */
export function timeline(steps: Step[], nowMs: number): { spans: Span[]; totalMs: number; longest: Span | null } {
  const timed = steps.flatMap((step) => {
    if (step.startedMs === null) return []
    const ms = step.durationMs ?? Math.max(0, nowMs - step.startedMs)
    return [{ step, ms }]
  })
  const totalMs = timed.reduce((sum, { ms }) => sum + ms, 0)
  const room = SCALE - GAP * Math.max(0, timed.length - 1)
  const hairlines = timed.filter(({ ms }) => ms * room < LEAST * totalMs)
  const seenMs = totalMs - hairlines.reduce((sum, { ms }) => sum + ms, 0)
  const perMs = (room - LEAST * hairlines.length) / seenMs
  let from = 0
  const spans = timed.map(({ step, ms }): Span => {
    const width = totalMs > 0 ? Math.max(LEAST, ms * perMs) : room / timed.length
    const span = { name: step.name, status: step.status, from, width, ms, wait: ms >= WAIT_MS }
    from += width + GAP
    return span
  })
  const waits = spans.filter((span) => span.wait)
  return {
    spans,
    totalMs,
    longest: waits.reduce<Span | null>((most, span) => (!most || span.ms > most.ms ? span : most), null),
  }
}

/** From here on a session is slow enough to be seen among others. */
export const SLOW_MS = 1000

/**
 * Milliseconds from the beginning of the first step to the end of the last; null where none was run.
 *
 * @param nowMs the time in the test, for a step that still runs; null: what has not ended does not count
 */
export function elapsedMs(steps: readonly Step[], nowMs: number | null): number | null {
  const run = steps.flatMap(({ startedMs, durationMs }) => {
    if (startedMs === null) return []
    const to = durationMs === null ? Math.max(startedMs, nowMs ?? startedMs) : startedMs + durationMs
    return [{ from: startedMs, to }]
  })
  if (run.length === 0) return null
  return Math.max(...run.map(({ to }) => to)) - Math.min(...run.map(({ from }) => from))
}

/** What the slowest of them took so far, in milliseconds. */
export function longestMs(sessions: readonly Pick<Session, 'steps'>[], nowMs: number): number {
  return Math.max(0, ...sessions.map(({ steps }) => elapsedMs(steps, nowMs) ?? 0))
}
