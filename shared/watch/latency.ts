/** How long each step of a test took, over time: in columns of equal width, for a chart. Pure. */
import { type Static, Type } from 'typebox'
import { oneOf } from '../events.ts'
import { STEPS } from '../words.ts'
import type { DayFigures } from './days.ts'
import type { Look } from './look.ts'
import { DAY_MS, dayOf } from './utc-day.ts'

export const SPANS = ['day', 'week', 'quarter'] as const
export type Span = (typeof SPANS)[number]

const Times = (description: string) =>
  Type.Array(Type.Union([Type.Number(), Type.Null()]), { description: `${description}; milliseconds, a column each` })

export const LatencyOverTime = Type.Object({
  span: oneOf(SPANS),
  from: Type.String({ description: 'ISO 8601' }),
  to: Type.String({ description: 'ISO 8601' }),
  tests: Type.Array(Type.Integer(), { description: 'how many tests there were in each column' }),
  steps: Type.Array(
    Type.Object({
      step: oneOf(STEPS),
      mean: Times('usual time, null where no conversation got through it'),
      most: Times('longest'),
    }),
    { description: 'steps that were run, in their order' },
  ),
})
export type LatencyOverTime = Static<typeof LatencyOverTime>

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const QUARTER_DAYS = 90

/** How wide a column is, and how many there are: a span ends with the hour or the day that is not over yet. */
function frameOf(span: Span, intervalMinutes: number, now: number) {
  const whole = span === 'day' ? HOUR_MS : DAY_MS
  const to = (Math.floor(now / whole) + 1) * whole
  if (span === 'quarter') return { from: to - QUARTER_DAYS * DAY_MS, to, width: DAY_MS }
  if (span === 'week') return { from: to - 7 * DAY_MS, to, width: HOUR_MS }
  const minutes = [10, 15, 20, 30].find((some) => some >= intervalMinutes) ?? 60
  return { from: to - DAY_MS, to, width: minutes * MINUTE_MS }
}

/** Of which time the tests are asked for, in milliseconds since the epoch; of a quarter the figures of its days are enough. */
export function spanOf(span: Span, now: number): { from: number; to: number } {
  const { from, to } = frameOf(span, 1, now)
  return { from, to }
}

/** @param now milliseconds since the epoch */
export function latencyOfLooks(
  looks: readonly Look[],
  span: Exclude<Span, 'quarter'>,
  intervalMinutes: number,
  now: number,
): LatencyOverTime {
  const { from, to, width } = frameOf(span, intervalMinutes, now)
  const columns: Look[][] = Array.from({ length: (to - from) / width }, () => [])
  for (const look of looks) columns[Math.floor((Date.parse(look.at) - from) / width)]?.push(look)
  const times = (step: (typeof STEPS)[number]) =>
    columns.map((column) => column.flatMap(({ steps }) => steps[step] ?? []))
  return {
    ...framed(span, from, to),
    tests: columns.map(({ length }) => length),
    steps: seriesOf((step) =>
      times(step).map((all) => (all.length === 0 ? null : { meanMs: mean(all), mostMs: Math.max(...all) })),
    ),
  }
}

/** The last ninety days, by their figures. */
export function latencyOfDays(days: readonly { day: string; figures: DayFigures }[], now: number): LatencyOverTime {
  const { from, to, width } = frameOf('quarter', 1, now)
  const known = new Map(days.map(({ day, figures }) => [day, figures]))
  const columns = Array.from({ length: (to - from) / width }, (_, index) => known.get(dayOf(from + index * width)))
  return {
    ...framed('quarter', from, to),
    tests: columns.map((figures) => figures?.looks ?? 0),
    steps: seriesOf((step) => columns.map((figures) => figures?.steps[step] ?? null)),
  }
}

function framed(span: Span, from: number, to: number) {
  return { span, from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

type Column = { meanMs: number; mostMs: number } | null

function seriesOf(columnsOf: (step: (typeof STEPS)[number]) => Column[]): LatencyOverTime['steps'] {
  return STEPS.flatMap((step) => {
    const columns = columnsOf(step)
    if (columns.every((column) => column === null)) return []
    return [
      { step, mean: columns.map((one) => rounded(one?.meanMs)), most: columns.map((one) => rounded(one?.mostMs)) },
    ]
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A tenth of a millisecond is fine enough for any eye. */
function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms * 10) / 10
}
