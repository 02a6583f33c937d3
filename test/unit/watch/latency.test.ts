import { expect, it } from 'vitest'
import { latencyOfDays, latencyOfLooks } from '../../../shared/watch/latency.ts'
import type { Look } from '../../../shared/watch/look.ts'

const NOW = Date.parse('2026-11-25T14:22:00Z')

const look = (at: string, steps: Look['steps']): Look => ({
  at,
  test: at,
  mood: 'fine',
  mail: 'taken',
  verdict: 'passed',
  headline: '',
  durationMs: 1,
  steps,
  notable: false,
})

it('a day ends with the hour that is not over yet, in columns of ten minutes', () => {
  const looks = [
    look('2026-11-24T14:59:59.000Z', { banner: 1 }),
    look('2026-11-24T15:00:00.000Z', { banner: 100 }),
    look('2026-11-24T15:05:00.000Z', { banner: 200, connect: 10 }),
    look('2026-11-25T14:21:00.000Z', {}),
  ]
  const { from, to, tests, steps } = latencyOfLooks(looks, 'day', 5, NOW)
  expect([from, to]).toEqual(['2026-11-24T15:00:00.000Z', '2026-11-25T15:00:00.000Z'])
  expect(tests).toHaveLength(144)
  expect([tests[0], tests[1], tests[140]]).toEqual([2, 0, 1])
  expect(steps.map(({ step }) => step)).toEqual(['connect', 'banner'])
  expect(steps[1]).toMatchObject({ mean: { 0: 150, 1: null, 140: null }, most: { 0: 200 } })
})

it.each([
  [1, 144],
  [15, 96],
  [25, 48],
  [60, 24],
])('tests every %i minutes are shown in %i columns of a day', (minutes, columns) => {
  expect(latencyOfLooks([], 'day', minutes, NOW).tests).toHaveLength(columns)
})

it('a week has an hour a column, and ends with the day', () => {
  const { from, to, tests } = latencyOfLooks([look('2026-11-19T00:30:00.000Z', {})], 'week', 5, NOW)
  expect([from, to, tests.length, tests[0]]).toEqual(['2026-11-19T00:00:00.000Z', '2026-11-26T00:00:00.000Z', 168, 1])
})

it('a quarter is drawn from the figures of its days', () => {
  const figures = {
    looks: 288,
    seconds: { fine: 1, suspect: 0, broken: 0, unable: 0, maintenance: 0 },
    mail: { taken: 1, 'not-taken': 0, unknown: 0, maintenance: 0 },
    incidents: 0,
    steps: { banner: { count: 288, meanMs: 180.04, mostMs: 999 } },
  }
  const { tests, steps, to } = latencyOfDays([{ day: '2026-11-24', figures }], NOW)
  expect(to).toBe('2026-11-26T00:00:00.000Z')
  expect(tests).toHaveLength(90)
  expect(steps[0]).toMatchObject({ step: 'banner', mean: { 88: 180, 89: null }, most: { 88: 999 } })
})
