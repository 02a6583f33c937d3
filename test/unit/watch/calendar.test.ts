import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CalendarDay, calendarOf, shareTaken, weeksOf } from '../../../shared/watch/calendar.ts'
import type { DayFigures } from '../../../shared/watch/days.ts'

const NOW = Date.parse('2026-11-25T14:00:00Z')
const LONG_AGO = Date.parse('2026-01-01T00:00:00Z')
const latestAt = NOW - 120_000

function day(name: string, seconds: Partial<DayFigures['seconds']>, more: Partial<DayFigures> = {}) {
  const all = { fine: 0, suspect: 0, broken: 0, unable: 0, maintenance: 0, ...seconds }
  const mail = { taken: 0, 'not-taken': 0, unknown: 0, maintenance: 0 }
  return { day: name, figures: { looks: 288, seconds: all, mail, incidents: 0, steps: {}, ...more } }
}

const one = (figures: ReturnType<typeof day>) =>
  calendarOf({ days: [figures], since: LONG_AGO, latestAt, now: NOW }, 'rules').find(
    (found) => found.day === figures.day,
  ) as CalendarDay

describe('a day of a watch', () => {
  it.each([
    ['fine', { fine: 86_400 }],
    ['suspect', { fine: 86_340, suspect: 60 }],
    ['broken', { fine: 86_390, broken: 10 }],
    ['unable', { fine: 80_000, unable: 6400 }],
    ['fine', { fine: 86_100, unable: 300 }],
    ['maintenance', { fine: 30_000, maintenance: 56_400 }],
    ['fine', { fine: 80_000, maintenance: 6400 }],
    ['unwatched', { fine: 30_000 }],
    ['broken', { fine: 10_000, broken: 600 }],
  ] as const)('is %s with %o', (state, seconds) => {
    expect(one(day('2026-11-20', seconds)).state).toBe(state)
  })

  it('is broken where an incident began, however short', () => {
    expect(one(day('2026-11-20', { fine: 86_400 }, { incidents: 1 })).state).toBe('broken')
  })

  it('tells what nobody watched, and takes a test more or less for no gap', () => {
    expect(one(day('2026-11-20', { fine: 80_000 })).unwatched).toBe(6400)
    expect(one(day('2026-11-20', { fine: 86_000 })).unwatched).toBe(0)
  })

  it('that goes on is watched until its last test; where that is long ago, until now', () => {
    const today = day('2026-11-25', { fine: 14 * 3600 - 130 })
    expect(one(today).unwatched).toBe(0)
    const stopped = {
      days: [day('2026-11-25', { fine: 7200 })],
      since: LONG_AGO,
      latestAt: NOW - 12 * 3_600_000,
      now: NOW,
    }
    expect(calendarOf(stopped, 'rules').at(-1)).toMatchObject({ state: 'unwatched', unwatched: 12 * 3600 })
  })
})

it('days before a watch was made are no gap, and neither is the moment in which it was', () => {
  const since = Date.parse('2026-11-24T12:00:00Z')
  const days = calendarOf(
    { days: [day('2026-11-24', { fine: 43_000 }, { looks: 140 })], since, latestAt, now: NOW },
    'rules',
  )
  expect(days.at(-3)).toMatchObject({ day: '2026-11-23', state: 'before', unwatched: 0 })
  expect(days.at(-2)).toMatchObject({ day: '2026-11-24', state: 'fine', unwatched: 0 })
  expect(days.at(-1)).toMatchObject({ day: '2026-11-25', state: 'unwatched' })
  expect(
    calendarOf({ days: [], since: NOW - 5000, latestAt: null, now: NOW }, 'rules').every(
      ({ state }) => state === 'before',
    ),
  ).toBe(true)
})

describe('where clocks change', () => {
  const { TZ } = process.env
  beforeEach(() => {
    process.env.TZ = 'Europe/Berlin'
  })
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  })

  it.each(['2026-03-29', '2026-10-25'])('every day around %s is there once, and has 24 hours', (change) => {
    const now = Date.parse(`${change}T23:30:00Z`) + 40 * 86_400_000
    expect(new Date(Date.parse(`${change}T00:00:00Z`)).getHours()).not.toBe(
      new Date(`${change}T23:00:00Z`).getHours() - 23,
    )
    const days = calendarOf({ days: [day(change, { fine: 86_400 })], since: LONG_AGO, latestAt: now, now }, 'rules')
    expect(new Set(days.map((one) => one.day)).size).toBe(90)
    const steps = days.slice(1).map((one, at) => Date.parse(one.day) - Date.parse(days[at]?.day ?? ''))
    expect(new Set(steps)).toEqual(new Set([86_400_000]))
    expect(days.find((one) => one.day === change)).toMatchObject({ state: 'fine', unwatched: 0 })
    const weeks = weeksOf(days)
    expect(weeks.slice(1, -1).every((week) => week.every((one) => one !== null))).toBe(true)
    expect(weeks.flat().filter((one) => one !== null)).toEqual(days)
    for (const [monday] of weeks.slice(1)) expect(new Date(`${monday?.day}T00:00:00Z`).getUTCDay()).toBe(1)
  })
})

describe('of mail', () => {
  const days = (mail: Partial<DayFigures['mail']>, seconds: Partial<DayFigures['seconds']> = {}, incidents = 0) => {
    const all = { taken: 0, 'not-taken': 0, unknown: 0, maintenance: 0, ...mail }
    const figures = day('2026-11-20', seconds, { mail: all, incidents })
    return calendarOf({ days: [figures], since: LONG_AGO, latestAt, now: NOW }, 'mail')
  }
  const state = (...told: Parameters<typeof days>) => days(...told).find(({ day }) => day === '2026-11-20')?.state

  it('a day is what mail was, whatever the rules say', () => {
    expect(state({ taken: 86_400 }, { broken: 86_400 }, 1)).toBe('fine')
    expect(state({ taken: 86_000, 'not-taken': 400 }, { fine: 86_400 })).toBe('broken')
    expect(state({ unknown: 86_400 }, { fine: 86_400 })).toBe('unable')
  })

  it('what was taken is never rounded up to all of it', () => {
    expect(shareTaken(days({ taken: 86_399, 'not-taken': 1 }))).toBe(9999)
    expect(shareTaken(days({ taken: 86_400, maintenance: 400 }, { broken: 86_400 }))).toBe(10_000)
    expect(shareTaken(days({ unknown: 86_400 }))).toBeNull()
  })
})
