import { describe, expect, it } from 'vitest'
import { resolveTarget } from '../../../server/probe/resolve.ts'
import { zoneResolver } from '../../../server/specimens/zone-resolver.ts'
import { parseTarget, planTarget, type TargetOptions } from '../../../shared/target.ts'
import { untoldIn } from '../../setup/untold.ts'

const never = new AbortController().signal

async function resolve(text: string, zone: readonly string[], options: TargetOptions = {}) {
  const parsed = parseTarget(text)
  const planned = parsed.ok ? planTarget(parsed.target, options) : parsed
  if (!planned.ok || !('via' in planned)) throw new Error(`${text} is no target`)
  const { troubles, ...found } = await resolveTarget(planned.target, planned.via, zoneResolver(zone), never)
  const check = {
    type: 'check',
    name: 'dns',
    status: found.status,
    summary: found.summary,
    data: { troubles },
  } as const
  expect(untoldIn([check]), 'said in English alone').toEqual([])
  return { ...found, troubles }
}

const addresses = (resolution: Awaited<ReturnType<typeof resolve>>) =>
  resolution.hosts.flatMap((host) => host.addresses)
const troubles = (resolution: Awaited<ReturnType<typeof resolve>>) => resolution.troubles.map(({ kind }) => kind)

describe('where the mail of a name goes', () => {
  it('to its MX hosts, in the order of preference, at every address', async () => {
    const zone = [
      'x.test MX 20 b.test',
      'x.test MX 10 a.test',
      'a.test A 192.0.2.1',
      'a.test AAAA 2001:db8::1',
      'b.test A 192.0.2.2',
    ]
    const found = await resolve('x.test', zone)
    expect(found).toMatchObject({ kind: 'domain', route: 'mx', status: 'passed', summary: '2 MX, 3 addresses' })
    expect(found.hosts.map(({ host, preference }) => [host, preference])).toEqual([
      ['a.test', 10],
      ['b.test', 20],
    ])
    expect(addresses(found)).toEqual(['192.0.2.1', '2001:db8::1', '192.0.2.2'])
    expect(addresses(await resolve('x.test', zone, { family: '6' }))).toEqual(['2001:db8::1'])
  })

  it('to the host itself where it was asked for, whatever its MX', async () => {
    const zone = ['x.test MX 10 a.test', 'a.test A 192.0.2.1', 'x.test A 192.0.2.9']
    expect(await resolve('x.test', zone, { via: 'host' })).toMatchObject({
      kind: 'host',
      route: 'host',
      hosts: [{ addresses: ['192.0.2.9'] }],
    })
    expect(await resolve('x.test:587', zone)).toMatchObject({ kind: 'host', route: 'host' })
  })

  it('to its own address without MX: a host, or a domain where the MX was asked for (RFC 5321 5.1)', async () => {
    const zone = ['x.test A 192.0.2.9']
    expect(await resolve('x.test', zone)).toMatchObject({ kind: 'host', route: 'implicit-mx', status: 'passed' })
    expect(await resolve('x.test', zone, { via: 'mx' })).toMatchObject({ kind: 'domain', route: 'implicit-mx' })
  })

  it('to each host once, at the better preference, however often it is named', async () => {
    const zone = ['x.test MX 20 a.test', 'x.test MX 10 a.test', 'x.test MX 30 b.test', 'a.test A 192.0.2.1']
    const resolution = await resolve('x.test', [...zone, 'b.test A 192.0.2.2'])
    expect(resolution.hosts).toEqual([
      { host: 'a.test', preference: 10, addresses: ['192.0.2.1'] },
      { host: 'b.test', preference: 30, addresses: ['192.0.2.2'] },
    ])
    expect(resolution.summary).toBe('2 MX, 2 addresses')
  })

  it('nowhere over a family that it has no address of; what was not asked is unknown', async () => {
    const zone = [
      'x.test MX 10 a.test',
      'x.test MX 20 b.test',
      'a.test A 192.0.2.1',
      'b.test A 192.0.2.2',
      'b.test AAAA 2001:db8::2',
    ]
    const all = await resolve('x.test', zone, { family: '6' })
    expect([all.status, troubles(all), addresses(all)]).toEqual(['passed', ['not-of-family'], ['2001:db8::2']])
    const none = await resolve('a.test', zone, { family: '6' })
    expect([none.status, troubles(none), none.summary]).toEqual([
      'warned',
      ['not-of-family'],
      expect.stringMatching(/no IPv6/),
    ])
    expect(troubles(await resolve('c.test', zone, { family: '6' }))).toEqual(['nxdomain'])
  })

  it('nowhere where it says so: MX 0 . is an answer, not a fault (RFC 7505)', async () => {
    expect(await resolve('x.test', ['x.test MX 0 .', 'x.test A 192.0.2.9'])).toMatchObject({
      route: 'null-mx',
      status: 'passed',
      hosts: [],
      troubles: [],
    })
  })

  it('to an address without any question', async () => {
    expect(await resolve('192.0.2.1', [])).toMatchObject({
      kind: 'address',
      route: 'address',
      status: 'skipped',
      questions: [],
    })
  })
})

describe('what can be wrong with it', () => {
  it.each([
    ['a name that is not there', [], 'failed', ['nxdomain'], 0],
    ['a name without anything', ['x.test TXT hello'], 'failed', ['no-address'], 0],
    [
      'an MX that is an address',
      ['x.test MX 10 192.0.2.1', 'x.test MX 20 a.test', 'a.test A 192.0.2.1'],
      'warned',
      ['mx-literal'],
      1,
    ],
    [
      'an MX that is an alias',
      ['x.test MX 10 a.test', 'a.test CNAME b.test', 'b.test A 192.0.2.1'],
      'warned',
      ['mx-cname'],
      1,
    ],
    ['an MX that is not there', ['x.test MX 10 a.test'], 'failed', ['mx-unresolved'], 0],
    [
      'a null MX beside others',
      ['x.test MX 0 .', 'x.test MX 10 a.test', 'a.test A 192.0.2.1'],
      'warned',
      ['null-mx-mixed'],
      1,
    ],
    [
      'a resolver that fails is nobody’s fault that we could name',
      ['x.test SERVFAIL x'],
      'warned',
      ['resolver-error'],
      0,
    ],
    ['a resolver that is silent', ['x.test TIMEOUT x'], 'warned', ['resolver-timeout'], 0],
  ])('%s', async (_what, zone, status, kinds, count) => {
    const found = await resolve('x.test', zone)
    expect(found.status).toBe(status)
    expect(troubles(found)).toEqual(kinds)
    expect(addresses(found)).toHaveLength(count)
    for (const { answer } of found.troubles) expect(answer).not.toBe('')
  })
})

describe('what is told of every question', () => {
  const zone = ['x.test MX 10 a.test', 'a.test A 192.0.2.1', 'a.test AAAA 2001:db8::1']

  it('is the answer as a zone has it, with its TTL', async () => {
    const { questions } = await resolve('x.test', zone)
    expect(questions.map(({ name, type, status, age }) => [name, type, status, age])).toEqual([
      ['x.test', 'MX', 'found', null],
      ['a.test', 'A', 'found', null],
      ['a.test', 'AAAA', 'found', null],
    ])
    expect(questions[0]?.answers).toEqual(['x.test. 3600 IN MX 10 a.test.'])
  })

  it('is that one kind of address was not answered, which harms nobody: it is tested at the other', async () => {
    const plain = zoneResolver(zone)
    const resolver: typeof plain = {
      query: async (name, type, signal) =>
        type === 'AAAA'
          ? { status: 'failed', reason: 'server', message: 'The resolver answered SERVFAIL.' }
          : plain.query(name, type, signal),
    }
    const target = { input: '', kind: 'domain', host: 'x.test', port: 25, security: 'auto', family: 'any' } as const
    const found = await resolveTarget(target, 'auto', resolver, new AbortController().signal)
    expect(found).toMatchObject({ status: 'passed', troubles: [], summary: '1 MX, 1 address' })
    expect(found.questions.find(({ type }) => type === 'AAAA')).toMatchObject({ status: 'failed', answers: [] })
  })

  it.each<[string, string[], string, string]>([
    ['all', ['x.test', 'a.test'], 'all', '1 MX, 2 addresses, DNSSEC'],
    ['some', ['x.test'], 'some', '1 MX, 2 addresses, DNSSEC in part'],
    ['none', [], 'none', '1 MX, 2 addresses'],
  ])('is whether the resolver vouches for it (AD): %s', async (_what, signed, dnssec, summary) => {
    const plain = zoneResolver(zone)
    const resolver: typeof plain = {
      query: async (name, type, signal) => {
        const answer = await plain.query(name, type, signal)
        return answer.status === 'failed' ? answer : { ...answer, authentic: signed.includes(name) }
      },
    }
    const target = { input: '', kind: 'domain', host: 'x.test', port: 25, security: 'auto', family: 'any' } as const
    const found = await resolveTarget(target, 'auto', resolver, new AbortController().signal)
    expect(found).toMatchObject({ dnssec, summary })
  })
})
