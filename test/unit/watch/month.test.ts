import { join } from 'node:path'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { replay } from '../../../server/store/replay.ts'
import { DAY, HOUR, MINUTE, world } from './manual-world.ts'

/** The longest time from one test to the next, and the shortest. */
function spans(tested: readonly number[]) {
  const between = tested.slice(1).map((at, index) => at - (tested[index] as number))
  return { least: Math.min(...between), most: Math.max(...between) }
}

test('thirty days, in which summer time ends and Helograph is stopped: tested in time, and quiet hours follow the clock on the wall', async () => {
  const w = await world('2026-10-10T12:00:00Z')
  let seed = 1
  w.random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const quietHours = { timeZone: 'Europe/Berlin', from: '22:00', to: '07:00' }
  const id = await w.watch({ channels: [{ kind: 'sms', address: '+4930123456' }], intervalMinutes: 30, quietHours })
  const heard: string[] = []
  for (let day = 0; day < 30; day++) {
    // The server dies each evening at half past eleven in Berlin, and comes back at noon.
    const offset = day < 14 ? 2 : 1
    const noon = Date.parse('2026-10-10T12:00:00Z') + day * DAY
    await w.pass(noon + (23.5 - offset - 12) * HOUR - w.time.epoch())
    w.weather = 'dead'
    if (day === 20) await w.sleep(2 * HOUR)
    await w.pass(noon + DAY - w.time.epoch())
    w.weather = 'good'
    heard.push(...w.boxes.sms.sent.splice(0).map(({ message }) => `${message.kind} ${berlin(w.at(message))}`))
  }
  const woken = heard.filter((said) => said.startsWith('opened'))
  expect(woken).toHaveLength(30)
  // The first minute after seven, on each side of the change.
  expect(new Set(woken)).toEqual(new Set(['opened 07:00']))
  expect(heard.filter((said) => said.startsWith('recovered'))).toHaveLength(29)
  const events = await w.log(id)
  expect(events.filter(({ type }) => type === 'opened')).toHaveLength(30)
  expect(events.filter(({ type }) => type === 'gap')).toHaveLength(1)
  const { most, least } = spans(w.tested)
  expect(most).toBeLessThanOrEqual(2 * HOUR + 31 * MINUTE)
  expect(least).toBeGreaterThanOrEqual(20_000)
  // The figures of the days tell of every hour but those in which nobody watched.
  const days = await w.store.watches.days(id, '2026-10-10')
  const seconds = days.flatMap(({ figures }) => Object.values(figures.seconds)).reduce((sum, more) => sum + more, 0)
  expect(seconds * 1000).toBeGreaterThan(30 * DAY - 2 * HOUR - HOUR)
  expect(seconds * 1000).toBeLessThan(30 * DAY - HOUR)
}, 60_000)

function berlin(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' })
}

test('a stop of hours: no burst, no false incident, and the time between is a gap', async () => {
  const w = await world()
  const ids = []
  for (let one = 0; one < 60; one++) ids.push(await w.watch({ target: `host${one}.example.com` }))
  w.random = Math.random
  await w.pass(20 * MINUTE)
  w.weather = 'dead'
  await w.pass(4 * MINUTE)
  await w.sleep(6 * HOUR)
  const began = w.time.epoch()
  const before = w.tested.length
  await w.pass(MINUTE)
  // Sixty watches of five minutes: about twelve in a minute, and a few that are looked at again.
  expect(w.tested.length - before).toBeLessThan(30)
  w.weather = 'good'
  await w.pass(10 * MINUTE)
  for (const id of ids) {
    const gaps = (await w.log(id)).filter(({ type }) => type === 'gap')
    expect(gaps).toHaveLength(1)
    const incidents = (await w.log(id)).filter(({ type, at }) => type === 'opened' && Date.parse(at) >= began)
    expect(incidents).toHaveLength(0)
  }
}, 60_000)

test('a clock that is set back or forward neither makes a burst nor runs the log backwards', async () => {
  const w = await world()
  const id = await w.watch()
  await w.pass(HOUR)
  const before = w.tested.length
  w.time.set(-3 * HOUR)
  await w.pass(HOUR)
  w.time.set(8 * HOUR)
  await w.pass(HOUR)
  expect(w.tested.length - before).toBeGreaterThanOrEqual(24)
  expect(w.tested.length - before).toBeLessThanOrEqual(29)
  const at = (await w.log(id)).map((event) => Date.parse(event.at))
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  const looks = await w.store.watches.looks(id, 0, Number.MAX_SAFE_INTEGER)
  expect(new Set(looks.map((look) => look.at)).size).toBe(looks.length)
})

test('watches of one target share its test', async () => {
  const w = await world()
  for (let one = 0; one < 5; one++) await w.watch({ intervalMinutes: 5 })
  await w.pass(5 * MINUTE)
  const before = w.tested.length
  await w.pass(HOUR)
  expect(w.tested.length - before).toBeLessThanOrEqual(14)
  expect(w.tested.length - before).toBeGreaterThanOrEqual(12)
})

test('an address that was visited too often is left alone until it may be visited', async () => {
  const w = await world()
  await w.watch({ intervalMinutes: 1 })
  await w.pass(10 * MINUTE)
  const before = w.tested.length
  w.refusal = { retryAfterMs: 40_000, latest: 'abcdefghijkl', why: 'often' }
  await w.pass(10 * MINUTE)
  expect(w.tested.length - before).toBeLessThanOrEqual(1)
  w.refusal = null
  await w.pass(2 * MINUTE)
  expect(w.tested.length - before).toBeGreaterThanOrEqual(1)
})

test('a paused watch is not tested, and goes on when it is told to', async () => {
  const w = await world()
  const id = await w.watch()
  await w.pass(HOUR)
  await w.watching.registry.change(id, { paused: true })
  const before = w.tested.length
  await w.pass(3 * HOUR)
  expect(w.tested.length - before).toBeLessThanOrEqual(1)
  await w.watching.registry.change(id, { paused: false })
  await w.pass(11 * MINUTE)
  expect(w.tested.length - before).toBeGreaterThanOrEqual(2)
  expect((await w.log(id)).filter(({ type }) => type === 'gap')).toHaveLength(1)
})

test('old tests are thinned to one an hour, and all that changed; what shows an incident stays', async () => {
  const w = await world()
  const id = await w.watch({ intervalMinutes: 10, channels: [{ kind: 'email', address: 'me@example.net' }] })
  await w.pass(2 * HOUR)
  w.weather = 'dead'
  await w.pass(HOUR)
  w.weather = 'good'
  await w.pass(8 * DAY)
  const looks = await w.store.watches.looks(id, 0, w.time.epoch() - 7 * DAY - 2 * HOUR)
  const notable = looks.filter((look) => look.notable)
  expect(notable.map(({ mood }) => mood)).toEqual(['fine', 'suspect', 'broken', 'broken', 'fine'])
  // 22 hours, and what changed.
  expect(looks.length).toBeLessThanOrEqual(22 + 5)
  for (const { test } of looks) expect(await w.store.find(test)).not.toBeNull()
  const young = await w.store.watches.looks(id, w.time.epoch() - DAY, w.time.epoch())
  expect(young.length).toBeGreaterThan(140)
  // Nobody reads all of them: each takes little room, and says what it said.
  for (const { test } of [...looks, ...young])
    expect((await replay(w.store, test)).at(-1)).toMatchObject({ type: 'finished', status: 'finished' })
  await w.stop()
  const database = new Database(join(w.dir, 'helograph.db'), { readonly: true })
  expect(database.prepare('SELECT count(*) AS chunks FROM chunks').all()).toEqual([{ chunks: 0 }])
  database.close()
}, 60_000)

test('the figures of a day are kept for two years, when its tests are long gone', async () => {
  const w = await world()
  const id = await w.watch({ intervalMinutes: 60, channels: [{ kind: 'email', address: 'me@example.net' }] })
  await w.pass(2 * HOUR)
  const { watches } = w.store
  const dayBefore = (days: number) => new Date(w.time.epoch() - days * DAY).toISOString().slice(0, 10)
  const figures = await watches.day(id, dayBefore(0))
  const state = w.watching.book.get(id)?.state
  if (!figures || !state) throw new Error('nothing was watched')
  const days = [733, 730, 365].map((ago) => ({ day: dayBefore(ago), figures }))
  await watches.commit([{ watch: id, events: [], state, days }])
  await w.pass(HOUR)
  expect((await watches.days(id, '2000-01-01')).map(({ day }) => day)).toEqual([730, 365, 0].map(dayBefore))
})
