import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { createChecks } from '../../../server/probe/checks/all.ts'
import type { Resolver } from '../../../server/probe/dns/resolver.ts'
import type { Door } from '../../../server/probe/door.ts'
import { createGuard } from '../../../server/probe/guard.ts'
import { askWhetherWelcome, optOutNames, saysNo } from '../../../server/probe/opt-out.ts'
import { createRefused } from '../../../server/probe/refused.ts'
import { runTest } from '../../../server/probe/run.ts'
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import type { Fact, Target } from '../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import { ManualClock } from '../../wire/manual-clock.ts'
import { makeTools } from '../../wire/rehearsal.ts'

describe('where a no is looked for', () => {
  it.each([
    ['example.com', ['_helograph.example.com']],
    [
      'mx1.mail.example.com',
      ['_helograph.mx1.mail.example.com', '_helograph.mail.example.com', '_helograph.example.com'],
    ],
    ['localhost', ['_helograph.localhost']],
    [
      'a.b.c.d.e.f.example.com',
      ['a.b.c.d.e.f.example.com', 'b.c.d.e.f.example.com', 'c.d.e.f.example.com', 'f.example.com', 'example.com'].map(
        (name) => `_helograph.${name}`,
      ),
    ],
  ])('%s', (host, names) => {
    expect(optOutNames(host)).toEqual(names)
  })

  it.each([
    ['no', true],
    ['NO', true],
    [' no; we have our own', true],
    ['nothing', false],
    ['yes', false],
    ['', false],
  ])('%j says so: %s', (data, no) => {
    const records = [{ name: 'x', type: 'TXT', ttl: 60, data, preference: null }]
    expect(saysNo({ status: 'found', records, aliases: [], authentic: false })).toBe(no)
  })
})

it.each([
  ['example.com', true],
  ['mx1.example.com', true],
  ['notexample.com', false],
  ['8.8.8.8', true],
  ['8.8.4.4', false],
  ['9.9.9.77', true],
  ['2606:4700::1', true],
  ['2606:4701::1', false],
])('the list of the operator speaks of %s: %s', (place, refused) => {
  expect(createRefused(['example.com', '8.8.8.8', '9.9.9.0/24', '2606:4700::/32'])(place)).toBe(refused)
})

const ZONE = [
  'example.com MX 10 mx.example.com',
  'example.com MX 20 mx.hoster.example',
  'mx.example.com A 8.8.8.8',
  'mx.hoster.example A 9.9.9.9',
  '_mta-sts.example.com TXT v=STSv1; id=1',
  'mta-sts.example.com A 8.8.4.4',
]

/** A test in which nobody answers; who was knocked at, and why others were not. */
async function run(more: string[], host = 'example.com', refused: string[] = []) {
  const knocked: string[] = []
  const door: Door = (address) => {
    knocked.push(address)
    const socket = new net.Socket()
    setImmediate(() => socket.destroy(Object.assign(new Error(), { code: 'ECONNREFUSED' })))
    return socket
  }
  const clock = new ManualClock()
  const tools = {
    ...makeTools(clock, [...ZONE, ...more]),
    ...{ door, guard: createGuard([]), refused: createRefused(refused) },
    checks: createChecks({ blocklists: [], ownResolvers: false }),
  }
  const kind = net.isIP(host) ? ('address' as const) : ('domain' as const)
  const target: Target = { input: host, kind, host, port: 25, security: 'auto', family: 'any' }
  const facts: Fact[] = []
  const options = { ...DEFAULT_OPTIONS, via: 'auto' as const, auth: false }
  await runTest({ id: 'test', target, options }, (fact) => facts.push(fact), tools, new AbortController().signal)
  const reasons = facts.flatMap((fact) =>
    fact.type === 'skipped' && fact.reason.startsWith(SKIPS.optedOut) ? [fact.reason] : [],
  )
  const checks = new Set(facts.flatMap((fact) => (fact.type === 'check' ? [fact.name] : [])))
  expect(clock.pending).toBe(0)
  return { knocked, reasons, checks: [...checks], facts }
}

describe('who says no is left alone', () => {
  it('and who does not is not', async () => {
    const { knocked, reasons, checks } = await run(['_helograph.example.com TXT yes'])
    expect(knocked.sort()).toEqual(['8.8.8.8', '9.9.9.9'])
    expect(reasons).toEqual([])
    expect(checks).toContain('mta-sts')
  })

  it('the domain, for all of its mail, and its web server, too', async () => {
    const { knocked, reasons, checks } = await run(['_helograph.example.com TXT no'])
    expect(knocked).toEqual([])
    const reason = `${SKIPS.optedOut}: _helograph.example.com TXT "no".`
    expect(reasons).toEqual([reason, reason])
    expect(checks).toEqual(['dns'])
  })

  it('one of the mail hosts, by the domain that it is part of', async () => {
    const { knocked, reasons } = await run(['_helograph.hoster.example TXT no'])
    expect(knocked).toEqual(['8.8.8.8'])
    expect(reasons).toEqual([`${SKIPS.optedOut}: _helograph.hoster.example TXT "no".`])
  })

  it('an address, by the name that it has, whatever it was called', async () => {
    const names = ['8.8.8.8.in-addr.arpa PTR mail.owner.example', '_helograph.owner.example TXT no']
    expect((await run(names)).knocked).toEqual(['9.9.9.9'])
    const direct = await run(names, '8.8.8.8')
    expect(direct.knocked).toEqual([])
    expect(direct.checks).toEqual(['dns'])
  })

  it('whoever stands on the list of the operator: a host, an address, a network', async () => {
    expect((await run([], 'example.com', ['hoster.example'])).knocked).toEqual(['8.8.8.8'])
    expect((await run([], 'example.com', ['8.8.8.8'])).knocked).toEqual(['9.9.9.9'])
    expect((await run([], 'example.com', ['8.0.0.0/8', '9.9.9.9'])).knocked).toEqual([])
  })
})

it('no answer within two seconds is no no', async () => {
  const clock = new ManualClock()
  const silent: Resolver = {
    query: (_name, _type, signal) =>
      new Promise((resolve) => {
        const failed = { status: 'failed', reason: 'timeout', message: '' } as const
        signal.addEventListener('abort', () => resolve(failed))
      }),
  }
  const target: Target = { input: '', kind: 'domain', host: 'example.com', port: 25, security: 'auto', family: 'any' }
  const hosts = [{ host: 'mx.example.com', preference: 1, addresses: ['8.8.8.8'] }]
  const tools = { clock, resolver: silent, refused: () => false }
  const asking = askWhetherWelcome(target, hosts, tools, new AbortController().signal)
  clock.advance(2000)
  const unwilling = await asking
  expect([unwilling.target, unwilling.at('mx.example.com', '8.8.8.8')]).toEqual([null, null])
})
