/** What must never turn a lamp red, nor green: refusals of this tester, and what a server does after one. */
import { describe, expect, it } from 'vitest'
import {
  capabilitiesOf,
  type Judgement,
  judgeReply,
  judgeTrouble,
  refusesUs,
} from '../../../server/probe/smtp/judge.ts'
import { judgeRefusalInPlain } from '../../../server/probe/smtp/judge-tls.ts'
import { trouble } from '../../../server/probe/smtp/outcome.ts'
import type { StepName } from '../../../shared/words.ts'

const OF_DOMAIN = { submission: false, ofDomain: true }

const reply = (text: string) => ({
  code: Number(text.slice(0, 3)),
  texts: [text.slice(4)],
  shown: text,
  oddities: new Set<never>(),
})
const lamp = (judged: Judgement | null) => judged && [judged.status, judged.failure?.fault]

describe('the end of a connection', () => {
  it.each(['closed', 'reset'] as const)('after a refusal of this tester is part of it: %s', (kind) => {
    expect(lamp(judgeTrouble('mail-from', trouble(kind, 'Gone.'), 60, true))).toEqual(['warned', 'policy'])
    expect(judgeTrouble('mail-from', trouble(kind, 'Gone.'), 60, false).status).toBe('failed')
  })

  it('excuses nothing else: what is not SMTP stays so', () => {
    expect(lamp(judgeTrouble('mail-from', trouble('protocol', 'What?', 'what'), 60, true))).toEqual([
      'failed',
      'target',
    ])
  })
})

describe('a refusal of this tester, or of everybody for now', () => {
  it.each<[StepName, string]>([
    ['ehlo', '550 5.7.25 no PTR record'],
    ['starttls', '450 4.7.1 Greylisted'],
    ['rcpt-to', '451 4.3.0 Try again later'],
    ['rcpt-to', '554 5.7.1 blocked using bl.example.net'],
  ])('at %s: %s', (step, text) => expect(refusesUs(step, reply(text))).toBe(true))

  it.each<[StepName, string]>([
    ['ehlo', '500 what?'],
    ['starttls', '454 4.7.0 TLS not available due to local problem'],
    ['rcpt-to', '550 5.1.1 User unknown'],
    ['mail-from', '452 4.3.1 Insufficient system storage'],
    ['mail-from', '250 Ok'],
  ])('is not at %s: %s', (step, text) => expect(refusesUs(step, reply(text))).toBe(false))
})

describe('the relay question', () => {
  it.each([
    ['554 5.7.1 Relay access denied', 'passed'],
    ['454 4.7.1 Relay access denied', 'passed'],
    ['550 Administrative prohibition', 'passed'],
    ['550 no', 'passed'],
    ['554 5.7.1 client blocked using zen.spamhaus.org', 'warned'],
    ['550 5.7.25 no PTR record', 'warned'],
    ['451 4.7.1 Greylisted', 'warned'],
    ['250 Ok', 'warned'],
  ])('%s is %s', (text, status) => expect(judgeReply('relay', reply(text), 0, OF_DOMAIN).status).toBe(status))
})

describe('plain text where TLS was due', () => {
  it.each([
    [['421 4.7.0 Too many connections'], ['warned', 'policy']],
    [['421 4'], ['warned', 'policy']],
    [
      ['554-mx.test', '554 5.7.1 blocked using bl.example.net'],
      ['warned', 'policy'],
    ],
    [['220 mx.test ESMTP'], null],
    [[], null],
  ])('%j', (lines, expected) => expect(lamp(judgeRefusalInPlain(lines))).toEqual(expected))
})

describe('a port for users', () => {
  const PORT = { submission: true, ofDomain: true }

  it.each([
    ['530 5.7.0 Authentication required', 'passed'],
    ['554 5.7.1 <postmaster@example.test>: Recipient address rejected: Access denied', 'passed'],
    ['554 5.7.1 <unknown[192.0.2.9]>: Client host rejected: Access denied', 'passed'],
    ['554 5.7.1 <unknown[192.0.2.9]>: Client host rejected: cannot find your hostname', 'warned'],
    ['554 5.7.1 blocked using zen.spamhaus.org', 'warned'],
  ])('that says %s at RCPT is %s', (text, status) => {
    expect(judgeReply('rcpt-to', reply(text), 0, PORT).status).toBe(status)
    expect(judgeReply('rcpt-to', reply(text), 0, OF_DOMAIN).status).not.toBe('passed')
  })
})

it('keywords are in upper case, and what is escaped in them can still be undone', () => {
  expect(capabilitiesOf({ ...reply('250 mx.test'), texts: ['mx.test', 'x\\xC0a=b', 'x\\u{202E}a'] })).toEqual([
    { keyword: 'X\\xC0A', parameters: 'b' },
    { keyword: 'X\\u{202E}A', parameters: '' },
  ])
})
