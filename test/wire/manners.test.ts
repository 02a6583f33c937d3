import { getEventListeners, once } from 'node:events'
import net from 'node:net'
import { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Budget } from '../../server/probe/budget.ts'
import { createGuard } from '../../server/probe/guard.ts'
import { type ProbeTools, runTest, WHOLE } from '../../server/probe/run.ts'
import { createTlsContext } from '../../server/probe/smtp/handshake.ts'
import { PAUSE_MS } from '../../server/probe/smtp/times.ts'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import { SKIPS } from '../../shared/diagnosis/notes.ts'
import type { Fact, Options, Target } from '../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { ManualClock } from './manual-clock.ts'
import { makeTools } from './rehearsal.ts'

let server: net.Server
let tools: ProbeTools
/** What the server does with each connection. */
let greet: (socket: net.Socket) => void
const sockets = new Set<net.Socket>()
let most = 0

beforeEach(async () => {
  most = 0
  greet = polite
  tools = makeTools(new ManualClock(), [
    'mx.test A 127.0.0.1',
    'inner.test A 10.0.0.1',
    'both.test A 10.0.0.1',
    'both.test A 127.0.0.1',
  ])
  server = net.createServer((socket) => {
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    greet(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

function polite(socket: net.Socket): void {
  socket.write('220 mx.test\r\n')
  socket.on('data', (bytes) => socket.write(bytes.toString() === 'QUIT\r\n' ? '221 bye\r\n' : '250 ok\r\n'))
}

async function run(
  host: string,
  signal = new AbortController().signal,
  id = 'test',
  asked: Partial<Options & Pick<Target, 'security'>> = {},
): Promise<Fact[]> {
  const { port } = server.address() as net.AddressInfo
  const kind = net.isIP(host) ? 'address' : 'host'
  const { security = 'none', ...options } = asked
  const target: Target = { input: host, kind, host, port, security, family: 'any' }
  const facts: Fact[] = []
  await runTest(
    { id, target, options: { ...DEFAULT_OPTIONS, via: 'host', ...options } },
    (fact) => facts.push(fact),
    tools,
    signal,
  )
  return facts
}

const reasons = (facts: Fact[]) => facts.flatMap((fact) => (fact.type === 'skipped' ? [fact.reason] : []))
const steps = (facts: Fact[]) =>
  facts.flatMap((fact) => (fact.type === 'step' && fact.status !== 'running' ? [`${fact.step} ${fact.status}`] : []))

/** Of the TLS records of a segment (RFC 8446 5.1). */
function recordTypes(bytes: Buffer): number[] {
  const types: number[] = []
  for (let at = 0; at < bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) types.push(bytes.readUInt8(at))
  return types
}

describe('manners', () => {
  it('one session at a time to one address, whoever asks', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((id) => run('127.0.0.1', undefined, id)))
    for (const facts of all) expect(steps(facts)).toContain('quit passed')
    expect(most).toBe(1)
    expect(all.flat().filter((fact) => fact.type === 'line' && fact.text.startsWith('waiting'))).toHaveLength(3)
  })

  it('EHLO leaves in one segment with the end of the handshake', async () => {
    const { key, cert } = makeCertificates().credentials['self-signed']
    const secureContext = createSecureContext({ key, cert })
    const heard: string[] = []
    const said: Buffer[] = []
    greet = (socket) => {
      socket.write('220 mx.test\r\n')
      socket.on('data', function plain(bytes) {
        if (bytes.toString() !== 'STARTTLS\r\n') return socket.write('250-mx.test\r\n250 STARTTLS\r\n')
        socket.off('data', plain)
        const wire = new Duplex({
          read: () => {},
          write: (bytes, _, done) => void socket.write(bytes, done),
          final: (done) => void socket.end(done),
        })
        socket.on('data', (bytes) => said.push(bytes) && wire.push(bytes)).on('end', () => wire.push(null))
        const secured = new TLSSocket(wire, { isServer: true, secureContext })
        secured
          .on('error', () => {})
          .on('data', (bytes) => {
            heard.push(bytes.toString())
            secured.write(bytes.toString() === 'QUIT\r\n' ? '221 bye\r\n' : '250 ok\r\n')
          })
        return socket.write('220 go\r\n')
      })
    }
    const facts = await run('127.0.0.1', undefined, 'test', { security: 'starttls' })
    expect(steps(facts)).toContain('ehlo-tls passed')
    expect(heard.filter((text) => text.startsWith('EHLO'))).toEqual(['EHLO probe.test\r\n'])
    // ChangeCipherSpec, Finished, and EHLO (RFC 8446 5, D.4).
    expect(recordTypes(said[1] as Buffer)).toEqual([20, 23, 23])
  })

  it('an address that was tested too often is left in peace, and the latest report is named', async () => {
    tools = { ...tools, budget: new Budget(1, tools.clock) }
    expect(steps(await run('127.0.0.1', undefined, 'first'))).toContain('quit passed')
    const second = await run('127.0.0.1', undefined, 'second')
    expect(steps(second)).toEqual([])
    expect(reasons(second)).toEqual([expect.stringMatching(new RegExp(`^${SKIPS.budget}.*first.*in 60 s`))])
  })

  it('the report of another target at the same address is not named', async () => {
    tools = { ...tools, budget: new Budget(1, tools.clock) }
    await run('mx.test', undefined, 'first')
    expect(reasons(await run('127.0.0.1', undefined, 'second'))).toEqual([`${SKIPS.budget}: test again in 60 s.`])
  })
})

describe('an address that says 421', () => {
  it('is left alone for as long as it said, by all tests, and the report that saw it is named', async () => {
    tools = { ...tools, budget: new Budget(6, tools.clock) }
    const clock = tools.clock as ManualClock
    greet = (socket) => socket.end('421 4.7.0 Too many connections, try again in 5 minutes\r\n')
    expect(steps(await run('127.0.0.1', undefined, 'first'))).toContain('banner warned')
    greet = polite
    expect(reasons(await run('127.0.0.1', undefined, 'second'))).toEqual([
      `${SKIPS.askedToWait}: see the report first, or test again in 300 s.`,
    ])
    clock.advance(300_000)
    expect(steps(await run('127.0.0.1', undefined, 'third'))).toContain('quit passed')
  })

  it('is asked nothing more in the same test either', async () => {
    tools = { ...tools, budget: new Budget(6, tools.clock) }
    const { port } = server.address() as net.AddressInfo
    tools.budget.holdOff('127.0.0.1', 60_000, 'test', `127.0.0.1 ${port}`)
    expect(reasons(await run('127.0.0.1'))).toEqual([`${SKIPS.askedToWait}, in this very test: test again in 60 s.`])
  })
})

it('a name is counted, and so are all sessions together', async () => {
  tools = { ...tools, budget: new Budget(2, tools.clock), whole: new Budget(3, tools.clock) }
  await run('mx.test', undefined, 'first')
  await run('mx.test', undefined, 'second')
  const { port } = server.address() as net.AddressInfo
  expect(tools.budget.refusal('mx.test', `mx.test ${port}`)).toMatchObject({ latest: 'second', why: 'often' })
  expect(tools.whole.refusal(WHOLE)).toBeNull()
  // It leads to nobody who may be asked, so it costs nothing.
  await run('inner.test', undefined, 'third')
  expect(tools.budget.refusal('inner.test')).toBeNull()
  tools = { ...tools, budget: new Budget(0, tools.clock) }
  await run('mx.test', undefined, 'fourth')
  expect(tools.whole.refusal(WHOLE)).toMatchObject({ why: 'often' })
})

describe('what is asked besides', () => {
  beforeEach(() => {
    const { authority, credentials } = makeCertificates()
    const secureContext = createSecureContext(credentials.valid)
    tools = { ...tools, tlsContext: createTlsContext([authority]) }
    greet = (socket) => polite(new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => {}))
  })

  /** The mail session is over, and the next one waits for its time. */
  async function untilPaused(clock: ManualClock): Promise<void> {
    const paused = () => sockets.size === 0 && clock.next === PAUSE_MS
    for (let turns = 0; turns < 100_000 && !paused(); turns++) await new Promise((resolve) => setImmediate(resolve))
    expect(paused()).toBe(true)
  }

  it('is no longer asked once the test is stopped, and leaves no timer', async () => {
    const stop = new AbortController()
    const running = run('127.0.0.1', stop.signal, 'test', { security: 'implicit', depth: true })
    const clock = tools.clock as ManualClock
    await untilPaused(clock)
    stop.abort()
    const facts = await running
    expect(steps(facts)).toContain('quit passed')
    expect(facts.filter(({ type }) => type === 'session')).toHaveLength(1)
    expect(clock.pending).toBe(0)
    expect(getEventListeners(stop.signal, 'abort')).toEqual([])
  })

  it('counts against the budget of the address, and is left out where it is spent', async () => {
    const clock = tools.clock as ManualClock
    tools = { ...tools, budget: new Budget(1, clock) }
    const running = run('127.0.0.1', undefined, 'test', { security: 'implicit', depth: true })
    await untilPaused(clock)
    clock.advance(PAUSE_MS)
    const facts = await running
    expect(facts.filter(({ type }) => type === 'session')).toHaveLength(2)
    expect(reasons(facts).at(-1)).toMatch(SKIPS.budget)
  })
})

describe('what is not the public internet', () => {
  it('is never connected to, though a name leads there; the rest is tested', async () => {
    tools = { ...tools, guard: createGuard(['127.0.0.0/8']) }
    expect(reasons(await run('inner.test'))).toEqual([expect.stringMatching(SKIPS.forbidden)])
    expect(most).toBe(0)
    const both = await run('both.test')
    expect(both.filter(({ type }) => type === 'session')).toHaveLength(2)
    expect(steps(both)).toContain('quit passed')
  })
})

describe('a test that is stopped', () => {
  it('in the middle of a wait leaves no socket, no timer and no listener, and concludes nothing', async () => {
    const stop = new AbortController()
    greet = (socket) => {
      socket.write('220-half\r\n')
    }
    const running = run('127.0.0.1', stop.signal)
    const [socket] = (await once(server, 'connection')) as [net.Socket]
    const gone = new Promise((resolve) => socket.resume().on('close', resolve))
    stop.abort()
    const facts = await running
    await gone
    expect(facts.find((fact) => fact.type === 'step' && fact.failure)).toMatchObject({
      status: 'skipped',
      failure: { kind: 'interrupted', fault: 'probe' },
    })
    expect(steps(facts).filter((step) => /warned|failed/.test(step))).toEqual([])
    expect((tools.clock as ManualClock).pending).toBe(0)
    expect(getEventListeners(stop.signal, 'abort')).toEqual([])
  })

  it('while it waits for its turn never connects', async () => {
    const stop = new AbortController()
    let first: () => void = () => {}
    greet = (socket) => {
      first = () => polite(socket)
    }
    const holding = run('127.0.0.1')
    await once(server, 'connection')
    const waiting = run('127.0.0.1', stop.signal)
    stop.abort()
    first()
    await holding
    expect(reasons(await waiting)).toEqual(['The probe was stopped.'])
    expect(most).toBe(1)
  })
})
