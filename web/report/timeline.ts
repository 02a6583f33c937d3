import type { Step } from '../../shared/report.ts'
import type { Status, StepName } from '../../shared/words.ts'

/** Where the seconds of a session went: one span a step, from 0 to `SCALE`. `wait`: so long that it was waiting, not work. */
export type Span = { name: StepName; status: Status; from: number; width: number; ms: number; wait: boolean }

export const SCALE = 1000
const GAP = 3
/** A step of a millisecond still has to be seen. */
const LEAST = 14
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
  const spare = Math.max(0, room - LEAST * timed.length)
  let from = 0
  const spans = timed.map(({ step, ms }): Span => {
    const width = LEAST + (totalMs > 0 ? (spare * ms) / totalMs : spare / timed.length)
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

/** Milliseconds from the beginning of the first step to the end of the last; null where none was run. */
export function sessionMs(steps: readonly Step[]): number | null {
  const run = steps.flatMap(({ startedMs, durationMs }) =>
    startedMs === null ? [] : [{ from: startedMs, to: startedMs + (durationMs ?? 0) }],
  )
  if (run.length === 0) return null
  return Math.max(...run.map(({ to }) => to)) - Math.min(...run.map(({ from }) => from))
}
