import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createInProcessBus } from '../../../server/bus/in-process.ts'
import { openStore } from '../../../server/store/open.ts'
import { parseEvents } from '../../../server/store/replay.ts'
import type { Store } from '../../../server/store/store.ts'
import type { Fact, TestEvent } from '../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import { folder, line } from './setting.ts'

const at = '2026-01-01T00:00:00.000Z'
const date = { at, ms: 1 }
const target = { input: 'a', kind: 'domain', host: 'a', port: 25, security: 'auto', family: 'any' } as const
const options = DEFAULT_OPTIONS
const end: Fact = { type: 'finished', status: 'finished', reason: '' }
const newTest = (id: string) => ({ id, createdAt: 0, tokenHash: '' })
const queued = (id: string) => ({ at, ms: 0, type: 'queued' as const, id, url: '', target, options })
const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

async function bench(around: (store: Store) => Store = (store) => store) {
  const store = await openStore(folder())
  const bus = createInProcessBus({ store: around(store), now: () => performance.now() })
  return {
    store,
    bus,
    close: async () => {
      await bus.close()
      await store.close()
    },
  }
}

type Bench = Awaited<ReturnType<typeof bench>>

async function follow({ bus }: Bench, id: string, after: number, between = async () => {}): Promise<TestEvent[]> {
  const seen: TestEvent[] = []
  for await (const { bytes } of bus.follow(id, after, new AbortController().signal)) {
    seen.push(...parseEvents(bytes))
    await between()
  }
  return seen
}

const numbers = (events: TestEvent[]) => events.map(({ n }) => n)
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

describe('following a test', () => {
  test('from any number, joined at any time, fast or slow, gives every event once and in order', async () => {
    const here = await bench()
    let count = 0
    const viewer = fc.record({ joins: fc.nat(40), after: fc.nat(45), slow: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4), { minLength: 10, maxLength: 40 }),
        fc.array(viewer, { maxLength: 30 }),
        async (bursts, viewers) => {
          const id = `test-${count++}`
          await here.bus.open(newTest(id), queued(id))
          const total = 2 + bursts.reduce((sum, burst) => sum + burst, 0)
          const watching: Promise<void>[] = []
          const watch = async (after: number, slow: boolean) => {
            const events = await follow(here, id, after, slow ? tick : undefined)
            expect(numbers(events)).toEqual(range(after + 1, total))
          }
          const enter = (now: number) => {
            for (const { joins, after, slow } of viewers) if (joins === now) watching.push(watch(after, slow))
          }
          for (const [index, burst] of bursts.entries()) {
            enter(index)
            for (let said = 0; said < burst; said++) here.bus.append(id, line(`burst ${index} ü ${said}`), date)
            if (index % 3 === 0) await tick()
          }
          here.bus.append(id, end, date)
          for (let late = bursts.length; late <= 40; late++) enter(late)
          await Promise.all(watching)
          expect(numbers(await follow(here, id, 0))).toEqual(range(1, total))
        },
      ),
      { numRuns: 60 },
    )
    await here.close()
  })

  test('whoever has fallen behind what is in memory reads on from the store', async () => {
    let reads = 0
    const here = await bench((store) => ({
      ...store,
      read: (...asked) => {
        reads++
        return store.read(...asked)
      },
    }))
    await here.bus.open(newTest('a'), queued('a'))
    let release = () => {}
    const blocked = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = follow(here, 'a', 0, () => blocked)
    const fast = here.bus.follow('a', 0, new AbortController().signal)[Symbol.asyncIterator]()
    for (let position = 1; position < 301; ) {
      for (let said = 0; said < 30; said++) here.bus.append('a', line('x'.repeat(1000)), date)
      const wanted = position + 30
      while (position < wanted) position = (await fast.next()).value?.last ?? wanted
    }
    here.bus.append('a', end, date)
    expect((await fast.next()).value?.last).toBe(302)
    const before = reads
    release()
    expect(numbers(await slow)).toEqual(range(1, 302))
    expect(reads).toBeGreaterThan(before)
    await here.close()
  })

  test('nothing is seen before it is committed', async () => {
    let held: (() => void)[] = []
    const here = await bench((store) => ({
      ...store,
      commit: async (news) => {
        await new Promise<void>((resolve) => held.push(resolve))
        await store.commit(news)
      },
    }))
    const release = async () => {
      while (held.length === 0) await tick()
      for (const go of held) go()
      held = []
    }
    const opening = here.bus.open(newTest('a'), queued('a'))
    await release()
    await opening
    const iterator = here.bus.follow('a', 0, new AbortController().signal)[Symbol.asyncIterator]()
    expect((await iterator.next()).value?.last).toBe(1)
    let seen = false
    here.bus.append('a', end, date)
    const next = iterator.next().then((step) => {
      seen = true
      return step
    })
    while (held.length === 0) await tick()
    expect(seen).toBe(false)
    expect(await here.store.read('a', 1)).toEqual([])
    await release()
    expect((await next).value?.last).toBe(2)
    await here.close()
  })

  test('what nobody waits for in a hurry is gathered, and is there at once for whoever comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const here = await bench()
      const { signal } = new AbortController()
      await here.bus.open(newTest('a'), queued('a'))
      const patient = here.bus.follow('a', 1, signal, true)[Symbol.asyncIterator]().next()
      for (let said = 0; said < 5; said++) {
        here.bus.append('a', line('220'), date)
        await tick()
      }
      expect(await here.store.read('a', 1)).toEqual([])
      const hurried = here.bus.follow('a', 1, signal)[Symbol.asyncIterator]().next()
      vi.advanceTimersByTime(5)
      expect(await hurried).toMatchObject({ value: { first: 2, last: 6 } })
      expect(await patient).toMatchObject({ value: { first: 2, last: 6 } })
      here.bus.append('a', line('250'), date)
      here.bus.append('a', end, date)
      vi.advanceTimersByTime(100)
      await tick()
      expect(await here.store.read('a', 6)).toMatchObject([{ first: 7, last: 8 }])
      await here.close()
    } finally {
      vi.useRealTimers()
    }
  })

  test('a viewer that leaves while it waits is let go at once', async () => {
    const here = await bench()
    await here.bus.open(newTest('a'), queued('a'))
    const gone = new AbortController()
    const iterator = here.bus.follow('a', 1, gone.signal)[Symbol.asyncIterator]()
    const next = iterator.next()
    gone.abort()
    expect((await next).done).toBe(true)
    await here.close()
  })
})

describe('when nothing can be stored', () => {
  const full = new Error('database or disk is full')

  test('a test that cannot be stored is not begun', async () => {
    const here = await bench((store) => ({ ...store, commit: () => Promise.reject(full) }))
    await expect(here.bus.open(newTest('a'), queued('a'))).rejects.toThrow(full)
    expect(await follow(here, 'a', 0)).toEqual([])
    await here.close()
  })

  test('a short trouble costs nothing but time', async () => {
    let failures = 0
    const here = await bench((store) => ({
      ...store,
      commit: (news) => (news.finished.length > 0 && failures++ < 2 ? Promise.reject(full) : store.commit(news)),
    }))
    await here.bus.open(newTest('a'), queued('a'))
    here.bus.append('a', line('220'), date)
    here.bus.append('a', end, date)
    expect((await follow(here, 'a', 0)).map(({ type }) => type)).toEqual(['queued', 'line', 'finished'])
    expect(failures).toBe(3)
    await here.close()
  })

  test('after a long one the test ends as interrupted, with numbers that go on from what was seen', async () => {
    let now = 0
    let broken = false
    const store = await openStore(folder())
    const bus = createInProcessBus({
      store: {
        ...store,
        commit: (news) => {
          now += 1000
          return broken ? Promise.reject(full) : store.commit(news)
        },
      },
      now: () => now,
    })
    const lost = new Promise<string>((resolve) => bus.onLost(resolve))
    await bus.open(newTest('a'), queued('a'))
    const seen = follow({ bus, store, close: async () => {} }, 'a', 0)
    broken = true
    for (let said = 0; said < 5; said++) bus.append('a', line('never seen'), date)
    expect(await lost).toBe('a')
    broken = false
    bus.append('a', line('ignored'), date)
    bus.append('a', end, date)
    expect(await seen).toMatchObject([
      { n: 1, type: 'queued' },
      { n: 2, type: 'finished', status: 'interrupted', reason: expect.stringContaining('could not store') },
    ])
    await bus.close()
    await store.close()
  })
})
