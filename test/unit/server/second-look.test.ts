import { cpSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { MOST_WAITING, WaitingRoom } from '../../../server/dispatch/waiting-room.ts'
import type { Store } from '../../../server/store/store.ts'
import type { Fact, TestEvent } from '../../../shared/events.ts'
import type { Report } from '../../../shared/report.ts'
import { ManualTime } from '../../setup/manual-time.ts'
import {
  type Begun,
  begin,
  eventsOf,
  folder,
  type GivenTest,
  opened,
  type Setting,
  type SettingOptions,
  setting,
  started,
} from './setting.ts'

const BEGAN = Date.parse('2026-11-24T02:43:12.000Z')
let time: ManualTime
beforeEach(() => {
  time = new ManualTime(BEGAN)
})
const place = (more: SettingOptions = {}) => setting({ time, ...more })

const greylisted: Fact = {
  type: 'step',
  session: 0,
  step: 'rcpt-to',
  status: 'warned',
  summary: '451 greylisted',
  failure: { kind: 'reply', fault: 'policy', message: '451', received: '451 4.7.1 Greylisted, try again in 2 minutes' },
}

/** Plays a test to its end, in which the server asked to come back. */
async function greylist(here: Setting, order: object = { target: 'mx.example:25' }): Promise<Begun> {
  const begun = await begin(here.app, order)
  play(await here.probe.next())
  await eventsOf(here.app, begun.id)
  return begun
}

function play(given: GivenTest): void {
  for (const fact of [started, opened, greylisted]) given.tell(fact)
  given.end()
}

async function report(here: Setting, id: string): Promise<Report> {
  return (await here.app.inject(`/api/tests/${id}`)).json()
}

async function followUpOf(here: Setting, id: string): Promise<string> {
  const { followUp } = await report(here, id)
  if (!followUp) throw new Error('there is no second look')
  return followUp.id
}

const remove = async (here: Setting, id: string, token: string) =>
  (await here.app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers: { authorization: `Bearer ${token}` } }))
    .statusCode

const gauge = async (here: Setting, name: string) =>
  new RegExp(`^helograph_tests_${name} (\\d+)$`, 'm').exec((await here.app.inject('/metrics')).body)?.[1]

/** What a killed process leaves: its files, as they were at that moment. */
function leftBehind(dir: string): string {
  const copy = folder()
  cpSync(dir, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  return copy
}

describe('a test in which the server asked to come back', () => {
  test('tells of a second look before its end, and both are linked', async () => {
    const here = await place()
    const { id } = await greylist(here, { target: 'mx.example:25', patience: 20, relay: true })
    const events = await eventsOf(here.app, id)
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['follow-up', 'finished'])
    const second = await followUpOf(here, id)
    expect(events.at(-2)).toMatchObject({
      id: second,
      url: `http://helograph.test/t/${second}`,
      due: '2026-11-24T02:45:17.000Z',
      reason: 'mx.example asked to come back in 2 min.',
    })
    const first = await report(here, id)
    const { target, options, ...waiting } = await report(here, second)
    expect(waiting).toMatchObject({ status: 'queued', followUpOf: id, notBefore: '2026-11-24T02:45:17.000Z' })
    expect(target).toEqual(first.target)
    expect(options).toEqual({ ...first.options, relay: false })
    expect(options.patience).toBe(20)
  })

  test('is looked at again when it is due and not before, and never a third time', async () => {
    const here = await place()
    const { id } = await greylist(here)
    const second = await followUpOf(here, id)
    expect([await gauge(here, 'running'), await gauge(here, 'waiting')]).toEqual(['0', '1'])
    time.advance(124_999)
    expect((await report(here, second)).status).toBe('queued')
    const next = here.probe.next()
    time.advance(1)
    const given = await next
    expect(given.task).toMatchObject({ id: second, target: { host: 'mx.example' } })
    expect([await gauge(here, 'running'), await gauge(here, 'waiting')]).toEqual(['1', '0'])
    play(given)
    const events = await eventsOf(here.app, second)
    expect(events.map(({ type }) => type)).toEqual(['queued', 'started', 'session', 'step', 'finished'])
    expect(events[1]).toMatchObject({ ms: 125_000, at: '2026-11-24T02:45:17.000Z' })
    expect(await gauge(here, 'waiting')).toBe('0')
  })

  test('is not looked at again where the operator does not want it, nor where nothing was said of coming back', async () => {
    const off = await place({ env: { SECOND_LOOK: 'no' } })
    const { id } = await greylist(off)
    expect((await report(off, id)).followUp).toBeNull()
    const on = await place()
    const plain = await begin(on.app)
    const given = await on.probe.next()
    given.tell(started)
    given.end()
    expect((await eventsOf(on.app, plain.id)).some(({ type }) => type === 'follow-up')).toBe(false)
  })

  test('is not looked at again where it broke down or was stopped', async () => {
    const here = await place()
    const { id } = await begin(here.app)
    const given = await here.probe.next()
    for (const fact of [started, opened, greylisted]) given.tell(fact)
    given.fail(new Error('a bug'))
    expect((await eventsOf(here.app, id)).some(({ type }) => type === 'follow-up')).toBe(false)
  })

  test('promises nothing that cannot be stored, and ends all the same', async () => {
    let full = false
    const here = await place({
      around: (store: Store) => ({
        ...store,
        commit: (news) =>
          full && news.opened.length > 0 ? Promise.reject(new Error('disk full')) : store.commit(news),
      }),
    })
    const { id } = await begin(here.app)
    const given = await here.probe.next()
    full = true
    play(given)
    const events = await eventsOf(here.app, id)
    expect(events.at(-1)).toMatchObject({ type: 'finished', status: 'finished' })
    expect(events.some(({ type }) => type === 'follow-up')).toBe(false)
  })
})

describe('a second look that waits', () => {
  test('takes no place from other tests, and waits on where all are taken when it is due', async () => {
    const here = await place({ env: { MAX_TESTS: '1' } })
    const { id } = await greylist(here)
    const second = await followUpOf(here, id)
    const other = await begin(here.app)
    const running = await here.probe.next()
    time.advance(125_000)
    expect((await report(here, second)).status).toBe('queued')
    running.end()
    await eventsOf(here.app, other.id)
    const next = here.probe.next()
    time.advance(5000)
    expect((await next).task.id).toBe(second)
  })

  test('is deleted with the token of the first test, and then never run; the first stays', async () => {
    const here = await place()
    const { id, deleteToken } = await greylist(here)
    const second = await followUpOf(here, id)
    expect(await remove(here, second, 'wrong')).toBe(403)
    expect(await remove(here, second, deleteToken)).toBe(204)
    expect([await gauge(here, 'waiting'), time.pending]).toEqual(['0', 0])
    expect((await here.app.inject(`/api/tests/${second}`)).statusCode).toBe(410)
    expect((await report(here, id)).status).toBe('finished')
  })

  test('is stopped with the same token, and then never run', async () => {
    const here = await place()
    const { id, deleteToken } = await greylist(here)
    const second = await followUpOf(here, id)
    const stopped = await here.app.inject({
      method: 'POST',
      url: `/api/tests/${second}/stop`,
      headers: { authorization: `Bearer ${deleteToken}` },
    })
    expect([stopped.statusCode, await gauge(here, 'waiting'), time.pending]).toEqual([204, '0', 0])
    await eventsOf(here.app, second)
    expect(await report(here, second)).toMatchObject({ status: 'interrupted', sessions: [] })
  })

  test('stays where the first test is deleted, and is deleted with the same token after it', async () => {
    const here = await place()
    const { id, deleteToken } = await greylist(here)
    const second = await followUpOf(here, id)
    expect(await remove(here, id, deleteToken)).toBe(204)
    const next = here.probe.next()
    time.advance(125_000)
    const given = await next
    expect(given.task.id).toBe(second)
    expect(await remove(here, second, deleteToken)).toBe(204)
    expect(given.signal.aborted).toBe(true)
  })

  test('of a test that is deleted just then is not left behind', async () => {
    let reached = () => {}
    let release: Promise<void> | null = null
    const here = await place({
      around: (store: Store) => ({
        ...store,
        async commit(news) {
          if (release && news.opened.length > 0) {
            reached()
            await release
          }
          await store.commit(news)
        },
      }),
    })
    const { id, deleteToken } = await begin(here.app)
    const given = await here.probe.next()
    let go = () => {}
    release = new Promise((resolve) => {
      go = resolve
    })
    const opening = new Promise<void>((resolve) => {
      reached = resolve
    })
    play(given)
    await opening
    const removing = remove(here, id, deleteToken)
    // The test is gone for its dispatcher before its events are.
    while (!given.signal.aborted) await new Promise((resolve) => setImmediate(resolve))
    go()
    expect(await removing).toBe(204)
    release = null
    await begin(here.app)
    expect(await here.store.unfinished()).toHaveLength(1)
    expect(time.pending).toBe(0)
  })
})

describe('after a restart a second look', () => {
  test('whose time has not come waits again; one whose time is past is run', async () => {
    const before = await place()
    const { id } = await greylist(before)
    const second = await followUpOf(before, id)
    const dir = leftBehind(before.dir)
    const late = leftBehind(before.dir)

    time = new ManualTime(BEGAN + 60_000)
    const after = await place({ dir })
    expect(await gauge(after, 'waiting')).toBe('1')
    time.advance(64_999)
    expect((await report(after, second)).status).toBe('queued')
    time.advance(1)
    const given = await after.probe.next()
    expect(given.task.id).toBe(second)

    time = new ManualTime(BEGAN + 86_400_000)
    const muchLater = await place({ dir: late })
    time.advance(0)
    const again = await muchLater.probe.next()
    expect(again.task.id).toBe(second)
    again.tell(started)
    again.end()
    expect((await eventsOf(muchLater.app, second)).map(({ n }) => n)).toEqual([1, 2, 3])
  })

  test('is kept when Helograph is stopped in order', async () => {
    const before = await place()
    const { id } = await greylist(before)
    const second = await followUpOf(before, id)
    await before.close()
    expect(time.pending).toBe(0)
    const after = await place({ dir: before.dir })
    expect((await report(after, second)).status).toBe('queued')
    expect(await gauge(after, 'waiting')).toBe('1')
  })

  test('that was opened, but not told of, is told of, and its first test has its own end', async () => {
    const before = await place()
    const { id } = await greylist(before)
    const second = await followUpOf(before, id)
    // As the files are between the two: without what came together with the news of the second look.
    const halfway = await place({ dir: leftBehind(before.dir) })
    const events = (await eventsOf(halfway.app, id)) as TestEvent[]
    await halfway.close()
    const dir = folder()
    const forge = await place({ dir })
    const told = events.filter(({ type }) => type !== 'follow-up' && type !== 'finished')
    const text = (all: TestEvent[]) => Buffer.from(all.map((event) => `${JSON.stringify(event)}\n`).join(''))
    const waiting = { ...(await report(before, second)) }
    const queued = {
      ...(told[0] as TestEvent),
      id: second,
      url: waiting.url,
      followUpOf: id,
      notBefore: waiting.notBefore,
    }
    await forge.store.commit({
      opened: [id, second].map((one) => ({ id: one, createdAt: BEGAN, tokenHash: '00' })),
      chunks: [
        { id, first: 1, last: told.length, bytes: text(told) },
        { id: second, first: 1, last: 1, bytes: text([queued as TestEvent]) },
      ],
      finished: [],
    })
    await forge.close()
    const after = await place({ dir })
    const whole = await eventsOf(after.app, id)
    expect(whole).toEqual(events)
    expect(await gauge(after, 'waiting')).toBe('1')
  })
})

test('the room has its bounds: no more wait than fit, and none after the end', () => {
  const room = new WaitingRoom(time)
  for (let i = 0; i < MOST_WAITING; i++) room.enter(`id${i}`, BEGAN + 1000, () => {})
  expect(room.full).toBe(true)
  room.forget('id7')
  expect([room.full, time.pending]).toEqual([false, MOST_WAITING - 1])
  room.close()
  room.enter('late', BEGAN, () => {})
  expect([room.size, time.pending]).toEqual([0, 0])
})
