import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCache, lifetimeOf } from '../../../../server/probe/dns/cache.ts'
import type { Answer, DnsRecord, Resolver } from '../../../../server/probe/dns/resolver.ts'
import { ManualClock } from '../../../wire/manual-clock.ts'

const never = new AbortController().signal
const record = (ttl: number, data = '192.0.2.1'): DnsRecord => ({
  name: 'mx.test',
  type: 'A',
  ttl,
  data,
  preference: null,
})
const found = (...records: DnsRecord[]): Answer => ({ status: 'found', records, aliases: [], authentic: true })
const absent = (absenceTtl?: number): Answer => ({
  status: 'absent',
  aliases: [],
  authentic: false,
  ...(absenceTtl !== undefined && { absenceTtl }),
})
const silent: Answer = { status: 'failed', reason: 'timeout', message: 'No answer.' }

/** A resolver that answers when it is told to. */
class Desk implements Resolver {
  readonly asked: { answer: (answer: Answer) => void; signal: AbortSignal }[] = []

  query(_name: string, _type: string, signal: AbortSignal): Promise<Answer> {
    return new Promise((answer) => {
      this.asked.push({ answer, signal })
      signal.addEventListener('abort', () => answer(silent))
    })
  }
}

/** What a memory says if its resolver always gives the same answer. */
function remembering(answer: Answer, limits = {}) {
  const clock = new ManualClock()
  let count = 0
  const resolver: Resolver = {
    query: async () => {
      count++
      return answer
    },
  }
  const memory = createCache(resolver, clock, { seconds: 30, answers: 100, characters: 1000, ...limits })
  return { clock, asked: () => count, ask: (name = 'mx.test') => memory.query(name, 'A', never) }
}

describe('how long an answer may be kept', () => {
  const alias = { ...record(5, 'other.test'), type: 'CNAME' }
  it.each<[string, Answer, number]>([
    ['the least TTL of its records', found(record(300), record(60)), 60],
    ['no longer than an alias on the way', { ...found(record(300)), aliases: [alias] } as Answer, 5],
    ['an absence as long as the SOA says (RFC 2308 5)', absent(120), 120],
    ['an absence without SOA not at all', absent(), 0],
    ['an absence behind an alias no longer than that', { ...absent(120), aliases: [alias] } as Answer, 5],
    ['a failure never', silent, 0],
    ['TTL 0 not at all (RFC 1035 3.2.1)', found(record(0)), 0],
  ])('%s', (_what, answer, seconds) => expect(lifetimeOf(answer)).toBe(seconds))
})

describe('the memory of answers', () => {
  it('says how old an answer is, and what is left of its TTL', async () => {
    const { clock, asked, ask } = remembering(found(record(20)))
    expect(await ask()).toEqual(found(record(20)))
    clock.advance(400)
    expect(await ask()).toEqual({ ...found(record(20)), age: 0 })
    clock.advance(19_500)
    expect(await ask()).toEqual({ ...found(record(1)), age: 19 })
    clock.advance(100)
    expect(await ask()).toEqual(found(record(20)))
    expect(asked()).toBe(2)
  })

  it('keeps nothing longer than its cap: who mends a zone and tests again sees the new one', async () => {
    const { clock, asked, ask } = remembering(found(record(86_400)))
    await ask()
    clock.advance(29_999)
    await ask()
    expect(asked()).toBe(1)
    clock.advance(1)
    expect((await ask()).status === 'found' && asked()).toBe(2)
  })

  it.each<[string, Answer]>([
    ['a failure', silent],
    ['an absence that says nothing of its time', absent()],
    ['what is too large', found(record(300, 'x'.repeat(2000)))],
  ])('does not keep %s', async (_what, answer) => {
    const { asked, ask } = remembering(answer)
    await ask()
    await ask()
    expect(asked()).toBe(2)
  })

  it('forgets the oldest where it is full', async () => {
    const { asked, ask } = remembering(found(record(300)), { answers: 2 })
    for (const name of ['a.test', 'b.test', 'c.test', 'b.test', 'c.test']) await ask(name)
    expect(asked()).toBe(3)
    await ask('a.test')
    expect(asked()).toBe(4)
  })

  it('never shows more TTL than is left, whenever it is asked', async () => {
    const times = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 100 }), times, async (ttl, waits) => {
        const { clock, ask } = remembering(found(record(ttl)))
        for (const wait of waits) {
          clock.advance(wait)
          const answer = await ask()
          if (answer.status !== 'found') throw new Error(answer.status)
          const { age = 0 } = answer
          expect(age).toBeLessThan(30)
          expect(answer.records[0]?.ttl).toBe(ttl - age)
          expect(ttl - age).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('those who ask the same at once', () => {
  it('share one exchange; one who leaves takes nothing from the others', async () => {
    const desk = new Desk()
    const memory = createCache(desk, new ManualClock())
    const [first, second] = [new AbortController(), new AbortController()]
    const one = memory.query('mx.test', 'A', first.signal)
    const other = memory.query('mx.test', 'A', second.signal)
    const different = memory.query('mx.test', 'AAAA', second.signal)
    expect(desk.asked).toHaveLength(2)
    first.abort()
    expect(await one).toMatchObject({ status: 'failed' })
    for (const { answer, signal } of desk.asked) {
      expect(signal.aborted).toBe(false)
      answer(found(record(300)))
    }
    expect(await other).toEqual(found(record(300)))
    await different
    for (const { signal } of [first, second]) expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('give the exchange up when the last has gone, and the next begins a new one', async () => {
    const desk = new Desk()
    const memory = createCache(desk, new ManualClock())
    const stop = new AbortController()
    const one = memory.query('mx.test', 'A', stop.signal)
    stop.abort()
    expect(await one).toMatchObject({ status: 'failed' })
    expect(desk.asked[0]?.signal.aborted).toBe(true)
    const next = memory.query('mx.test', 'A', never)
    desk.asked[1]?.answer(found(record(300)))
    expect(await next).toEqual(found(record(300)))
  })

  it('hear of a failure all at once, and it is forgotten', async () => {
    const desk = new Desk()
    const memory = createCache(desk, new ManualClock())
    const both = [memory.query('mx.test', 'A', never), memory.query('mx.test', 'A', never)]
    desk.asked[0]?.answer(silent)
    expect(await Promise.all(both)).toEqual([silent, silent])
    const next = memory.query('mx.test', 'A', never)
    desk.asked[1]?.answer(found(record(300)))
    expect((await next).status).toBe('found')
  })
})
