import { describe, expect, it } from 'vitest'
import { gistOf, gistOfSummary } from '../../../../shared/compare/gist.ts'
import type { Direction, StepName } from '../../../../shared/words.ts'

const gist = (text: string, direction: Direction = 'received', step: StepName = 'banner') =>
  gistOf({ step, direction, text })

describe('lines that say the same', () => {
  it.each([
    [
      'the date of Exim and Sendmail',
      '220 mx.example ESMTP Exim 4.96 Tue, 24 Nov 2026 02:43:12 +0000',
      '220 mx.example ESMTP Exim 4.96 Wed, 25 Nov 2026 12:03:02 +0100',
    ],
    [
      'a zone in words',
      '220 mx.example ESMTP; Tue, 24 Nov 2026 2:43:12 GMT',
      '220 mx.example ESMTP; Wed, 2 Dec 2026 11:59:00 CET',
    ],
    [
      'a comment in the date',
      '220 mx ready at Tue, 24 Nov 2026 02:43:12 -0500 (EST)',
      '220 mx ready at Wed, 25 Nov 2026 03:43:12 -0500 (EST)',
    ],
    ['ctime', '220 mx Tue Nov 24 02:43:12 2026', '220 mx Wed Nov  4 12:43:12 2026'],
    ['ISO 8601', '250 Ok at 2026-11-24T02:43:12.049Z', '250 Ok at 2026-12-01T12:43:12Z'],
    ['a time of day', '421 mx closing at 02:43', '421 mx closing at 14:01'],
    ['a queue id of Postfix', '250 2.0.0 Ok: queued as 4F2A91C0D2', '250 2.0.0 Ok: queued as B81C0D2F7A'],
    ['a long one', '451 4.7.1 try later (4Fb7Xq1kT2z9pW8)', '451 4.7.1 try later (3Zc9Vn4mR8q1sB2)'],
    ['an id of Exim', '250 OK id=1tEFgh-00000001abc-3C4D', '250 OK id=2uGHij-00000002bcd-9E8F'],
    [
      'a session of Google',
      '250 2.1.5 OK d9443c01a7336-29f5a2b3c4dsi1234567plb.123 - gsmtp',
      '250 2.1.5 OK 98e67ed59e1d1-2ea1b2c3d4esi7654321pjb.45 - gsmtp',
    ],
    ['a UUID', '554 ref 08dc0c1a-5e1f-4b3c-9d2e-1f2a3b4c5d6e', '554 ref 18ec1d2b-6f20-4c4d-8e3f-2a3b4c5d6e7f'],
    ['a long number', '220 mx <1896.1764038592@mx.example>', '220 mx <1896.1764042192@mx.example>'],
    ['a countdown', '450 4.2.0 Greylisted, try again in 299 seconds', '450 4.2.0 Greylisted, try again in 12 seconds'],
    ['the port that it was asked from', '250 hello [192.0.2.10]:43210', '250 hello [192.0.2.10]:51112'],
  ])('%s', (_name, one, other) => {
    expect(one).not.toBe(other)
    expect(gist(one)).toBe(gist(other))
  })

  it('notes: the port of the probe, and how long it took', () => {
    const note = (port: number) =>
      gist(`connected to 192.0.2.25 port 25 from 192.0.2.10 port ${port}`, 'note', 'connect')
    expect(note(43210)).toBe(note(50123))
    expect(note(1)).toContain('192.0.2.25 port 25 from 192.0.2.10')
  })

  it('notes: the port of a practice server, and not of what it plays', () => {
    const note = (own: number, played: number) =>
      gist(
        `connected to 127.0.0.1 port ${own} in the place of 192.0.2.25 port ${played} from 127.0.0.1 port ${own + 1}`,
        'note',
        'connect',
      )
    expect(note(45229, 25)).toBe(note(38112, 25))
    expect(note(45229, 25)).not.toBe(note(45229, 587))
  })

  it('challenges of a login', () => {
    expect(gist('334 PDE4OTYuNjk3MTcwOTUyQG14Pg==', 'received', 'auth')).toBe(
      gist('334 cj1meWtvLWQ=', 'received', 'auth'),
    )
  })
})

describe('lines that do not say the same', () => {
  it.each([
    ['a reply code', '250 2.0.0 Ok', '451 2.0.0 Ok'],
    ['an enhanced code', '550 5.7.1 no', '550 5.7.26 no'],
    ['a version', '220 mx ESMTP Postfix-3.7.2', '220 mx ESMTP Postfix-3.9.1'],
    [
      'a version with words',
      '220 mx ESMTP Sendmail 8.15.2/8.15.2/Debian-22',
      '220 mx ESMTP Sendmail 8.17.1/8.17.1/Debian-22',
    ],
    ['a packaged version', '220 mx Postfix-3.7.11-0+deb12u1', '220 mx Postfix-3.7.12-0+deb12u1'],
    ['the machine behind', '220 mx01a2b3c.prod.example.com ESMTP', '220 mx01a2b3d.prod.example.com ESMTP'],
    ['an address', '554 no, 192.0.2.10 is listed', '554 no, 192.0.2.11 is listed'],
    ['an IPv6 address', '554 2001:db8::10 listed', '554 2001:db8::11 listed'],
    ['a word', '220 mx ESMTP', '220 mx ESMTPSA'],
    ['the last line of a reply', '250-8BITMIME', '250 8BITMIME'],
  ])('%s', (_name, one, other) => expect(gist(one)).not.toBe(gist(other)))

  it.each([
    ['250-SIZE 1073741824', '250-SIZE 2147483648'],
    ['250-LIMITS RCPTMAX=100', '250-LIMITS RCPTMAX=1000'],
    ['250-XCODE 4F2A91C0D2', '250-XCODE B81C0D2F7A'],
  ])('what EHLO offers, to the last digit: %s', (one, other) => {
    expect(gist(one, 'received', 'ehlo')).not.toBe(gist(other, 'received', 'ehlo'))
  })

  it('what we sent, and which cipher begins', () => {
    expect(gist('EHLO 4F2A91C0D2', 'sent')).not.toBe(gist('EHLO B81C0D2F7A', 'sent'))
    const cipher = (name: string) => gist(`TLS begins: TLSv1.3, ${name}`, 'note', 'starttls')
    expect(cipher('TLS_AES_256_GCM_SHA384')).not.toBe(cipher('TLS_AES_128_GCM_SHA256'))
  })
})

describe('summaries', () => {
  it.each([
    ['220 mx ESMTP (after 61 s)', '220 mx ESMTP (after 75 s)', true],
    ['valid for 9 more days only, until 3 Dec 2026', 'valid for 8 more days only, until 3 Dec 2026', true],
    ['last got through 4.2 s ago', 'last got through 3 min ago', true],
    ['2 MX, 4 addresses', '2 MX, 3 addresses', false],
    ['listed by zen.example', 'on none of 2 lists', false],
  ])('%s / %s: the same %s', (one, other, same) => expect(gistOfSummary(one) === gistOfSummary(other)).toBe(same))
})
