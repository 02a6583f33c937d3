/** A watch seen over time: as JSON, and as CSV for a spreadsheet. Pure. */
import { type Static, Type } from 'typebox'
import { oneOf } from '../events.ts'
import { STEPS } from '../words.ts'
import { DayFigures } from './days.ts'
import type { WatchEvent } from './events.ts'
import { Incident } from './incident.ts'
import { Look } from './look.ts'

const Time = Type.String({ description: 'ISO 8601' })
export const Gap = Type.Object({ from: Time, to: Time }, { description: 'nobody watched' })

export const History = Type.Object({
  from: Time,
  to: Time,
  looks: Type.Array(Type.Object({ ...Look.properties, url: Type.String({ description: 'permalink of the test' }) }), {
    description: 'every test; those older than 7 days thinned to one an hour and all with which something changed',
  }),
  days: Type.Array(Type.Object({ day: Type.String({ description: 'in UTC: `2026-11-25`' }), figures: DayFigures }), {
    description: 'kept for two years',
  }),
  gaps: Type.Array(Gap),
  incidents: Type.Array(Incident),
})
export type History = Static<typeof History>

/** What became of a message, with each time that it was handed over. */
export const DeliveryView = Type.Object({
  id: Type.String(),
  channel: Type.String(),
  kind: Type.String(),
  incident: Type.Union([Type.Integer(), Type.Null()]),
  state: oneOf(['waiting', 'sending', 'delivered', 'refused', 'unknown', 'given-up', 'dropped'], {
    description:
      '`unknown`: it may have been sent or not, and was not sent again; `given-up`: tried for too long; `dropped`: not needed any more',
  }),
  createdAt: Time,
  dueAt: Time,
  settledAt: Type.Union([Time, Type.Null()]),
  tries: Type.Array(
    Type.Object({
      no: Type.Integer(),
      beganAt: Time,
      endedAt: Type.Union([Time, Type.Null()]),
      outcome: Type.Union([Type.String(), Type.Null()]),
      answer: Type.String({ description: 'what the other side said' }),
    }),
  ),
})
export type DeliveryView = Static<typeof DeliveryView>

/** The times in which nobody watched. */
export function gapsOf(events: Iterable<WatchEvent>): { from: string; to: string }[] {
  return [...events].flatMap((event) => (event.type === 'gap' ? [{ from: event.from, to: event.to }] : []))
}

/** RFC 4180: a line for each test, a column for each step. */
export function historyCsv({ looks }: Pick<History, 'looks'>): string {
  const header = [
    'at',
    'mood',
    'verdict',
    'durationMs',
    ...STEPS.map((step) => `${step}Ms`),
    'test',
    'url',
    'headline',
    'mail',
  ]
  const rows = looks.map(({ at, mood, verdict, durationMs, steps, test, url, headline, mail }) => {
    const times = STEPS.map((step) => (steps as Look['steps'])[step] ?? '')
    return [at, mood, verdict ?? '', durationMs, ...times, test, url, headline, mail]
  })
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** What begins like a formula is none: a headline quotes what a stranger's server said. */
function cell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
