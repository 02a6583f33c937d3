import { describe, expect, test } from 'vitest'
import { compare } from '../../../shared/compare/compare.ts'
import { conclude } from '../../../shared/conclude.ts'
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { fold } from '../../../shared/fold.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import type { Facts } from '../../../shared/report.ts'
import { wasPutOff } from '../../../shared/untried.ts'
import { type Judged, judge } from '../../../shared/watch/judge.ts'
import { canTell, putsOff } from '../../../shared/watch/paths.ts'
import type { Rule } from '../../../shared/watch/rules.ts'
import { certificate, Scribe } from '../../samples/scribe.ts'
import { halfTried } from '../shared/half-tried.ts'
import { factsOf, type Stage } from '../shared/play.ts'

const HELLO = 'S: 220 mx ESMTP\nC: EHLO probe.test\nS: 250-mx\nS: 250-STARTTLS\nS: 250 SIZE'
const SECURE = `${HELLO}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nC: EHLO probe.test\nS: 250-mx\nS: 250 SIZE`
const MAIL = 'C: MAIL FROM:<postmaster@probe.test>'
const RCPT = `${MAIL}\nS: 250 Ok\nC: RCPT TO:<postmaster@example.com>`
const GOOD = `${SECURE}\n${RCPT}\nS: 250 Ok\nC: QUIT\nS: 221 Bye`
const PLAIN = `S: 220 mx ESMTP\nC: EHLO probe.test\nS: 250-mx\nS: 250 SIZE\n${RCPT}\nS: 250 Ok\nC: QUIT\nS: 221 Bye`
const DEAD = 'F connect failed refused target: The address refused the connection.'
const SILENT = 'F connect failed timeout network: No answer.'
/** The same where this machine may not get out. */
const LOST = 'F connect warned timeout unknown: No answer.'
const FULL = `${SECURE}\n${RCPT}\nS: 452 4.3.1 Insufficient system storage`
const GREY = `${SECURE}\n${RCPT}\nS: 451 4.7.1 Greylisting in action, please come back later`
const NO_TLS = `${HELLO}\nC: STARTTLS\nS: 454 4.7.0 TLS not available due to local problem`
const NO_HANDSHAKE = `${HELLO}\nC: STARTTLS\nS: 220 Go\nF starttls failed tls target: The handshake failed.`
const LISTED = 'S: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.example.org'
const BUSY = 'S: 421 4.7.0 Too many connections from 192.0.2.10'
const six: Stage = { address: '2001:db8::25', host: 'mx1.example.com' }
const first: Stage = { host: 'mx1.example.com' }
const second: Stage = { host: 'mx1.example.com', address: '192.0.2.26' }

const ending = (notAfter: string): Stage => ({
  tls: { certificates: [certificate('mx1.example.com', 'Example CA R3', { notAfter })] },
})

function unresolved(kind: string, status: 'failed' | 'warned'): Facts {
  const scribe = new Scribe('unresolved01')
  const troubles = [{ kind, name: 'example.com', answer: 'no' }]
  scribe.tell(1, { type: 'check', name: 'dns', status, summary: 'no', data: { troubles } })
  scribe.tell(2, { type: 'resolved', kind: 'domain', route: 'none', hosts: [] })
  return fold(null, scribe.finish(9)) as Facts
}

function leftOut(reason: string): Facts {
  const scribe = new Scribe('leftout00001')
  scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.1').skip(`${reason}: so it is.`)
  return fold(null, scribe.finish(9)) as Facts
}

function listed(status: 'passed' | 'warned' | 'skipped'): Facts {
  const facts = factsOf(GOOD)
  const check = { name: 'blocklists', status, summary: 'an answer', startedMs: 1, durationMs: 1, data: {} } as const
  return { ...facts, checks: [...facts.checks, check] }
}

const interrupted = (): Facts => ({ ...factsOf(DEAD), status: 'interrupted', reason: 'The probe was stopped.' })

type Case = [what: string, facts: Facts, outcome: Judged['outcome']]

/** What each rule says of what was seen. */
const CASES: [Rule, Case[]][] = [
  [
    { rule: 'no-mail' },
    [
      ['all is well', factsOf(GOOD), 'kept'],
      ['one of two is dead', factsOf(GOOD, DEAD), 'kept'],
      ['the only server is dead', factsOf(DEAD), 'broken'],
      ['both are dead', factsOf(DEAD, SILENT), 'broken'],
      ['the name is gone', unresolved('nxdomain', 'failed'), 'broken'],
      ['the resolver is silent', unresolved('resolver-timeout', 'warned'), 'unknown'],
      ['STARTTLS is refused, and mail without it was not tried', factsOf(NO_TLS), 'unknown'],
      ['one is dead, one refuses STARTTLS', factsOf(DEAD, NO_TLS), 'unknown'],
      ['the handshake fails, and mail without TLS was not tried', factsOf(NO_HANDSHAKE), 'unknown'],
      ['STARTTLS is refused where users log in', factsOf([NO_TLS, { port: 587 }]), 'broken'],
      ['this machine may not get out', factsOf(LOST), 'unknown'],
      ['greylisted (policy)', factsOf(GREY), 'unknown'],
      ['this tester is on a list (policy)', factsOf(LISTED), 'unknown'],
      ['too many connections (policy)', factsOf(BUSY), 'unknown'],
      ['one is dead, one turns us away', factsOf(BUSY, DEAD), 'unknown'],
      ['the disk is full', factsOf(FULL), 'unknown'],
      [
        'it speaks the other kind, which is our guess (probe)',
        factsOf('F banner warned timeout probe: TLS first.'),
        'unknown',
      ],
      ['a test that was interrupted', interrupted(), 'unknown'],
      ['the address was visited too often', leftOut(SKIPS.budget), 'unknown'],
      ['one is dead, the other was visited too often', halfTried({ left: [SKIPS.budget] }), 'unknown'],
      ['one is dead, the other does not want to be tested', halfTried({ left: [SKIPS.optedOut] }), 'unknown'],
      ['one is dead, the DNS does not tell of the other', halfTried({ untold: ['mx2.example.com'] }), 'unknown'],
      ['what was asked for is dead, IPv6 was not asked for', halfTried({ family: '4' }), 'unknown'],
      ['one is dead, nobody can get to the other', halfTried({ left: [SKIPS.forbidden] }), 'broken'],
      ['one is dead, this tester has no IPv6', halfTried({ left: [SKIPS.noFamily] }), 'broken'],
      ['no postmaster, but mail is taken', factsOf(`${SECURE}\n${RCPT}\nS: 550 5.1.1 User unknown`), 'kept'],
      [
        'a port for users',
        factsOf([`${SECURE}\n${MAIL}\nS: 530 5.7.0 Authentication required`, { port: 587 }]),
        'kept',
      ],
    ],
  ],
  [
    { rule: 'any-host' },
    [
      ['all is well', factsOf(GOOD, GOOD), 'kept'],
      ['one of two is dead', factsOf(GOOD, DEAD), 'broken'],
      ['one address of a host is dead', factsOf([GOOD, first], [DEAD, second]), 'kept'],
      ['one turns us away', factsOf(GOOD, BUSY), 'unknown'],
      ['the name is gone', unresolved('nxdomain', 'failed'), 'broken'],
      ['the DNS does not tell all addresses of one', halfTried({ untold: ['mx1.example.com'] }), 'unknown'],
      ['one is dead, the DNS does not tell of the other', halfTried({ untold: ['mx2.example.com'] }), 'broken'],
      ['a host has no address', unresolved('mx-unresolved', 'warned'), 'broken'],
    ],
  ],
  [
    { rule: 'any-address' },
    [
      ['all is well', factsOf(GOOD, GOOD), 'kept'],
      ['one address of a host is dead', factsOf([GOOD, first], [DEAD, second]), 'broken'],
      ['one turns us away', factsOf(GOOD, BUSY), 'unknown'],
      ['this machine may not get out', factsOf(LOST), 'unknown'],
    ],
  ],
  [
    { rule: 'either-family' },
    [
      ['both are well', factsOf([GOOD, first], [GOOD, six]), 'kept'],
      ['IPv6 is dead', factsOf([GOOD, first], [DEAD, six]), 'broken'],
      ['one of two IPv4 is dead', factsOf([GOOD, first], [DEAD, second], [GOOD, six]), 'kept'],
      ['IPv4 is dead as far as the DNS tells', halfTried({ untold: ['mx2.example.com'] }), 'unknown'],
      ['IPv6 cannot be reached from here', factsOf([GOOD, first], [LOST, six]), 'unknown'],
    ],
  ],
  [
    { rule: 'starttls-gone' },
    [
      ['it is there', factsOf(GOOD), 'kept'],
      ['it is gone', factsOf(`${PLAIN}`), 'broken'],
      ['it is gone at one of two', factsOf(GOOD, PLAIN), 'broken'],
      ['it is offered, and refused', factsOf(NO_TLS), 'broken'],
      ['the server is dead', factsOf(DEAD), 'unknown'],
      ['it was turned away before', factsOf(BUSY), 'unknown'],
    ],
  ],
  [
    { rule: 'certificate-ends', days: 14 },
    [
      ['in half a year', factsOf([GOOD, ending('2027-06-01T00:00:00.000Z')]), 'kept'],
      ['soon', factsOf([GOOD, ending('2026-12-01T00:00:00.000Z')]), 'broken'],
      ['it has ended', factsOf([GOOD, ending('2026-11-20T00:00:00.000Z')]), 'broken'],
      ['nobody showed one', factsOf(DEAD), 'unknown'],
    ],
  ],
  [
    { rule: 'slow-banner', seconds: 30 },
    [
      ['at once', factsOf(GOOD), 'kept'],
      ['after 6 s', factsOf(`S: 220-mx\n+ 6000\n${GOOD}`), 'kept'],
      ['after 31 s', factsOf(`S: 220-mx\n+ 31000\n${GOOD}`), 'broken'],
      ['never', factsOf('S: 220-mx\n+ 60000\nF banner warned timeout unknown: Nothing came in 60 s.'), 'broken'],
      [
        'the test gave up just then',
        factsOf('S: 220-mx\n+ 30000\nF banner warned timeout unknown: Nothing came in 30 s.'),
        'broken',
      ],
      [
        'the test gave up before',
        factsOf('S: 220-mx\n+ 20000\nF banner warned timeout unknown: Nothing came in 20 s.'),
        'unknown',
      ],
      ['it was turned away', factsOf(BUSY), 'unknown'],
      ['the server is dead', factsOf(DEAD), 'unknown'],
    ],
  ],
  [
    { rule: 'capability-lost', keyword: 'SIZE' },
    [
      ['it is there', factsOf(GOOD), 'kept'],
      ['nobody answered', factsOf(DEAD), 'unknown'],
      [
        'the handshake failed, and it was there before',
        factsOf(`${HELLO}\nC: STARTTLS\nS: 220 Go\nF starttls failed tls target: No.`),
        'kept',
      ],
    ],
  ],
  [
    { rule: 'capability-lost', keyword: 'PIPELINING' },
    [
      ['it is gone', factsOf(GOOD), 'broken'],
      ['it is gone in plain text', factsOf(PLAIN), 'broken'],
      [
        'the handshake failed, and it may be there inside',
        factsOf(`${HELLO}\nC: STARTTLS\nS: 220 Go\nF starttls failed tls target: No.`),
        'unknown',
      ],
    ],
  ],
  [{ rule: 'capability-lost', keyword: 'STARTTLS' }, [['it was there before TLS', factsOf(GOOD), 'kept']]],
  [
    { rule: 'temporary-failures', minutes: 15 },
    [
      ['all is well', factsOf(GOOD), 'kept'],
      ['the disk is full', factsOf(FULL), 'broken'],
      ['STARTTLS alone is refused for now', factsOf(NO_TLS), 'unknown'],
      ['the disk of one of two is full', factsOf(GOOD, FULL), 'broken'],
      ['greylisted (policy)', factsOf(GREY), 'unknown'],
      ['too many connections (policy)', factsOf(BUSY), 'unknown'],
      ['the server is dead', factsOf(DEAD), 'unknown'],
    ],
  ],
  [
    { rule: 'blocklisted' },
    [
      ['on none', listed('passed'), 'kept'],
      ['on one', listed('warned'), 'broken'],
      ['nobody could be asked', listed('skipped'), 'unknown'],
      ['nobody was asked', factsOf(GOOD), 'unknown'],
    ],
  ],
]

describe.each(CASES)('%j', (rule, cases) => {
  test.each(cases)('%s', (_, facts, outcome) => {
    const judged = judge(rule, { report: conclude(facts, ENGLISH), comparison: null })
    expect(judged.outcome).toBe(outcome)
    if (judged.outcome === 'broken') expect(judged.reason).toMatch(/^\S.*\S$/)
  })
})

describe('anything changed', () => {
  const changed = (before: Facts, after: Facts) => {
    const [was, is] = [conclude(before, ENGLISH), conclude(after, ENGLISH)]
    return judge({ rule: 'anything-changed' }, { report: is, comparison: compare(was, is, EN.compare) }).outcome
  }

  test.each([
    ['nothing', factsOf(GOOD), factsOf(GOOD), 'kept'],
    ['only the pace', factsOf(GOOD), factsOf(`+ 900\n${GOOD}`), 'kept'],
    ['a line', factsOf(GOOD), factsOf(GOOD.replace('220 mx ESMTP', '220 mx ESMTP Postfix')), 'broken'],
    ['a keyword', factsOf(GOOD), factsOf(GOOD.replaceAll('250-STARTTLS', '250-STARTTLS\nS: 250-DSN')), 'broken'],
    ['a server died', factsOf(GOOD, GOOD), factsOf(GOOD, DEAD), 'broken'],
    ['the test was cut off', factsOf(GOOD), interrupted(), 'unknown'],
  ])('%s', (_, before, after, outcome) => {
    expect(changed(before, after)).toBe(outcome)
  })

  test('there is nothing to compare with', () => {
    expect(
      judge({ rule: 'anything-changed' }, { report: conclude(factsOf(GOOD), ENGLISH), comparison: null }).outcome,
    ).toBe('unknown')
  })
})

test.each([
  ['all is well', factsOf(GOOD), true],
  ['the server is dead', factsOf(DEAD), true],
  ['it turns us away', factsOf(LISTED), false],
  ['greylisted', factsOf(GREY), false],
  ['this machine may not get out', factsOf(LOST), false],
  ['interrupted', interrupted(), false],
  ['just STARTTLS is refused', factsOf(NO_TLS), false],
  ['the disk is full', factsOf(FULL), false],
])('whether a test can tell: %s', (_, facts, told) => {
  expect(canTell(conclude(facts, ENGLISH))).toBe(told)
})

test.each([
  ['the disk is full', factsOf(FULL), true],
  ['one disk is full, the other server is dead', factsOf(FULL, DEAD), true],
  ['one of two takes mail', factsOf(FULL, GOOD), false],
  ['one turns this tester away', factsOf(FULL, LISTED), false],
  ['greylisted', factsOf(GREY), false],
  ['just STARTTLS is refused', factsOf(NO_TLS), false],
  ['the server is dead', factsOf(DEAD), false],
])('whether mail is put off: %s', (_, facts, expected) => {
  expect(putsOff(conclude(facts, ENGLISH))).toBe(expected)
})

test('a test that was put off as a whole was no look at all', () => {
  expect(wasPutOff(conclude(leftOut(SKIPS.budget), ENGLISH))).toBe(true)
  expect(wasPutOff(conclude(leftOut(SKIPS.forbidden), ENGLISH))).toBe(false)
  expect(wasPutOff(conclude(factsOf(GOOD), ENGLISH))).toBe(false)
})
