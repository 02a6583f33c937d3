/** Whether this machine gets out at all: what is concluded from silence, whom we ask, and when we stop waiting. */

import { once } from 'node:events'
import net from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ProbeTools, runTest } from '../../server/probe/run.ts'
import { conclude } from '../../shared/conclude.ts'
import { ENGLISH } from '../../shared/diagnosis/words/english.ts'
import type { Fact, Target, TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import type { Facts, Report } from '../../shared/report.ts'
import type { WayOutData } from '../../shared/way-out.ts'
import { ManualClock } from './manual-clock.ts'
import { makeTools } from './rehearsal.ts'

const ZONE = [
  'example.test MX 10 mx.test',
  ...Array.from({ length: 20 }, (_, i) => `mx.test A 127.0.1.${i + 1}`),
  'lone.test A 127.0.1.1',
  'canary.test A 127.0.0.1',
  'silent-canary.test A 127.0.0.9',
  'inner-canary.test A 10.0.0.1',
]

let clock: ManualClock
let server: net.Server
/** What the canary at 127.0.0.1 was told, and how often it was visited. */
let heard: string[]
let visits: number
/** Addresses that were connected to. */
let dialled: string[]
let trouble: Record<string, string>

beforeEach(async () => {
  clock = new ManualClock()
  heard = []
  visits = 0
  dialled = []
  trouble = {}
  server = net.createServer((socket) => {
    visits++
    socket.on('error', () => {}).write('220 canary.test\r\n')
    socket.on('data', (bytes) => {
      heard.push(bytes.toString())
      socket.write(bytes.toString() === 'QUIT\r\n' ? '221 bye\r\n' : '250 ok\r\n')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  const connect = net.connect
  vi.spyOn(net, 'connect').mockImplementation(((where: net.TcpNetConnectOpts) => {
    const host = where.host ?? ''
    dialled.push(host)
    if (host === '127.0.0.1') return connect({ ...where, port })
    const socket = new net.Socket()
    const code = trouble[host]
    if (code) setImmediate(() => socket.destroy(Object.assign(new Error(code), { code })))
    return socket
  }) as typeof net.connect)
})
afterEach(() => {
  vi.restoreAllMocks()
  server.close()
})

async function run(tools: ProbeTools, host: string, stop = new AbortController()): Promise<Report> {
  const target: Target = { input: host, kind: 'host', host, port: 25, security: 'none', family: '4' }
  const events: TestEvent[] = []
  const tell = (fact: Fact) => {
    events.push({ ...fact, n: events.length + 1, at: new Date(clock.now()).toISOString(), ms: clock.now() })
  }
  const options = { ...DEFAULT_OPTIONS, via: host === 'example.test' ? ('mx' as const) : ('host' as const) }
  tell({ type: 'queued', id: 'wayout', url: '', target, options })
  let over = false
  const running = runTest({ id: 'wayout', target, options }, tell, tools, stop.signal).finally(() => {
    over = true
  })
  while (!over) {
    for (let i = 0; i < 50 && !over; i++) await new Promise((resolve) => setImmediate(resolve))
    if (!over && clock.next !== null) clock.advance(clock.next)
  }
  await running
  tell({ type: 'finished', status: 'finished', reason: '' })
  expect(clock.pending, 'timers left').toBe(0)
  return conclude(fold(null, events) as Facts, ENGLISH)
}

const connects = ({ sessions }: Report) =>
  sessions.map(({ steps, failure }) => `${steps[0]?.status} ${failure?.fault ?? '-'}`)
const canary = ({ checks }: Report) => checks.find(({ name }) => name === 'canary')

describe('a silence', () => {
  it('where nothing ever answered is nobody’s fault, and the test says so', async () => {
    const report = await run(makeTools(clock, ZONE), 'lone.test')
    expect(connects(report)).toEqual(['warned unknown'])
    expect(report.verdict).toBe('inconclusive')
    expect(canary(report)).toMatchObject({
      status: 'warned',
      summary: 'never yet got through to port 25 on IPv4',
      data: { ways: [{ family: '4', port: 25, lastReached: null, asked: [] }] },
    })
  })

  it('once something answered is the target’s or the network’s, and the test says when that was', async () => {
    const tools = makeTools(clock, ZONE)
    expect((await run(tools, 'canary.test')).verdict).toBe('passed')
    const report = await run(tools, 'lone.test')
    expect(connects(report)).toEqual(['failed network'])
    expect(report.verdict).toBe('failed')
    expect(canary(report)).toMatchObject({
      status: 'passed',
      data: { ways: [{ lastReached: '1970-01-01T00:00:00.000Z' }] },
    })
  })

  it('of a machine without a network is the same', async () => {
    trouble = { '127.0.1.1': 'ENETUNREACH' }
    expect((await run(makeTools(clock, ZONE), 'lone.test')).verdict).toBe('inconclusive')
  })

  it('is not what a refusal is: that is an answer, and no canary needs to be asked', async () => {
    trouble = { '127.0.1.1': 'ECONNREFUSED' }
    const report = await run(makeTools(clock, ZONE, undefined, ['canary.test']), 'lone.test')
    expect([connects(report), report.verdict, canary(report), visits]).toEqual([
      ['failed target'],
      'failed',
      undefined,
      0,
    ])
  })

  it('of three addresses is enough: the others are not waited for', async () => {
    const report = await run(makeTools(clock, ZONE), 'example.test')
    expect(report.durationMs).toBe(20_000)
    const given = connects(report)
    expect(given).toHaveLength(20)
    expect(given.filter((one) => one === 'warned unknown').length).toBeGreaterThanOrEqual(3)
    expect(given.filter((one) => one === 'skipped -').length).toBeGreaterThanOrEqual(12)
    expect(report.findings.filter(({ under }) => under === null).map(({ code }) => code)).toEqual(['no-way-out'])
  })
})

describe('canaries', () => {
  it('are asked politely and once for all tests, and one that answers opens the way', async () => {
    const tools = makeTools(clock, ZONE, undefined, ['canary.test', 'silent-canary.test'])
    const report = await run(tools, 'example.test')
    expect(new Set(connects(report))).toEqual(new Set(['failed network']))
    expect(heard).toEqual(['QUIT\r\n'])
    expect(dialled).not.toContain('127.0.0.9')
    expect(canary(report)).toMatchObject({
      status: 'passed',
      data: { ways: [{ asked: [{ name: 'canary.test', address: '127.0.0.1', outcome: 'connected' }] }] },
    })
    expect((await run(tools, 'lone.test')).verdict).toBe('failed')
    expect(visits).toBe(1)
  })

  it('that do not answer leave it open; what came of it is told, and they are left in peace for ten minutes', async () => {
    trouble = { '127.0.0.9': 'ECONNREFUSED' }
    const tools = makeTools(clock, ZONE, undefined, [
      'missing.test',
      'inner-canary.test',
      'silent-canary.test',
      'canary.test',
    ])
    const ask = async () => {
      const report = await run(tools, 'lone.test')
      expect([report.verdict, canary(report)?.status]).toEqual(['inconclusive', 'warned'])
      const data = canary(report)?.data as WayOutData | undefined
      return data?.ways[0]?.asked.map(({ outcome }) => outcome)
    }
    // A fourth is not asked any more: somebody waits.
    expect(await ask()).toEqual(['unresolved', 'forbidden', 'refused'])
    expect(await ask()).toEqual(['unresolved', 'forbidden', 'refused'])
    expect(dialled.filter((address) => address === '127.0.0.9')).toHaveLength(1)
    expect(dialled).not.toContain('10.0.0.1')
    clock.advance(600_000)
    await ask()
    expect(dialled.filter((address) => address === '127.0.0.9')).toHaveLength(2)
  })

  it('do not hold up a test that is stopped meanwhile', async () => {
    const stop = new AbortController()
    const tools = makeTools(clock, ZONE, undefined, ['silent-canary.test'])
    const connect = vi.mocked(net.connect).getMockImplementation() as typeof net.connect
    vi.mocked(net.connect).mockImplementation(((where: net.TcpNetConnectOpts) => {
      if (where.host === '127.0.0.9') stop.abort()
      return connect(where)
    }) as typeof net.connect)
    const target: Target = {
      input: 'lone.test',
      kind: 'host',
      host: 'lone.test',
      port: 25,
      security: 'none',
      family: '4',
    }
    const facts: Fact[] = []
    const running = runTest(
      { id: 'stopped', target, options: { ...DEFAULT_OPTIONS, via: 'host' } },
      (fact) => facts.push(fact),
      tools,
      stop.signal,
    )
    while (!stop.signal.aborted) {
      for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve))
      if (clock.next !== null && !stop.signal.aborted) clock.advance(clock.next)
    }
    await running
    expect(clock.now()).toBe(20_000)
    expect(facts.some((fact) => fact.type === 'check' && fact.name === 'canary')).toBe(false)
    expect(facts.find((fact) => fact.type === 'step' && fact.failure)).toMatchObject({ status: 'skipped' })
    clock.advance(5000)
  })
})
