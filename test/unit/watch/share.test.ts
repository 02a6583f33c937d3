/** Watches leave something of the budget of an address to those who come by themselves. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { Share } from '../../../server/watch/share.ts'
import { MINUTE, world } from './manual-world.ts'

const SECOND = 1000
const to = (...places: string[]) => new Map(places.map((place) => [place, 1]))
/** The most visits that any minute holds. */
const densest = (times: readonly number[]) =>
  Math.max(0, ...times.map((begin) => times.filter((at) => at >= begin && at < begin + MINUTE).length))

describe('the share of an address', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [6, 3],
    [7, 3],
  ])('of %s visits a minute is %s', (perMinute, most) => {
    const share = new Share(perMinute)
    const turns = Array.from({ length: 5 }, () => share.book(to('a'), 0))
    expect(turns.filter((turn) => turn === 0)).toHaveLength(most)
  })

  it('is without a bound where the budget is', () => {
    const share = new Share(0)
    expect(Array.from({ length: 100 }, () => share.book(to('a'), 7))).toEqual(Array(100).fill(7))
  })

  it('is given to whoever came first, and to each in the end', () => {
    const share = new Share(2)
    const turns = Array.from({ length: 6 }, () => share.book(to('a'), 0))
    expect(turns).toEqual(turns.toSorted((a, b) => a - b))
    expect(turns.at(-1)).toBeLessThan(6 * 64 * SECOND)
    expect(share.book(to('b'), 0)).toBe(0)
  })

  it('counts what was visited without a turn, and tests that visit an address more than once', () => {
    const share = new Share(6)
    share.made(to('a'), 0)
    expect(share.book(new Map([['a', 2]]), 0)).toBe(0)
    expect(share.book(to('a'), 0)).toBeGreaterThan(MINUTE)
    // More than all of it: as much as there is, and not never.
    expect(new Share(6).book(new Map([['b', 9]]), 5)).toBe(5)
  })

  it('is never exceeded, whoever asks when, and at how many addresses at once', () => {
    const asked = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.subarray(['a', 'b', 'c'], { minLength: 1 })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 9 }), (visits, perMinute) => {
        const share = new Share(perMinute)
        const made = new Map<string, number[]>()
        let now = 0
        for (const [seconds, places] of visits) {
          now += seconds * SECOND
          const turn = share.book(to(...places), now)
          expect(turn).toBeGreaterThanOrEqual(now)
          for (const place of places) made.set(place, [...(made.get(place) ?? []), turn])
        }
        for (const times of made.values())
          expect(densest(times)).toBeLessThanOrEqual(Math.max(1, Math.floor(perMinute / 2)))
      }),
    )
  })
})

test('eight watches of one address, each for every minute, leave half of its budget, are all tested, and say how often', async () => {
  const w = await world()
  const ids: string[] = []
  for (let no = 0; no < 8; no++) ids.push(await w.watch({ intervalMinutes: 1, patience: 30 + no }))
  await w.pass(30 * MINUTE)
  expect(densest(w.tested)).toBe(3)
  expect(w.tested.length).toBeGreaterThan(75)
  const looks = await Promise.all(ids.map((id) => w.store.watches.looks(id, 0, Number.MAX_SAFE_INTEGER)))
  for (const own of looks) expect(own.length).toBeGreaterThan(7)
  // Late by what they waited from when they were due, not from when they were put off last.
  expect(Math.max(...w.lags.slice(-20))).toBeGreaterThan(90 * SECOND)
  const { registry, scheduler, book } = w.watching
  const views = await Promise.all(ids.map((id) => registry.view(book.get(id) as never)))
  for (const { slowedToMinutes } of views) expect([2, 3]).toContain(slowedToMinutes)
  expect(scheduler.waiting).toBeGreaterThan(MINUTE)
  // Nothing is wrong with whoever tests.
  expect(scheduler.belated).toBe(0)

  for (const id of ids.slice(1)) await registry.remove(id)
  await w.pass(10 * MINUTE)
  expect((await registry.view(book.get(ids[0] ?? '') as never)).slowedToMinutes).toBeNull()
  expect(scheduler.waiting).toBe(0)
})

test('what was put off keeps its first due time', async () => {
  const w = await world()
  await w.watch({ intervalMinutes: 5 })
  await w.pass(MINUTE)
  w.refusal = { retryAfterMs: 20 * SECOND, latest: '', why: 'often' }
  await w.pass(8 * MINUTE)
  expect(w.watching.scheduler.waiting).toBeGreaterThan(3 * MINUTE)
  w.refusal = null
  await w.pass(MINUTE)
  expect(w.lags.at(-1)).toBeGreaterThan(3 * MINUTE)
  const [tested] = w.tested.slice(-1)
  await w.pass(5 * MINUTE)
  // It goes on from there, and makes good for nothing.
  expect((w.tested.at(-1) ?? 0) - (tested ?? 0)).toBeGreaterThan(4 * MINUTE)
})
