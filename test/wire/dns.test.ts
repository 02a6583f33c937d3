import type { Answer as PacketAnswer } from 'dns-packet'
import { describe, expect, it } from 'vitest'
import { createCache } from '../../server/probe/dns/cache.ts'
import { createResolver } from '../../server/probe/dns/resolver.ts'
import { ManualClock } from './manual-clock.ts'
import { AD, NXDOMAIN, SERVFAIL, serve } from './name-server.ts'

const a = (name: string, data: string): PacketAnswer => ({ type: 'A', name, ttl: 300, data })
const never = new AbortController().signal

describe('a question to a resolver', () => {
  it('is answered with records, their TTL, and whether the resolver vouches for them', async () => {
    const server = await serve(() => [{ answers: [a('mx.test', '192.0.2.1')], flags: AD }])
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toEqual({
      status: 'found',
      aliases: [],
      authentic: true,
      records: [{ name: 'mx.test', type: 'A', ttl: 300, data: '192.0.2.1', preference: null }],
    })
  })

  it('follows aliases, and believes nothing that was not asked', async () => {
    const alias: PacketAnswer = { type: 'CNAME', name: 'mx.test', ttl: 60, data: 'Real.test' }
    const server = await serve(() => [{ answers: [alias, a('real.test', '192.0.2.1'), a('other.test', '192.0.2.9')] }])
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toMatchObject({
      status: 'found',
      records: [{ data: '192.0.2.1' }],
      aliases: [{ data: 'real.test' }],
    })
  })

  it('tells a name without such a record from a name that is not there', async () => {
    const server = await serve((query) => [{ flags: query.questions?.[0]?.name === 'none.test' ? NXDOMAIN : 0 }])
    const resolver = createResolver([server], new ManualClock())
    expect(await resolver.query('none.test', 'MX', never)).toMatchObject({ status: 'absent' })
    expect(await resolver.query('empty.test', 'MX', never)).toMatchObject({ status: 'empty' })
  })

  it('tells how long an absence holds where the SOA says it (RFC 2308 5)', async () => {
    const soa = (ttl: number, minimum: number): PacketAnswer => ({
      type: 'SOA',
      name: 'test',
      ttl,
      data: { mname: 'ns.test', rname: 'hostmaster.test', serial: 1, refresh: 1, retry: 1, expire: 1, minimum },
    })
    const server = await serve((query) => {
      const name = query.questions?.[0]?.name
      if (name === 'plain.test') return [{ flags: NXDOMAIN }]
      return [{ flags: NXDOMAIN, authorities: [name === 'short.test' ? soa(20, 900) : soa(3600, 900)] }]
    })
    const resolver = createResolver([server], new ManualClock())
    const absent = { status: 'absent', aliases: [], authentic: false }
    expect(await resolver.query('long.test', 'MX', never)).toEqual({ ...absent, absenceTtl: 900 })
    expect(await resolver.query('short.test', 'MX', never)).toEqual({ ...absent, absenceTtl: 20 })
    expect(await resolver.query('plain.test', 'MX', never)).toEqual(absent)
  })

  it('is asked once by all who ask it at once or within its TTL, and tells what is left of that', async () => {
    const clock = new ManualClock()
    const server = await serve(() => [{ answers: [a('mx.test', '192.0.2.1')] }])
    const memory = createCache(createResolver([server], clock), clock)
    const ask = () => memory.query('mx.test', 'A', never)
    expect(await Promise.all([ask(), ask(), ask()])).toMatchObject(Array(3).fill({ records: [{ ttl: 300 }] }))
    clock.advance(12_400)
    expect(await ask()).toMatchObject({ status: 'found', age: 12, records: [{ ttl: 288, data: '192.0.2.1' }] })
    expect(server.asked).toEqual(['mx.test A'])
    clock.advance(30_000)
    expect(await ask()).toMatchObject({ records: [{ ttl: 300 }] })
    expect(server.asked).toHaveLength(2)
    expect(clock.pending).toBe(0)
  })

  it('asks again over TCP where the answer was cut', async () => {
    const TC = 0x200
    const server = await serve(
      () => [{ flags: TC }],
      () => ({ answers: [a('mx.test', '192.0.2.1'), a('mx.test', '192.0.2.2')] }),
    )
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toMatchObject({ status: 'found', records: [{ data: '192.0.2.1' }, { data: '192.0.2.2' }] })
  })

  it('is not deceived by answers to other questions, with another id, or of nonsense', async () => {
    const server = await serve((query) => [
      Buffer.from('nonsense'),
      { id: ((query.id ?? 0) + 1) % 65536, answers: [a('mx.test', '198.51.100.66')] },
      { name: 'evil.test', answers: [a('mx.test', '198.51.100.66')] },
      { answers: [a('mx.test', '192.0.2.1')] },
    ])
    const answer = await createResolver([server], new ManualClock()).query('mx.test', 'A', never)
    expect(answer).toMatchObject({ status: 'found', records: [{ data: '192.0.2.1' }] })
  })

  it('goes to the next resolver after an error, and reports the error where all have it', async () => {
    const [broken, well] = [
      await serve(() => [{ flags: SERVFAIL }]),
      await serve(() => [{ answers: [a('mx.test', '192.0.2.1')] }]),
    ]
    expect(await createResolver([broken, well], new ManualClock()).query('mx.test', 'A', never)).toMatchObject({
      status: 'found',
    })
    expect(await createResolver([broken], new ManualClock()).query('mx.test', 'A', never)).toMatchObject({
      status: 'failed',
      reason: 'server',
      message: expect.stringContaining('SERVFAIL'),
    })
    expect(broken.asked).toHaveLength(2)
  })

  it('ends in time where nobody answers, and leaves nothing behind', async () => {
    const clock = new ManualClock()
    const heard: (() => void)[] = []
    const server = await serve(() => {
      heard.shift()?.()
      return []
    })
    const asking = createResolver([server], clock).query('mx.test', 'A', never)
    for (const seconds of [2, 4]) {
      await new Promise<void>((resolve) => heard.push(resolve))
      clock.advance(seconds * 1000)
    }
    expect(await asking).toMatchObject({ status: 'failed', reason: 'timeout' })
    expect(clock.pending).toBe(0)
  })

  it('can be given up at any time', async () => {
    const stop = new AbortController()
    const clock = new ManualClock()
    const server = await serve(() => {
      stop.abort()
      return []
    })
    expect(await createResolver([server], clock).query('mx.test', 'A', stop.signal)).toMatchObject({ status: 'failed' })
    expect(clock.pending).toBe(0)
  })
})
