/** The figures of a day of a watch: kept for two years, long after its tests are gone. Days are those of UTC. Pure. */
import { type Static, Type } from 'typebox'
import type { StepName } from '../words.ts'
import { type Look, MOODS, type Mood } from './look.ts'
import type { MailWord } from './mail.ts'
import { DAY_MS, dayOf } from './utc-day.ts'

export { dayOf } from './utc-day.ts'

/** What a time counts as that asks whether mail was taken. */
const MAIL_TIMES = ['taken', 'not-taken', 'unknown', 'maintenance'] as const
export type MailTime = (typeof MAIL_TIMES)[number]

/** While mail was put off, nobody could tell whether it would be taken in the end. */
export function mailTime(word: MailWord): MailTime {
  return word === 'put-off' ? 'unknown' : word
}

const secondsOf = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, Type.Number()])) as Record<Name, ReturnType<typeof Type.Number>>

export const Latency = Type.Object({
  count: Type.Integer(),
  meanMs: Type.Number(),
  mostMs: Type.Number(),
})

export const DayFigures = Type.Object({
  looks: Type.Integer({ description: 'how many tests' }),
  seconds: Type.Object(secondsOf(MOODS), {
    description: 'how long the watch stood how by its rules; what is missing of a day was not watched',
  }),
  mail: Type.Object(secondsOf(MAIL_TIMES), {
    description:
      'how long mail was taken, whatever the rules; an outage counts from the first test that saw it, and what was put off is `unknown`',
  }),
  incidents: Type.Integer({ description: 'how many were opened' }),
  steps: Type.Record(Type.String(), Latency, { description: 'by name of the step' }),
})
export type DayFigures = Static<typeof DayFigures>

const EMPTY: DayFigures = {
  looks: 0,
  seconds: { fine: 0, suspect: 0, broken: 0, unable: 0, maintenance: 0 },
  mail: { taken: 0, 'not-taken': 0, unknown: 0, maintenance: 0 },
  incidents: 0,
  steps: {},
}

/** A span of time in which a watch stood in one way, cut at midnight. */
export function daysOf(from: number, to: number): { day: string; seconds: number }[] {
  const parts = []
  for (let begin = from; begin < to; ) {
    const end = Math.min(to, (Math.floor(begin / DAY_MS) + 1) * DAY_MS)
    parts.push({ day: dayOf(begin), seconds: (end - begin) / 1000 })
    begin = end
  }
  return parts
}

/** A test more. */
export function withLook(before: DayFigures | null, look: Look, incidents: number): DayFigures {
  const figures = before ?? EMPTY
  const steps = { ...figures.steps }
  for (const [name, ms] of Object.entries(look.steps) as [StepName, number][]) {
    const { count, meanMs, mostMs } = steps[name] ?? { count: 0, meanMs: 0, mostMs: 0 }
    const mean = meanMs + (ms - meanMs) / (count + 1)
    steps[name] = { count: count + 1, meanMs: round(mean), mostMs: Math.max(mostMs, ms) }
  }
  return { ...figures, looks: figures.looks + 1, incidents: figures.incidents + incidents, steps }
}

/** So many seconds more in which it stood so. */
export function withSeconds(before: DayFigures | null, mood: Mood, mail: MailTime, more: number): DayFigures {
  const figures = before ?? EMPTY
  return {
    ...figures,
    seconds: { ...figures.seconds, [mood]: round(figures.seconds[mood] + more) },
    mail: { ...figures.mail, [mail]: round(figures.mail[mail] + more) },
  }
}

/** So many seconds turned out to have been otherwise: never more than were counted so. */
export function withTurned(before: DayFigures | null, from: Mood, to: Mood, most: number): DayFigures {
  const figures = before ?? EMPTY
  const { seconds } = figures
  const turned = Math.min(seconds[from], most)
  return {
    ...figures,
    seconds: { ...seconds, [from]: round(seconds[from] - turned), [to]: round(seconds[to] + turned) },
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
