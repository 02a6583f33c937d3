/**
 * Ninety days of a watch, a cell each: whether mail was taken, or how its rules stood, and for how long nobody watched. Days are
 * those of UTC. Pure.
 */
import type { LampStatus } from '../lamps.ts'
import type { DayFigures } from './days.ts'
import type { Mood } from './look.ts'
import { DAY_MS, dayOf } from './utc-day.ts'

/** What a day is called by; `unwatched`: nobody looked for most of it; `before`: the watch was not made yet, or just now. */
export const DAY_STATES = ['fine', 'suspect', 'broken', 'unable', 'maintenance', 'unwatched', 'before'] as const
export type DayState = (typeof DAY_STATES)[number]

export type CalendarDay = {
  /** `2026-11-25` */
  day: string
  state: DayState
  /** how long it stood how; in seconds, as `unwatched` */
  seconds: Record<Mood, number>
  unwatched: number
  looks: number
  incidents: number
}

/** What is known of a watch from day to day. Times in milliseconds since the epoch. */
export type Watched = {
  days: readonly { day: string; figures: DayFigures }[]
  since: number
  /** of the last test; null before the first */
  latestAt: number | null
  now: number
}

export const CALENDAR_DAYS = 90
const HOUR_S = 3600
/** A test more or less is no gap. */
const SLACK_S = 600
/** The time since the last test is counted with the next one, which is an hour and a bit away at most. */
const UNCOUNTED_MS = 75 * 60_000

const NOTHING: Record<Mood, number> = { fine: 0, suspect: 0, broken: 0, unable: 0, maintenance: 0 }

/** What a calendar is about. In one of `mail`, `fine` means that it was taken, and `broken` that it was not. */
export type CalendarSubject = 'mail' | 'rules'

/** The oldest first; the last is today. */
export function calendarOf(
  { days, since, latestAt, now }: Watched,
  about: CalendarSubject,
  count = CALENDAR_DAYS,
): CalendarDay[] {
  const known = new Map(days.map(({ day, figures }) => [day, about === 'mail' ? ofMail(figures) : figures]))
  const today = Math.floor(now / DAY_MS) * DAY_MS
  const counted = latestAt !== null && now - latestAt < UNCOUNTED_MS ? latestAt : now
  return Array.from({ length: count }, (_, index) => {
    const begin = today - (count - 1 - index) * DAY_MS
    const day = dayOf(begin)
    const { seconds = NOTHING, looks = 0, incidents = 0 } = known.get(day) ?? {}
    const expected = Math.max(0, Math.min(begin + DAY_MS, counted) - Math.max(begin, since)) / 1000
    const missing = expected - Object.values(seconds).reduce((sum, one) => sum + one, 0)
    const unwatched = missing > SLACK_S ? missing : 0
    // A watch that was made just now was not neglected.
    const before = since >= begin + DAY_MS || (looks === 0 && missing <= SLACK_S)
    const state = before ? 'before' : stateOf({ seconds, unwatched, looks, incidents }, expected)
    return { day, state, seconds, unwatched, looks, incidents }
  })
}

/** Weeks from Monday to Sunday; null: not among these days. */
export function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const weeks: (CalendarDay | null)[][] = []
  for (const day of days) {
    const weekday = (new Date(`${day.day}T00:00:00Z`).getUTCDay() + 6) % 7
    if (weekday === 0 || weeks.length === 0) weeks.push(Array.from({ length: 7 }, () => null))
    const week = weeks.at(-1)
    if (week) week[weekday] = day
  }
  return weeks
}

const LAMPS: Record<DayState, LampStatus> = {
  fine: 'passed',
  suspect: 'warned',
  broken: 'failed',
  unable: 'inconclusive',
  maintenance: 'skipped',
  unwatched: 'pending',
  before: 'pending',
}

export function lampOfDay(state: DayState): LampStatus {
  return LAMPS[state]
}

/**
 * In which part of the time in which it could be told mail was taken, in hundredths of a percent, rounded down: 9999 is not yet
 * all of it. Null where nothing is known.
 *
 * @param days of a calendar of `mail`
 */
export function shareTaken(days: readonly CalendarDay[]): number | null {
  const sum = (mood: Mood) => days.reduce((total, { seconds }) => total + seconds[mood], 0)
  const taken = sum('fine')
  const known = taken + sum('broken')
  return known === 0 ? null : Math.floor((taken / known) * 10_000)
}

/** For how many seconds nobody could tell whether mail was taken. @param days of a calendar of `mail` */
export function secondsUntold(days: readonly CalendarDay[]): number {
  return days.reduce((total, { seconds }) => total + seconds.unable, 0)
}

/** What its rules had to say is another question. */
function ofMail({ looks, mail }: DayFigures): Pick<CalendarDay, 'seconds' | 'looks' | 'incidents'> {
  const { taken: fine, 'not-taken': broken, unknown: unable, maintenance } = mail
  return { seconds: { fine, suspect: 0, broken, unable, maintenance }, looks, incidents: 0 }
}

function stateOf(
  { seconds, unwatched, looks, incidents }: Pick<CalendarDay, 'seconds' | 'unwatched' | 'looks' | 'incidents'>,
  expected: number,
): DayState {
  if (seconds.broken > 0 || incidents > 0) return 'broken'
  if (unwatched > expected / 2 || (looks === 0 && seconds.fine === 0)) return 'unwatched'
  if (seconds.unable >= HOUR_S) return 'unable'
  if (seconds.maintenance > expected / 2) return 'maintenance'
  return seconds.suspect > 0 ? 'suspect' : 'fine'
}
