import { getEventListeners } from 'node:events'
import net from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runTest } from '../../../server/probe/run.ts'
import { conclude } from '../../../shared/conclude.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { fold } from '../../../shared/fold.ts'
import { Report } from '../../../shared/report.ts'
import { amount, seed } from '../../setup/amount.ts'
import { wholeTranscript } from '../../setup/whole-transcript.ts'
import { ManualClock } from '../manual-clock.ts'
import { CONTROL, makeTools, startRecord } from '../rehearsal.ts'
import { HostileServer } from './server.ts'
import { type Hostility, hostility } from './streams.ts'

const SESSIONS = amount('HOSTILE_SESSIONS', 2000)
/** So many turns of the event loop without a byte, and what waits may wait for time alone. */
const QUIET = 4
/** Turns of the event loop in one test at most, however much is sent. */
const ENDLESS = 100_000
/** What one session may take besides the patience, and one that follows it (docs: the whole session, the pause before it). */
const SESSION_MS = 240_000 + 10_000
/** Sessions of one test: for mail, with an injection, and for the depth. */
const MOST_SESSIONS = 6
const ALLOWED_GROWTH = 24 * 1024 * 1024

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const documented = Compile(Report)
const server = new HostileServer()
let port = 0
beforeAll(async () => {
  port = await server.listen()
})
afterAll(() => server.close())

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))
const sockets = () =>
  process.getActiveResourcesInfo().filter((name) => /^(TCP|TLS)/.test(name) && name !== 'TCPServerWrap')
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout')

/** Holds a test against it, moving the clock whenever nothing else moves. */
async function suffer(what: Hostility): Promise<void> {
  server.hostility = what
  const clock = new ManualClock()
  const stop = new AbortController()
  const record = startRecord(clock)
  const clients: net.Socket[] = []
  const connect = (address: string, to: number) => {
    const client = net.connect({ host: address, port: to, noDelay: true })
    clients.push(client)
    return client
  }
  const { security, options } = what
  const target = { input: '', kind: 'address', host: '127.0.0.1', port, security, family: 'any' } as const
  record.tell({ type: 'queued', id: 'hostile', url: 'http://helograph.test/t/hostile', target, options })
  let over = false
  const test = runTest(
    { id: 'hostile', target, options },
    record.tell,
    { ...makeTools(clock, []), connect },
    stop.signal,
  )
  test
    .finally(() => {
      over = true
    })
    .catch(() => {})
  const activity = () =>
    server.activity + record.events.length + clients.reduce((sum, { bytesRead }) => sum + bytesRead, 0)
  let quiet = 0
  let before = activity()
  for (let turns = 0; !over; turns++) {
    if (turns > ENDLESS)
      throw new Error(`it hangs; timers: ${clock.pending}, last: ${JSON.stringify(record.events.at(-1))}`)
    await breath()
    const now = activity()
    quiet = now === before ? quiet + 1 : 0
    before = now
    if (quiet < QUIET || clock.next === null) continue
    clock.advance(clock.next)
    quiet = 0
  }
  await test
  expect(clock.pending, 'timers left').toBe(0)
  expect(getEventListeners(stop.signal, 'abort'), 'listeners left').toEqual([])
  expect(
    clients.filter(({ destroyed }) => !destroyed),
    'sockets left',
  ).toEqual([])
  expect(clock.now()).toBeLessThanOrEqual(MOST_SESSIONS * (options.patience * 1000 + SESSION_MS))
  await server.dismiss()
  record.tell({ type: 'finished', status: 'finished', reason: '' })
  const facts = fold(null, record.events)
  if (!facts) throw new Error('nothing was recorded')
  const report = conclude(facts, ENGLISH)
  expect(documented.Check(report), 'the report is as documented').toBe(true)
  expect(wholeTranscript(record.events).replaceAll('\n', '')).not.toMatch(CONTROL)
}

it(`${SESSIONS} hostile servers: every test ends in time, and nothing of it is left`, {
  timeout: 60_000 + SESSIONS * 60,
}, async () => {
  const chosen = seed('HOSTILE_SEED')
  const [open, waiting] = [sockets().length, timers().length]
  let held = 0
  let count = 0
  await fc.assert(
    fc.asyncProperty(hostility, async (what) => {
      await suffer(what)
      if (++count === Math.ceil(SESSIONS / 4)) held = heap()
    }),
    { numRuns: SESSIONS, seed: chosen },
  )
  expect(heap() - held).toBeLessThan(ALLOWED_GROWTH)
  for (let turns = 0; turns < 10; turns++) await breath()
  expect(sockets()).toHaveLength(open)
  expect(timers().length).toBeLessThanOrEqual(waiting)
})

function heap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
