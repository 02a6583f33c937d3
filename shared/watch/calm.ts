/** Times at which nobody shall be woken, or nothing shall be said: hours of a week in a time zone, and single spans. Pure. */
import { type Static, Type } from 'typebox'
import { oneOf } from '../events.ts'
import { CHANNEL_KINDS } from './alert.ts'
import { WEEKDAYS as DAYS, type Weekday as Day } from './weekdays.ts'

const TimeOfDay = (description: string) =>
  Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$', description: `${description}: \`22:00\`` })

const hours = {
  timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'a name of the tz database: `Europe/Berlin`' }),
  days: Type.Optional(
    Type.Array(oneOf(DAYS), { minItems: 1, maxItems: 7, description: 'on which it begins; by default every day' }),
  ),
  from: TimeOfDay('when it begins'),
  to: TimeOfDay('when it ends; where that is not after `from`, on the next day'),
}

export const QuietHours = Type.Object(
  {
    ...hours,
    hush: Type.Optional(
      Type.Array(oneOf(CHANNEL_KINDS), {
        minItems: 1,
        maxItems: 4,
        description: 'what is held back until they end; by default SMS and calls',
      }),
    ),
  },
  { additionalProperties: false, description: 'when nobody shall be woken' },
)

export const WeeklyMaintenance = Type.Object(hours, { additionalProperties: false })
export const SingleMaintenance = Type.Object(
  {
    from: Type.String({ format: 'date-time', description: 'ISO 8601' }),
    to: Type.String({ format: 'date-time', description: 'ISO 8601' }),
  },
  { additionalProperties: false },
)
export const Maintenance = Type.Object(
  {
    weekly: Type.Optional(Type.Array(WeeklyMaintenance, { maxItems: 20 })),
    once: Type.Optional(Type.Array(SingleMaintenance, { maxItems: 50 })),
  },
  {
    additionalProperties: false,
    description:
      'when failures are expected: tests run on, and no alarm is sent; that an incident from before is over is told',
  },
)

export type QuietHours = Static<typeof QuietHours>
export type Maintenance = Static<typeof Maintenance>
type Hours = Pick<QuietHours, 'timeZone' | 'days' | 'from' | 'to'>

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** Whether the runtime knows a time zone by this name. */
export function knowsTimeZone(name: string): boolean {
  try {
    return Boolean(clockOf(name))
  } catch {
    return false
  }
}

/** Whether an instant lies in the hours. @param at milliseconds since the epoch */
export function within({ timeZone, days = [...DAYS], from, to }: Hours, at: number): boolean {
  const { day, minute } = localTime(timeZone, at)
  const [begin, end] = [minuteOf(from), minuteOf(to)]
  const on = (which: number) => days.includes(DAYS[(which + 7) % 7] as Day)
  if (begin < end) return minute >= begin && minute < end && on(day)
  return (minute >= begin && on(day)) || (minute < end && on(day - 1))
}

/**
 * When the hours that an instant lies in are over; the instant itself where it lies in none. Clocks that are set back or
 * forward in between are the reason that this is looked for rather than counted.
 */
export function endOf(hours: Hours, at: number): number {
  let end = at
  // Two spans may touch; a week of them is all there is.
  for (let turns = 0; within(hours, end) && turns < 8; turns++) {
    const { minute } = localTime(hours.timeZone, end)
    const left = (minuteOf(hours.to) - minute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
    end = firstOutside(hours, end, Math.floor(end / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS)
  }
  return end
}

/** Whether failures are expected now. */
export function inMaintenance({ weekly = [], once = [] }: Maintenance, at: number): boolean {
  return (
    weekly.some((hours) => within(hours, at)) ||
    once.some(({ from, to }) => at >= Date.parse(from) && at < Date.parse(to))
  )
}

/** A day on which clocks change is an hour longer or shorter: where the guess is not the edge, the edge is near. */
function firstOutside(hours: Hours, inside: number, guess: number): number {
  let edge = guess
  while (edge - MINUTE_MS > inside && !within(hours, edge - MINUTE_MS)) edge -= MINUTE_MS
  const latest = guess + 3 * 60 * MINUTE_MS
  while (edge < latest && within(hours, edge)) edge += MINUTE_MS
  return edge
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** @throws RangeError for a zone that is not known */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const options = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const clock = new Intl.DateTimeFormat('en-GB', options)
  clocks.set(timeZone, clock)
  return clock
}

function localTime(timeZone: string, at: number): { day: number; minute: number } {
  const parts: Record<string, string> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) parts[type] = value
  const day = DAYS.indexOf((parts.weekday ?? '').toLowerCase() as Day)
  return { day, minute: Number(parts.hour) * 60 + Number(parts.minute) }
}
