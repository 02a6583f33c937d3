import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBlocklists } from '../../../../server/probe/checks/blocklists.ts'
import { judgeTestEntries, type ListAnswer, readListAnswer } from '../../../../server/probe/checks/blocklists-judge.ts'
import type { Answer } from '../../../../server/probe/dns/resolver.ts'
import { type ListedAddress, lineOfListing } from '../../../../shared/diagnosis/blocklists.ts'
import { untoldIn } from '../../../setup/untold.ts'
import { sceneOf, surroundings } from './scene.ts'

const never = new AbortController().signal
const HOUR = 3_600_000
const GOOD = '2.0.0.127.bl.test A 127.0.0.2'
const LISTED = '25.9.9.9.bl.test A 127.0.0.4'
const nibbles = (last: number) => `${last}.0.0.0.0.0.f.7.f.f.f.f${'.0'.repeat(20)}.bl.test`
const SIX = `5.2${'.0'.repeat(22)}.e.f.0.0.0.2.6.2.bl.test`

function found(...codes: string[]): Answer {
  const records = codes.map((data) => ({ name: 'x', type: 'A', ttl: 60, data, preference: null }))
  return { status: 'found', records, aliases: [], authentic: false }
}

async function check(zone: string[], { hosts = ['mx.test 9.9.9.25'], lists = ['bl.test'], own = false } = {}) {
  const tools = surroundings(zone, ['127.0.0.0/8', '10.0.0.0/8'])
  const blocklists = createBlocklists(lists, own)
  const ask = () => blocklists.ask(sceneOf(hosts), tools, never)
  const result = await ask()
  expect(tools.clock.pending).toBe(0)
  expect(untoldIn([{ type: 'check', name: 'blocklists', ...result }]), 'said in English alone').toEqual([])
  return { ...result, listings: result.data.listings as ListedAddress[], tools, ask }
}

describe('the answer of a list', () => {
  it.each<[string, Answer, string, string]>([
    ['no such name', { status: 'absent', aliases: [], authentic: false }, 'clean', ''],
    ['no such record', { status: 'empty', aliases: [], authentic: false }, 'clean', ''],
    ['127.0.0.2', found('127.0.0.2'), 'listed', ''],
    ['several codes', found('127.0.0.2', '127.0.0.11', '127.1.2.3'), 'listed', ''],
    ['Spamhaus: a typing error', found('127.255.255.252'), 'refused', 'misspelt'],
    ['Spamhaus: an open resolver', found('127.255.255.254'), 'refused', 'public resolver'],
    ['Spamhaus: too many questions', found('127.255.255.255'), 'refused', 'too many'],
    ['another error of that range', found('127.255.255.250'), 'refused', 'turns this resolver away'],
    ['an error beside a code', found('127.0.0.2', '127.255.255.254'), 'refused', 'public resolver'],
    ['what URIBL says to public resolvers', found('127.0.0.1'), 'refused', 'turns this resolver away'],
    ['a domain that was sold', found('203.0.113.7'), 'unfit', 'outside 127.0.0.0/8'],
    ['an address beside a code', found('127.0.0.2', '203.0.113.7'), 'unfit', 'outside 127.0.0.0/8'],
    ['nonsense', found('127.evil'), 'unfit', 'outside'],
    ['an error', { status: 'failed', reason: 'server', message: 'SERVFAIL' }, 'silent', 'SERVFAIL'],
  ])('%s', (_what, answer, listing, reason) => {
    expect(readListAnswer(answer)).toMatchObject({ listing, reason: expect.stringContaining(reason) })
  })

  it('is a listing only where every address of it is a code', () => {
    const code = fc.oneof(
      fc.ipV4(),
      fc.ipV4().map((ip) => ip.replace(/^\d+/, '127')),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 4 }), (codes) => {
        if (readListAnswer(found(...codes)).listing !== 'listed') return
        for (const one of codes) {
          expect(one).toMatch(/^127\.\d+\.\d+\.\d+$/)
          expect(one).not.toMatch(/^127\.255\.255\.|^127\.0\.0\.1$/)
        }
      }),
    )
  })

  it.each<[ListAnswer['listing'], ListAnswer['listing'], string | null]>([
    ['listed', 'clean', null],
    ['clean', 'clean', 'unfit'],
    ['listed', 'listed', 'unfit'],
    ['silent', 'clean', 'silent'],
    ['listed', 'silent', 'silent'],
    ['refused', 'refused', 'refused'],
    ['unfit', 'clean', 'unfit'],
  ])('with test entries %s and %s', (listed, clean, wrong) => {
    const answer = (listing: ListAnswer['listing']) => ({ listing, codes: [], reason: '' })
    expect(judgeTestEntries(answer(listed), answer(clean), 4)?.listing ?? null).toBe(wrong)
  })
})

describe('the check', () => {
  it('asks for the test entries, then for the address, and for the reason where it is listed', async () => {
    const { tools, ...result } = await check([GOOD, LISTED, '25.9.9.9.bl.test TXT sent mail to a trap'])
    expect(result).toMatchObject({ status: 'warned', summary: 'listed by bl.test' })
    expect(result.listings).toEqual([
      {
        list: 'bl.test',
        address: '9.9.9.25',
        host: 'mx.test',
        listing: 'listed',
        codes: ['127.0.0.4'],
        reason: 'sent mail to a trap',
        age: 0,
      },
    ])
    expect(result.data.lines).toEqual(['9.9.9.25 on bl.test: listed, 127.0.0.4, “sent mail to a trap”'])
    expect(tools.asked).toEqual([
      '2.0.0.127.bl.test A',
      '1.0.0.127.bl.test A',
      '25.9.9.9.bl.test A',
      '25.9.9.9.bl.test TXT',
    ])
  })

  it('writes IPv6 in nibbles, its test entries too (RFC 5782 2.4, 5)', async () => {
    const zone = [`${nibbles(2)} A 127.0.0.2`, `${SIX} A 127.0.0.3`]
    const { status, tools } = await check(zone, { hosts: ['mx.test 2620:fe::25'] })
    expect(status).toBe('warned')
    expect(tools.asked).toEqual([`${nibbles(2)} A`, `${nibbles(1)} A`, `${SIX} A`, `${SIX} TXT`])
  })

  it.each<[string, string[], string]>([
    ['does not have 127.0.0.2', [LISTED], 'unfit'],
    ['has 127.0.0.1 too', [GOOD, '1.0.0.127.bl.test A 127.0.0.2', LISTED], 'unfit'],
    ['answers everything with an error of its own', ['2.0.0.127.bl.test A 127.255.255.254', LISTED], 'refused'],
    ['answers this address alone with an error', [GOOD, '25.9.9.9.bl.test A 127.255.255.255'], 'refused'],
    ['is dead', ['2.0.0.127.bl.test SERVFAIL', '1.0.0.127.bl.test SERVFAIL', LISTED], 'silent'],
    ['was sold', ['2.0.0.127.bl.test A 203.0.113.7', LISTED], 'unfit'],
  ])('believes nothing of a list that %s', async (_what, zone, listing) => {
    const result = await check(zone)
    expect(result).toMatchObject({ status: 'skipped', listings: [{ listing }] })
  })

  it('says that an address is on none of the lists that answered', async () => {
    const lists = ['bl.test', 'shy.test']
    expect(await check([GOOD], { lists: ['bl.test'] })).toMatchObject({ status: 'passed', summary: 'not on the list' })
    expect(await check([GOOD], { lists })).toMatchObject({ summary: 'not on the list, not all answer us' })
    expect(await check([GOOD, '2.0.0.127.shy.test A 127.0.0.2'], { lists })).toMatchObject({
      status: 'passed',
      summary: 'on none of 2 lists',
    })
  })

  it('asks a list once an hour about an address, and says how old the answer is', async () => {
    const { ask, tools } = await check([GOOD, LISTED])
    const count = tools.asked.length
    tools.clock.advance(HOUR - 1)
    expect(await ask()).toMatchObject({
      status: 'warned',
      data: { listings: [{ age: 3599 }], lines: [expect.stringContaining('(asked 59 min ago)')] },
    })
    expect(tools.asked).toHaveLength(count)
    tools.clock.advance(1)
    expect(await ask()).toMatchObject({ data: { listings: [{ age: 0 }] } })
    expect(tools.asked).toHaveLength(2 * count)
  })

  it('asks once for all tests that want to know at the same time, and does not repeat what failed', async () => {
    const tools = surroundings(['2.0.0.127.bl.test TIMEOUT', '1.0.0.127.bl.test TIMEOUT'])
    const blocklists = createBlocklists(['bl.test'], false)
    const ask = () => blocklists.ask(sceneOf(['mx.test 9.9.9.25']), tools, never)
    await Promise.all([ask(), ask(), ask()])
    await ask()
    expect(tools.asked).toHaveLength(2)
  })

  it('ends in time where the list is silent, and remembers that', async () => {
    const tools = surroundings([])
    const asked: AbortSignal[] = []
    tools.resolver = {
      query: (_name, _type, signal) =>
        new Promise((resolve) => {
          asked.push(signal)
          const failed = { status: 'failed', reason: 'timeout', message: 'The probe was stopped.' } as const
          signal.addEventListener('abort', () => resolve(failed))
        }),
    }
    const blocklists = createBlocklists(['bl.test'], false)
    const asking = blocklists.ask(sceneOf(['mx.test 9.9.9.25']), tools, never)
    tools.clock.advance(4000)
    expect(await asking).toMatchObject({
      status: 'skipped',
      data: { lines: ['9.9.9.25 on bl.test: no answer, waited 4 s'] },
    })
    expect(tools.clock.pending).toBe(0)
    expect(asked.map(({ aborted }) => aborted)).toEqual([true, true])
  })

  it('is given up with its test, and the next test asks again', async () => {
    const stop = new AbortController()
    const { resolver, ...tools } = surroundings([GOOD, LISTED])
    const blocklists = createBlocklists(['bl.test'], false)
    const stopped = { ...tools, resolver: { query: () => new Promise<Answer>(() => {}) } }
    const given = blocklists.ask(sceneOf(['mx.test 9.9.9.25']), stopped, stop.signal)
    stop.abort()
    expect(await given).toMatchObject({ status: 'skipped' })
    expect(await blocklists.ask(sceneOf(['mx.test 9.9.9.25']), { ...tools, resolver }, never)).toMatchObject({
      status: 'warned',
    })
  })

  it('looks up no address inside, unless the operator named the resolvers', async () => {
    const hosts = ['mx.test 10.0.0.4']
    const inside = await check([GOOD], { hosts })
    expect(inside).toMatchObject({ status: 'skipped', summary: 'an address inside is on no public list' })
    expect(inside.tools.asked).toEqual([])
    expect(await check([GOOD, '4.0.0.10.bl.test A 127.0.0.2'], { hosts, own: true })).toMatchObject({
      status: 'warned',
    })
  })

  it('says that no list is configured to those who test a domain, and to nobody else', async () => {
    const none = createBlocklists([], false)
    const scene = sceneOf(['mx.test 9.9.9.25'])
    const host = { ...scene, target: { ...scene.target, kind: 'host' as const } }
    expect(none.concerns(scene)).toBe(true)
    expect(none.concerns(host)).toBe(false)
    expect(none.concerns(sceneOf(['mx.test']))).toBe(false)
    expect(createBlocklists(['bl.test'], false).concerns(host)).toBe(true)
    expect(await none.ask(scene, surroundings([]), never)).toMatchObject({
      status: 'skipped',
      summary: 'no list configured',
    })
  })

  it('keeps no more of a reason than people read', async () => {
    const { listings } = await check([GOOD, LISTED, `25.9.9.9.bl.test TXT ${'long '.repeat(200)}`])
    expect(listings[0]?.reason.length).toBeLessThanOrEqual(301)
    expect(lineOfListing(listings[0] as ListedAddress)).toContain('long long')
  })
})
