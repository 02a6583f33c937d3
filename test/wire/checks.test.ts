/** The checks of a whole test, with questions that really go to a resolver. */
import { once } from 'node:events'
import net from 'node:net'
import type { Answer as PacketAnswer } from 'dns-packet'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../server/probe/clock.ts'
import { createTools } from '../../server/probe/create.ts'
import type { Resolver } from '../../server/probe/dns/resolver.ts'
import { type ProbeTools, runTest } from '../../server/probe/run.ts'
import type { Fact, Target } from '../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../shared/options.ts'
import { ManualClock } from './manual-clock.ts'
import { serveRecords } from './name-server.ts'
import { makeTools } from './rehearsal.ts'

const a = (name: string, data: string): PacketAnswer => ({ type: 'A', name, ttl: 300, data })

/** A mail server at this address that is polite to everybody. */
async function mailServer(address: string): Promise<number> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.write('220 mx.x.test ESMTP\r\n')
    socket.on('data', (bytes) => {
      if (`${bytes}` === 'QUIT\r\n') socket.end('221 bye\r\n')
      else socket.write('250 mx.x.test\r\n')
    })
  })
  server.listen(0, address)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as net.AddressInfo).port
}

type Checked = Extract<Fact, { type: 'check' }>

/** What the checks of a test came to, by name. */
async function checksOf(host: string, port: number, tools: ProbeTools): Promise<Record<string, Checked>> {
  const kind = net.isIP(host) ? 'address' : 'domain'
  const target: Target = { input: host, kind, host, port, security: 'none', family: '4' }
  const facts: Fact[] = []
  const options = { ...DEFAULT_OPTIONS, via: kind === 'address' ? 'host' : 'mx' } as const
  await runTest({ id: 'checks', target, options }, (fact) => facts.push(fact), tools, new AbortController().signal)
  const checks = facts.filter((fact) => fact.type === 'check')
  return Object.fromEntries(checks.map((check) => [check.name, check]))
}

describe('the checks beside a conversation', () => {
  it('ask the resolver for hosts, names and lists, and each question once', async () => {
    const port = await mailServer('127.0.0.4')
    const server = await serveRecords([
      { type: 'MX', name: 'x.test', ttl: 300, data: { preference: 10, exchange: 'mx.x.test' } },
      a('mx.x.test', '127.0.0.4'),
      { type: 'PTR', name: '4.0.0.127.in-addr.arpa', ttl: 300, data: 'mx.x.test' },
      a('2.0.0.127.bl.test', '127.0.0.2'),
      a('4.0.0.127.bl.test', '127.0.0.3'),
      { type: 'TXT', name: '4.0.0.127.bl.test', ttl: 300, data: ['sends ', 'spam \u202e'] },
      a('2.0.0.127.shy.test', '127.255.255.254'),
    ])
    const tools = createTools(
      {
        vantage: 'test',
        heloName: 'probe.test',
        mailFrom: null,
        relayRecipient: null,
        dnsServers: [server],
        allowTargets: ['127.0.0.0/8'],
        targetSessionsPerMinute: 0,
        sessionsPerMinute: null,
        refuseTargets: [],
        blocklists: ['bl.test', 'shy.test'],
        canaries: [],
      },
      systemClock,
    )
    const checks = await checksOf('x.test', port, tools)
    expect(checks).toMatchObject({
      dns: { status: 'passed', summary: '1 MX, 1 address' },
      'reverse-dns': { status: 'passed', summary: 'mx.x.test' },
      blocklists: { status: 'warned', summary: 'listed by bl.test' },
    })
    expect(checks.blocklists?.data.lines).toEqual([
      '127.0.0.4 on bl.test: listed, 127.0.0.3, “sends spam \\u{202E}”',
      '127.0.0.4 on shy.test: the list does not answer us, 127.255.255.254, the question came through a public resolver',
    ])
    // The name is asked for twice, by the look-up of the hosts and by the way back from PTR, and goes out once.
    expect([...server.asked].sort()).toEqual([
      '1.0.0.127.bl.test A',
      '1.0.0.127.shy.test A',
      '2.0.0.127.bl.test A',
      '2.0.0.127.shy.test A',
      '4.0.0.127.bl.test A',
      '4.0.0.127.bl.test TXT',
      '4.0.0.127.in-addr.arpa PTR',
      `_${port}._tcp.mx.x.test TLSA`,
      '_helograph.mx.x.test TXT',
      '_helograph.x.test TXT',
      '_mta-sts.x.test TXT',
      '_smtp._tls.x.test TXT',
      'mta-sts.x.test A',
      'mta-sts.x.test AAAA',
      'mx.x.test A',
      'mx.x.test AAAA',
      'x.test MX',
    ])
    const told = server.asked.length
    const again = await checksOf('x.test', port, tools)
    // What was there is remembered; of what was not, this zone does not say how long that holds (RFC 2308 5).
    expect(server.asked.slice(told).filter((question) => !/^(_|mta-sts|mx\.x\.test AAAA)/.test(question))).toEqual([])
    expect(again.dns?.data.lines).toEqual([
      expect.stringMatching(/^x\.test\. \d+ IN MX 10 mx\.x\.test\. \(from memory, asked \d+ s ago\)$/),
      expect.stringMatching(/^mx\.x\.test\. \d+ IN A 127\.0\.0\.4 \(from memory/),
    ])
  })

  it('do not wait for a dead resolver where loopback is tested', async () => {
    const port = await mailServer('127.0.0.1')
    const clock = new ManualClock()
    const dead: Resolver = { query: () => new Promise(() => {}) }
    const checks = await checksOf('127.0.0.1', port, { ...makeTools(clock, []), resolver: dead })
    expect(checks['reverse-dns']).toMatchObject({ status: 'skipped' })
    expect(clock.now()).toBe(0)
  })

  it('end in time where the resolver is silent about names, and reproach nobody', async () => {
    const port = await mailServer('127.0.0.1')
    const clock = new ManualClock()
    const given: (() => void)[] = []
    const dead: Resolver = {
      query: (_name, _type, signal) =>
        new Promise((resolve) => {
          const failed = { status: 'failed', reason: 'timeout', message: 'The probe was stopped.' } as const
          signal.addEventListener('abort', () => resolve(failed))
          for (const call of given.splice(0)) call()
        }),
    }
    const asked = new Promise<void>((resolve) => given.push(resolve))
    const tools = { ...makeTools(clock, [], { blocklists: [], ownResolvers: true }), resolver: dead }
    const running = checksOf('127.0.0.1', port, tools)
    await asked
    clock.advance(10_000)
    expect((await running)['reverse-dns']).toMatchObject({
      status: 'skipped',
      summary: 'could not be asked',
      data: { lines: ['1.0.0.127.in-addr.arpa. PTR: No answer in time.', '127.0.0.1 said in its banner: mx.x.test'] },
    })
    expect(clock.pending).toBe(0)
  })
})
