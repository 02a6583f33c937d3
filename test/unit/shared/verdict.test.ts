import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts, Report } from '../../../shared/report.ts'
import type { Status, Verdict } from '../../../shared/words.ts'
import { goodTls, Scribe } from '../../samples/scribe.ts'
import { halfTried } from './half-tried.ts'
import { factsOf } from './play.ts'
import { LOST } from './way-out-cases.ts'

const HELLO = 'S: 220 mx ESMTP\nC: EHLO probe.test\nS: 250-mx\nS: 250-STARTTLS\nS: 250 SIZE'
const SECURE = `${HELLO}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nC: EHLO probe.test\nS: 250-mx\nS: 250 SIZE`
const MAIL = 'C: MAIL FROM:<postmaster@probe.test>\nS: 250 Ok\nC: RCPT TO:<postmaster@example.com>'
const GOOD = `${SECURE}\n${MAIL}\nS: 250 Ok\nC: QUIT\nS: 221 Bye`
const DEAD = 'F connect failed refused target: The address refused the connection.'
const BUSY = 'S: 421 4.7.0 Too many connections from 192.0.2.10'

/** A test with these reasons for sessions that were left out as a whole. */
function leftOut(...reasons: string[]): Facts {
  const scribe = new Scribe('leftout00001')
  reasons.forEach((reason, index) => {
    scribe.open(index, 1, 'mx1.example.com', 10, `192.0.2.${index + 1}`).skip(`${reason} for some reason.`)
  })
  return fold(null, scribe.finish(9)) as Facts
}

function resolved(kind: string | null, status: Status, route: 'none' | 'null-mx' = 'none'): Facts {
  const scribe = new Scribe('resolved0001')
  const troubles = kind ? [{ kind, name: 'example.com', answer: 'an answer' }] : []
  scribe.tell(1, { type: 'check', name: 'dns', status, summary: 'an answer', data: { troubles } })
  scribe.tell(2, { type: 'resolved', kind: 'domain', route, hosts: [] })
  return fold(null, scribe.finish(9)) as Facts
}

type Case = [what: string, facts: Facts, verdict: Verdict, headline: RegExp]

const CASES: Case[] = [
  ['all is well', factsOf(GOOD), 'passed', /^mx1\.example\.com .*speaks TLS 1\.3.*takes mail\.$/],
  [
    'all is well but how it greets',
    factsOf(GOOD.replace('220 mx ESMTP', '220 <mx>')),
    'passed',
    /^mx1\.example\.com speaks TLS 1\.3 and takes mail\.$/,
  ],
  [
    'nothing else is known of it',
    factsOf('S: 220 <mx>\nC: EHLO probe.test\nS: 250 mx\nC: QUIT\nS: 221 Bye'),
    'passed',
    /^mx1\.example\.com answers\.$/,
  ],
  ['two servers, both well', factsOf(GOOD, GOOD), 'passed', /^Mail reaches example\.com: all 2 mail servers/],
  [
    'the second MX is dead',
    factsOf(GOOD, DEAD),
    'warned',
    /^Mail reaches example\.com, but mx2\.example\.com refuses connections/,
  ],
  ['no MX works', factsOf(DEAD, DEAD), 'failed', /mx1\.example\.com refuses connections/],
  [
    'one MX is dead, and the budget of the other was used up',
    halfTried({ left: [SKIPS.budget] }),
    'warned',
    /^example\.com takes no mail where it was tried: mx1\.example\.com refuses connections on port 25\. Not tried: mx2\.example\.com \(tested too often just now\)\.$/,
  ],
  ...[SKIPS.tooMany, SKIPS.optedOut, SKIPS.refused, SKIPS.askedToWait].map(
    (reason): Case => [
      `one MX is dead, and the other is left out: ${reason}`,
      halfTried({ left: [reason] }),
      'warned',
      /^example\.com takes no mail where it was tried: .* Not tried: mx2\.example\.com \(/,
    ],
  ),
  [
    'one MX is dead, and the DNS does not tell of the other',
    halfTried({ untold: ['mx2.example.com'] }),
    'warned',
    /Not tried: mx2\.example\.com \(the DNS did not tell all its addresses\)\.$/,
  ],
  [
    'what was asked for is dead, and its other family was not asked for',
    halfTried({ family: '4' }),
    'warned',
    /takes no mail where it was tried: .* Not tried: IPv6 addresses, which were not asked for\.$/,
  ],
  [
    'more was left out than a sentence can hold',
    halfTried({ left: Array.from({ length: 5 }, () => SKIPS.tooMany) }),
    'warned',
    /Not tried: mx2.*, mx3.*, mx4.* and 2 more\.$/,
  ],
  [
    'one MX is dead, and to the other nobody can get',
    halfTried({ left: [SKIPS.forbidden] }),
    'failed',
    /^No mail can reach example\.com: mx1/,
  ],
  [
    'one MX is dead, and this tester has no IPv6',
    halfTried({ left: [SKIPS.noFamily] }),
    'failed',
    /^No mail can reach example\.com by IPv4: .* Not tried: mx2\.example\.com \(this tester has no way there\)/,
  ],
  ['the tester is refused', factsOf(BUSY), 'warned', /^mx1\.example\.com limits how often/],
  ['one refuses the tester, one is dead', factsOf(BUSY, DEAD), 'warned', /mx2\.example\.com refuses connections/],
  ['greylisted', factsOf(`${SECURE}\n${MAIL}\nS: 451 4.7.1 Greylisting in action`), 'warned', /come back later/],
  [
    'it speaks the other kind, which is our guess',
    factsOf('F banner warned timeout probe: TLS first.\nN: The server speaks TLS from the first byte here.'),
    'inconclusive',
    /^Nobody can tell from here: mx1\.example\.com speaks TLS/,
  ],
  [
    'all addresses are forbidden',
    leftOut(SKIPS.forbidden, SKIPS.forbidden),
    'failed',
    /nobody on the internet can reach/,
  ],
  [
    'every address was left in peace',
    leftOut(SKIPS.budget, SKIPS.budget),
    'inconclusive',
    /^Nobody can tell from here: mx1\.example\.com was tested a moment ago/,
  ],
  [
    'a forbidden address and one left in peace',
    leftOut(SKIPS.forbidden, SKIPS.budget),
    'inconclusive',
    /^Nobody can tell from here: mx1\.example\.com leads to an address.* and was tested a moment ago/,
  ],
  ['no way to any address', leftOut(SKIPS.noFamily), 'inconclusive', /this tester has no way there/],
  [
    'nothing answers, and nothing ever did',
    factsOf(LOST, LOST),
    'inconclusive',
    /^Nobody can tell from here: this machine may not be allowed to connect to port 25; most home and cloud networks/,
  ],
  [
    'one address works, another may be out of our reach',
    factsOf(GOOD, LOST),
    'warned',
    /^Mail reaches example\.com, but mx2\.example\.com did not answer at 192\.0\.2\.26; this tester never yet/,
  ],
  ['one refuses, another may be out of our reach', factsOf(DEAD, LOST), 'warned', /mx1\.example\.com refuses/],
  ['the name does not exist', resolved('nxdomain', 'failed'), 'failed', /does not exist in the DNS/],
  ['the resolver is silent', resolved('resolver-timeout', 'warned'), 'inconclusive', /no answer came from the DNS/],
  [
    'the domain takes no mail, and says so',
    resolved(null, 'passed', 'null-mx'),
    'passed',
    /takes no mail, and says so/,
  ],
]

describe('the verdict', () => {
  it.each(CASES)('%s', (_what, facts, verdict, headline) => {
    const report = conclude(facts, ENGLISH)
    expect(report.verdict).toBe(verdict)
    expect(report.headline).toMatch(headline)
    expect(report.headline).toMatch(/^\S.*\.$/)
  })

  it('blames only what nothing could be told for', () => {
    const events = [SKIPS.budget, SKIPS.tooMany].reduce((scribe, reason, at) => {
      scribe.open(at, 1, `mx${at + 1}.example.com`, 10, `192.0.2.${at + 1}`).skip(`${reason}: so it is.`)
      return scribe
    }, new Scribe('blames000001'))
    const hosts = [{ host: 'mx1.example.com', preference: 10, addresses: ['192.0.2.1'] }]
    events.tell(0.5, { type: 'resolved', kind: 'domain', route: 'implicit-mx', hosts })
    const report = conclude(fold(null, events.finish(9)) as Facts, ENGLISH)
    expect(report.findings.map(({ code }) => code)).toContain('implicit-mx')
    expect(report.headline).toMatch(/^Nobody can tell from here: mx1.*tested a moment ago.*and mx2[^,]*\.$/)
    expect(report.headline).not.toMatch(/MX record|There is more below/)
  })

  it('is not given before the end, and never on an interrupted test', () => {
    const scribe = new Scribe('running00001')
    expect(conclude(fold(null, scribe.told()) as Facts, ENGLISH).verdict).toBeNull()
    scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.1').connect('192.0.2.1').begin('banner')
    const running = conclude(fold(null, scribe.told()) as Facts, ENGLISH)
    expect(running.verdict).toBeNull()
    expect(running.headline).toBe('Waiting for the banner of mx1.example.com.')
    const broken = conclude(fold(null, scribe.finish(9, 'interrupted', 'The probe was stopped.')) as Facts, ENGLISH)
    expect(broken).toMatchObject({ verdict: 'inconclusive', findings: [] })
    expect(broken.headline).toContain('The probe was stopped.')
  })

  it('says when a second look begins', () => {
    const [queued] = new Scribe('second000001').told()
    const waiting = { ...queued, followUpOf: 'first0000001', notBefore: '2026-11-24T02:48:20.000Z' } as TestEvent
    expect(conclude(fold(null, [waiting]) as Facts, ENGLISH).headline).toBe(
      'The second look at example.com begins at 02:48:20 UTC.',
    )
  })

  it('says what was not tried', () => {
    const scribe = new Scribe('untried00001', {}, { envelope: false })
    const talk = scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.1').connect('192.0.2.1')
    talk
      .step('banner', null, ['220 mx1'])
      .secure('mx1.example.com')
      .skip('Not asked for.', 'mail-from', 'rcpt-to')
      .quit()
    scribe.open(1, 1, 'mx1.example.com', 10, '2001:db8::1').skip(`${SKIPS.noFamily} IPv6.`)
    const report = conclude(fold(null, scribe.finish(99)) as Facts, ENGLISH)
    expect(report.verdict).toBe('passed')
    expect(report.headline).toMatch(/One address was not tried\..*MAIL FROM and RCPT TO were not tried\.$/)
    expect(report.headline).not.toMatch(/takes mail|Mail reaches/)
  })

  it('never calls a host by another spelling of its name', () => {
    const scribe = new Scribe('spelling0001', { kind: 'host', host: 'mx1.example.com' })
    scribe.tell(1, { type: 'resolved', kind: 'host', route: 'host', hosts: [] })
    for (const [index, address] of ['192.0.2.1', '192.0.2.2'].entries()) {
      const talk = scribe.open(index, 1, 'mx1.example.com', null, address).connect(address)
      talk.step('banner', null, ['220 mx1']).secure('mx1.example.com').envelope('postmaster')
    }
    expect(conclude(fold(null, scribe.finish(99)) as Facts, ENGLISH).headline).toMatch(
      /^mx1\.example\.com is as it should be/,
    )
  })

  // A false red is the worst mistake: whatever a server says to this tester alone, no lamp may turn red for it.
  it.each(['banner', 'ehlo', 'mail-from', 'rcpt-to'] as const)('no refusal of the tester is red: at %s', (step) => {
    const until = {
      banner: '',
      ehlo: 'S: 220 mx\nC: EHLO probe.test',
      'mail-from': `${SECURE}\nC: MAIL FROM:<p@probe.test>`,
      'rcpt-to': `${SECURE}\n${MAIL}`,
    }[step]
    for (const reply of [
      '421 4.7.0 Too many connections',
      '450 4.7.1 Greylisted, come back later',
      '451 4.3.0 Try again later',
      '550 5.7.1 Client host blocked using zen.spamhaus.org',
      '554 5.7.25 Client host has no PTR record',
      '554 5.7.1 Access denied by policy',
      "550 rejected due to the sending MTA's poor reputation",
    ]) {
      const report = conclude(factsOf(`${until}\nS: ${reply}`), ENGLISH)
      expect(reds(report), `${step}: ${reply}`).toEqual([])
      expect(report.verdict).toBe('warned')
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })

  it('gives a report without the hosts, which are no part of it', () => {
    const report = conclude(factsOf([GOOD, { tls: goodTls('mx1.example.com') }]), ENGLISH)
    expect(Object.keys(report)).not.toContain('hosts')
    expect(report.verdict).toBe('passed')
  })
})

function reds({ sessions }: Report): string[] {
  return sessions.flatMap(({ steps }) => steps.filter(({ status }) => status === 'failed').map(({ name }) => name))
}
