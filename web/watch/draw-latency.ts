/** A chart of one step over time, as paths in a box that is stretched to its place. Pure. */
import type { LatencyOverTime } from '../../shared/watch/latency.ts'

export const BOX = { width: 720, height: 64 }

type Values = readonly (number | null)[]
type Series = { mean: Values; most: Values }

export type Drawing = {
  /** what the upper edge stands for, in milliseconds */
  top: number
  /** paths (SVG 2, 9.3) */
  line: string
  shade: string
}

/** So many columns without a test are no gap: tests are spread, and a column may be left out. */
const BRIDGED = 2

/** The next of 1, 2 and 5 in some power of ten, so that half of it can be written, too. @param ms at least */
export function niceTop(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(ms, 1)))
  return ([1, 2, 5].find((step) => step * power >= ms) ?? 10) * power
}

export function drawSteps({ mean, most }: Series, tests: readonly number[]): Drawing {
  const top = niceTop(Math.max(...most.flatMap((one) => one ?? [])))
  const step = BOX.width / mean.length
  const x = (column: number) => round((column + 0.5) * step)
  const y = (ms: number) => round(BOX.height - (ms / top) * BOX.height)
  const runs = runsOf(mean, tests)
  const along = (run: readonly number[], values: Values) =>
    run.map((column) => `${x(column)} ${y(values[column] ?? 0)}`)
  return {
    top,
    line: runs
      .map((run) => {
        const [first = 0] = run
        // One alone is as wide as its column.
        if (run.length === 1) return `M${round(first * step)} ${y(mean[first] ?? 0)}h${round(step)}`
        return `M${along(run, mean).join('L')}`
      })
      .join(''),
    shade: runs
      .filter((run) => run.length > 1)
      .map((run) => `M${[...along(run, most), ...along(run, mean).toReversed()].join('L')}Z`)
      .join(''),
  }
}

/** Columns that hang together. A test that did not get through the step ends a run; a column without a test may not. */
export function runsOf(values: Values, tests: readonly number[]): number[][] {
  const runs: number[][] = []
  let run: number[] = []
  let idle = 0
  values.forEach((value, column) => {
    if (value !== null) {
      if (run.length === 0) runs.push(run)
      run.push(column)
      idle = 0
    } else if (tests[column] !== 0 || ++idle > BRIDGED) run = []
  })
  return runs
}

/** Where something lasted, as a part of the width; null where it lies outside. Times in ISO 8601; `to` null: it goes on. */
export function stretch(
  { from, to }: Pick<LatencyOverTime, 'from' | 'to'>,
  since: string,
  until: string | null,
): { x: number; width: number } | null {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const at = (time: number) => ((Math.min(Math.max(time, begin), end) - begin) / (end - begin)) * BOX.width
  const [x, last] = [at(Date.parse(since)), at(until === null ? end : Date.parse(until))]
  // What was short is still seen.
  return last <= 0 || x >= BOX.width ? null : { x: round(x), width: Math.max(2, round(last - x)) }
}

/** The beginnings of equal parts of a span: quarters of a day, days of a week, months of a quarter. ISO 8601. */
export function partsOf({ span, from, to }: Pick<LatencyOverTime, 'span' | 'from' | 'to'>): string[] {
  const count = { day: 4, week: 7, quarter: 3 }[span]
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  return Array.from({ length: count }, (_, part) => new Date(begin + ((end - begin) / count) * part).toISOString())
}

/** What was usual, and the longest, of all columns; null where nothing was seen. */
export function sumsOf({ mean, most }: Series): { usual: number; most: number } | null {
  const seen = mean.flatMap((one) => one ?? []).toSorted((a, b) => a - b)
  const usual = seen[Math.floor(seen.length / 2)]
  return usual === undefined ? null : { usual, most: Math.max(...most.flatMap((one) => one ?? [])) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
