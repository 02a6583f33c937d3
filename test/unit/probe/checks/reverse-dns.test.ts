import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReverseDns } from '../../../../server/probe/checks/reverse-dns.ts'
import {
  bannerName,
  ehloName,
  isHostName,
  leadsBack,
  standingOf,
} from '../../../../server/probe/checks/reverse-dns-judge.ts'
import type { Answer } from '../../../../server/probe/dns/resolver.ts'
import type { NamedAddress } from '../../../../shared/diagnosis/reverse-dns.ts'
import type { Session } from '../../../../shared/report.ts'
import { untoldIn } from '../../../setup/untold.ts'
import { factsOf } from '../../shared/play.ts'
import { sceneOf, surroundings } from './scene.ts'

const never = new AbortController().signal
// Addresses of the internet; nothing is ever sent there.
const FOUR = '9.9.9.25'
const SIX = '2620:fe::25'
const PTR4 = '25.9.9.9.in-addr.arpa PTR'
const PTR6 = `5.2${'.0'.repeat(22)}.e.f.0.0.0.2.6.2.ip6.arpa PTR`

async function check(hosts: string[], zone: string[], { own = false, allow = [] as string[], dialogue = '' } = {}) {
  const tools = surroundings(zone, allow)
  const facts = dialogue === '' ? undefined : factsOf([dialogue, { address: FOUR }])
  const result = await createReverseDns(own).ask(sceneOf(hosts, facts), tools, never)
  expect(tools.clock.pending).toBe(0)
  expect(untoldIn([{ type: 'check', name: 'reverse-dns', ...result }]), 'said in English alone').toEqual([])
  const addresses = result.data.addresses as NamedAddress[]
  return { ...result, asked: tools.asked, addresses, standings: addresses.map(({ standing }) => standing) }
}

describe('the name of an address', () => {
  it('leads back to it', async () => {
    const zone = [`${PTR4} mx.test`, 'mx.test A 9.9.9.25']
    expect(await check([`mx.test ${FOUR}`], zone)).toMatchObject({
      status: 'passed',
      summary: 'mx.test',
      standings: ['confirmed'],
      data: { lines: ['25.9.9.9.in-addr.arpa. 3600 IN PTR mx.test.', 'mx.test. 3600 IN A 9.9.9.25'] },
    })
  })

  it.each<[string, string[], string, string]>([
    ['is missing', ['9.9.9.in-addr.arpa TXT x'], 'warned', 'missing'],
    ['is missing where the name exists for something else', ['25.9.9.9.in-addr.arpa TXT x'], 'warned', 'missing'],
    ['leads elsewhere', [`${PTR4} mx.test`, 'mx.test A 9.9.9.26'], 'warned', 'unconfirmed'],
    ['leads nowhere', [`${PTR4} mx.test`], 'warned', 'unconfirmed'],
    ['is no name of a host', [`${PTR4} not a name`], 'warned', 'unconfirmed'],
    ['could not be asked', ['25.9.9.9.in-addr.arpa SERVFAIL'], 'skipped', 'unknown'],
    ['was not answered', ['25.9.9.9.in-addr.arpa TIMEOUT'], 'skipped', 'unknown'],
    ['cannot be followed', [`${PTR4} mx.test`, 'mx.test SERVFAIL'], 'skipped', 'unknown'],
    ['is one of two that leads back', [`${PTR4} a.test`, `${PTR4} b.test`, 'b.test A 9.9.9.25'], 'passed', 'confirmed'],
    [
      'stands behind an alias (RFC 2317)',
      ['25.9.9.9.in-addr.arpa CNAME 25.x.test', '25.x.test PTR mx.test', 'mx.test A 9.9.9.25'],
      'passed',
      'confirmed',
    ],
  ])('%s', async (_what, zone, status, standing) => {
    expect(await check([`mx.test ${FOUR}`], zone)).toMatchObject({ status, standings: [standing] })
  })

  it('is asked for IPv6 too, and compared whatever its spelling', async () => {
    const zone = [`${PTR6} mx.test`, 'mx.test AAAA 2620:00fe:0::25']
    expect(await check([`mx.test ${SIX}`], zone)).toMatchObject({ status: 'passed', standings: ['confirmed'] })
  })

  it('is followed a few times only, the name of the host first; of the rest nothing is concluded', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `${PTR4} n${at}.test`)
    const lost = await check([`mx.test ${FOUR}`], many)
    expect(lost).toMatchObject({ status: 'skipped', standings: ['unknown'] })
    expect(lost.asked).toHaveLength(5)
    expect(lost.addresses[0]?.names).toHaveLength(16)
    expect(await check([`mx.test ${FOUR}`], [...many, `${PTR4} mx.test`, 'mx.test A 9.9.9.25'])).toMatchObject({
      status: 'passed',
    })
  })

  it('says how many of several addresses are without one', async () => {
    const zone = [`${PTR4} mx.test`, 'mx.test A 9.9.9.25']
    expect(await check([`mx.test ${FOUR} ${SIX}`, `mx2.test ${FOUR}`], zone)).toMatchObject({
      status: 'warned',
      summary: '1 of 2 addresses: no name in the reverse DNS',
      standings: ['confirmed', 'missing'],
    })
  })
})

describe('an address inside', () => {
  const inside = { status: 'skipped', summary: 'an address inside has no public name', standings: ['inside'] }

  it('is not asked about where it is loopback and the resolvers are those of the machine', async () => {
    const found = await check(['mx.test 127.0.0.1'], [], { allow: ['127.0.0.0/8'] })
    expect(found).toMatchObject({ ...inside, asked: [] })
  })

  it('is asked about where the operator named the resolvers, but none is missed', async () => {
    const found = await check(['mx.test 127.0.0.1'], [], { allow: ['127.0.0.0/8'], own: true })
    expect(found).toMatchObject({ ...inside, asked: ['1.0.0.127.in-addr.arpa PTR'] })
    expect(await check(['mx.test 10.0.0.1'], [], { allow: ['10.0.0.0/8'] })).toMatchObject(inside)
    const zone = ['1.0.0.10.in-addr.arpa PTR mx.test']
    expect(await check(['mx.test 10.0.0.1'], zone, { allow: ['10.0.0.0/8'] })).toMatchObject(inside)
  })

  it('that may not be tested is not asked about at all', async () => {
    expect(await check(['mx.test 10.0.0.1'], [])).toMatchObject({ status: 'skipped', asked: [], standings: [] })
  })

  it('has no part in a test without addresses', () => {
    expect(createReverseDns(false).concerns(sceneOf(['mx.test']))).toBe(false)
    expect(createReverseDns(false).concerns(sceneOf([`mx.test ${FOUR}`]))).toBe(true)
  })
})

describe('how the server calls itself', () => {
  const zone = [`${PTR4} host1.test`, 'host1.test A 9.9.9.25']
  const hello = (banner: string, ehlo: string) => `S: ${banner}\nC: EHLO probe.test\nS: ${ehlo}`

  it.each([
    ['220 host1.test ESMTP', '250 host1.test', 'host1.test'],
    ['220 HOST1.test. ESMTP', '250 ready', 'host1.test'],
    ['220 other.test ESMTP', '250 host1.test', 'host1.test, greets by another name'],
    ['220 host1.test ESMTP', '250 other.test', 'host1.test, greets by another name'],
    ['421 other.test busy', '250 host1.test', 'host1.test'],
  ])('%s, %s', async (banner, ehlo, summary) => {
    const found = await check([`mx1.example.com ${FOUR}`], zone, { dialogue: hello(banner, ehlo) })
    expect(found).toMatchObject({ status: 'passed', summary })
  })

  it('is not asked of sessions that were held for something else', async () => {
    const facts = factsOf([hello('220 other.test', '250 other.test'), { address: FOUR }])
    for (const session of facts.sessions) session.purpose = 'depth'
    const result = await createReverseDns(false).ask(sceneOf([`mx.test ${FOUR}`], facts), surroundings(zone), never)
    expect(result).toMatchObject({ summary: 'host1.test', data: { addresses: [{ greetings: [] }] } })
  })
})

describe('the reading of a greeting', () => {
  const said = (step: 'banner' | 'ehlo', text: string) =>
    ({ transcript: [{ n: 1, at: '', ms: 0, step, direction: 'received', text }] }) as unknown as Session

  it.each([
    ['220 mx1.example.com ESMTP Postfix', 'mx1.example.com'],
    ['220-MX1.Example.com.', 'mx1.example.com'],
    ['220 xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ])('finds the name in %s', (text, name) => expect(bannerName(said('banner', text))).toBe(name))

  it.each([
    '220',
    '220 ',
    '220 ESMTP ready',
    '220 [192.0.2.1] hello',
    '220 192.0.2.1 hello',
    '220 ****2****0***',
    '220 mx_.-x.test',
    '554 mx1.example.com no',
    'SSH-2.0-x',
    '220 \\x07.example.com',
  ])('finds none in %s', (text) => expect(bannerName(said('banner', text))).toBeNull())

  it('finds the name after EHLO, and none where nothing was seen', () => {
    expect(ehloName(said('ehlo', '250-mx1.example.com Hello [192.0.2.1]'))).toBe('mx1.example.com')
    expect(ehloName(said('banner', '220 mx1.example.com'))).toBeNull()
    expect(bannerName(said('ehlo', '250 mx1.example.com'))).toBeNull()
  })

  it('takes no text for a name that could not be asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = bannerName(said('banner', `220 ${text}`))
        if (name !== null) expect(name).toMatch(/^[a-z0-9_.-]{3,253}$/)
        if (isHostName(text))
          expect(text.split('.').every((label) => label.length >= 1 && label.length <= 63)).toBe(true)
      }),
    )
  })
})

describe('the standing of an address', () => {
  const failed: Answer = { status: 'failed', reason: 'timeout', message: 'No answer.' }
  const empty: Answer = { status: 'empty', aliases: [], authentic: false }

  it('is never a reproach where anything was not answered', () => {
    const backs = fc.array(fc.constantFrom(true, false, null), { maxLength: 5 })
    fc.assert(
      fc.property(backs, fc.boolean(), (answers, inside) => {
        const names = answers.map((leadsBack) => ({ name: 'x.test', leadsBack }))
        const standing = standingOf(empty, names, inside)
        if (answers.includes(null) || inside) expect(standing).not.toMatch(/missing|unconfirmed/)
        if (answers.includes(true)) expect(standing).toBe('confirmed')
        expect(standingOf(failed, names, inside)).toBe('unknown')
      }),
    )
    expect(leadsBack(failed, FOUR)).toBeNull()
    expect(leadsBack(empty, FOUR)).toBe(false)
  })
})
