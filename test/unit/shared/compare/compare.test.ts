import { describe, expect, it } from 'vitest'
import { compare } from '../../../../shared/compare/compare.ts'
import type { Comparison } from '../../../../shared/compare/comparison.ts'
import { conclude } from '../../../../shared/conclude.ts'
import { ENGLISH } from '../../../../shared/diagnosis/words/english.ts'
import { EN } from '../../../../shared/languages/en/index.ts'
import type { Report } from '../../../../shared/report.ts'
import { certificate } from '../../../samples/scribe.ts'
import { factsOf, type Stage } from '../play.ts'

const GREETING = 'S: 220 mx1.example.com ESMTP'
const OFFER = `
C: EHLO probe.test
S: 250-mx1.example.com
S: 250-SIZE 52428800
S: 250-8BITMIME
S: 250 STARTTLS
C: STARTTLS`
const INSIDE = `
S: 220 2.0.0 Ready
TLS TLSv1.3
C: EHLO probe.test
S: 250-mx1.example.com
S: 250-8BITMIME
S: 250 SIZE 52428800`
const ENVELOPE = `
C: MAIL FROM:<postmaster@probe.test>
S: 250 2.1.0 Ok
C: RCPT TO:<postmaster@example.com>
S: 250 2.1.5 Ok
C: QUIT
S: 221 2.0.0 Bye`
const SOUND = GREETING + OFFER + INSIDE + ENVELOPE
const REFUSED = `${GREETING}${OFFER}\nS: 454 4.7.0 TLS not available due to local problem${ENVELOPE}`

type Told = string | [string, Stage]
const report = (...told: Told[]): Report => conclude(factsOf(...told), ENGLISH)
const from = (before: Told, after: Told): Comparison => compare(report(before), report(after), EN.compare)

/** A change in few words: `starttls failed>passed`. */
function turns({ sessions }: Comparison): string[] {
  return sessions.flatMap(({ steps }) =>
    steps.filter(({ turned }) => turned).map(({ name, before, after }) => `${name} ${before.status}>${after.status}`),
  )
}
function lines({ sessions }: Comparison): string[] {
  return sessions.flatMap(({ steps }) =>
    steps.flatMap((step) => step.lines.map(({ change, text }) => `${change === 'gone' ? '-' : '+'} ${text}`)),
  )
}
const codes = (list: Comparison['findings']['lost']) => list.map(({ code, seen }) => (seen ? code : `${code}?`))

describe('what changed between two tests', () => {
  it('a step that turned, with its lines, the finding that is gone, and what is reached now', () => {
    const told = from(REFUSED, SOUND)
    expect(turns(told)).toEqual(['starttls failed>passed', 'certificate skipped>passed', 'ehlo-tls skipped>passed'])
    expect(lines(told)).toEqual([
      '- 454 4.7.0 TLS not available due to local problem',
      '+ 220 2.0.0 Ready',
      '+ TLS begins: TLSv1.3, TLS_AES_256_GCM_SHA384',
    ])
    expect(told.findings.lost.map(({ step }) => step)).toEqual(['starttls'])
    expect(told.findings.lost[0]?.seen).toBe(true)
    expect(told.verdict).toEqual({ before: report(REFUSED).verdict, after: 'passed' })
    expect(told.summary).toMatch(
      /starttls turned from red to green at mx1\.example\.com \[192\.0\.2\.25\], 1 finding gone\.$/,
    )
  })

  it('says of a finding whose place was not reached that nobody knows', () => {
    const told = from(REFUSED, 'F connect failed refused target: Nothing listens there.')
    expect(codes(told.findings.lost)).toEqual([expect.stringMatching(/\?$/)])
    expect(told.summary).toContain('1 finding not reached this time')
    expect(
      codes(compare(report('F connect failed refused target: No.'), report(REFUSED), EN.compare).findings.gained),
    ).toEqual([expect.stringMatching(/\?$/)])
  })

  it.each<[string, string, string[]]>([
    ['another queue id', SOUND.replace('Bye', 'Bye 4F2A91C0D2'), []],
    [
      'another wording',
      SOUND.replace('221 2.0.0 Bye', '221 2.0.0 Farewell'),
      ['- 221 2.0.0 Bye', '+ 221 2.0.0 Farewell'],
    ],
    ['a line more', SOUND.replace(GREETING, `S: 220-Welcome\n${GREETING}`), ['+ 220-Welcome']],
  ])('lines: %s', (_name, after, expected) => {
    expect(lines(from(SOUND.replace('Bye', _name === 'another queue id' ? 'Bye B81C0D2F7A' : 'Bye'), after))).toEqual(
      expected,
    )
  })

  it('capabilities before and inside TLS, and another parameter as lost and gained', () => {
    const after = SOUND.replace(
      `${INSIDE}`,
      INSIDE.replace('S: 250 SIZE 52428800', 'S: 250-AUTH PLAIN\nS: 250 SIZE 10240000'),
    )
    const [session] = from(SOUND, after).sessions
    expect(session?.capabilities).toEqual([
      {
        step: 'ehlo-tls',
        gained: [
          { keyword: 'AUTH', parameters: 'PLAIN' },
          { keyword: 'SIZE', parameters: '10240000' },
        ],
        lost: [{ keyword: 'SIZE', parameters: '52428800' }],
      },
    ])
    expect(from(SOUND, after).summary).toContain('AUTH, SIZE gained, SIZE lost')
  })

  it('concludes nothing about capabilities from an EHLO that was turned away', () => {
    const away = `${GREETING}\nC: EHLO probe.test\nS: 421 4.7.0 Too many connections`
    expect(from(SOUND, away).sessions[0]?.capabilities).toEqual([])
  })

  it('the order of parameters is no change', () => {
    const offers = (line: string) => SOUND.replace('S: 250-SIZE 52428800', `S: 250-${line}`)
    const [session] = from(offers('AUTH PLAIN LOGIN'), offers('AUTH LOGIN PLAIN')).sessions
    expect(session?.capabilities).toEqual([])
  })

  it('TLS: version, cipher, trust and the certificate with its names and dates', () => {
    const renewed = certificate('mx1.example.com', 'Example CA R3', {
      fingerprint256: 'CC:DD',
      names: ['mx1.example.com', 'mail.example.com'],
      notAfter: '2027-03-01T00:00:00.000Z',
    })
    const tls = { protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384', certificates: [renewed] }
    const [session] = from(SOUND, [SOUND.replace('TLS TLSv1.3', 'TLS TLSv1.2'), { tls }]).sessions
    expect(session?.tls?.traits).toEqual([
      { name: 'protocol', before: 'TLS 1.3', after: 'TLS 1.2' },
      { name: 'cipher', before: 'TLS_AES_256_GCM_SHA384', after: 'ECDHE-RSA-AES256-GCM-SHA384' },
      { name: 'chain', before: 'Example CA R3 (AA:BB)', after: 'nothing but its own' },
    ])
    expect(session?.tls?.certificate?.before.fingerprint256).toBe('AA:BB')
    expect(session?.tls?.certificate?.after).toMatchObject({ names: renewed.names, notAfter: renewed.notAfter })
  })

  it.each([
    [20, 6000, 'slower'],
    [6000, 20, 'faster'],
    [20, 150, null],
    [3000, 4500, null],
    [300, 601, 'slower'],
  ])('a banner after %i ms and after %i ms: %s', (was, is, pace) => {
    const banner = (ms: number) => SOUND.replace(GREETING, `S: 220-One moment\n+ ${ms}\n${GREETING}`)
    const step = from(banner(was), banner(is)).sessions[0]?.steps.find(({ name }) => name === 'banner')
    expect(step?.pace ?? null).toBe(pace)
  })

  it('checks that turned or say something else', () => {
    const check = (status: 'passed' | 'warned', summary: string): Report => ({
      ...report(SOUND),
      checks: [{ name: 'dns', status, summary, startedMs: 1, durationMs: 1, data: {} }],
    })
    const two = check('passed', '2 MX, 2 addresses')
    expect(compare(two, check('passed', '1 MX, 1 address'), EN.compare).checks).toHaveLength(1)
    expect(compare(two, check('warned', '2 MX, 2 addresses'), EN.compare).summary).toContain(
      'dns turned from green to amber',
    )
    expect(compare(two, report(SOUND), EN.compare).checks).toEqual([
      { name: 'dns', before: { status: 'passed', summary: '2 MX, 2 addresses' }, after: null },
    ])
  })

  it('what was asked differently', () => {
    const other = report(SOUND)
    const asked = compare(
      report(SOUND),
      {
        ...other,
        target: { ...other.target, family: '4' },
        options: { ...other.options, envelope: false },
      },
      EN.compare,
    ).asked
    expect(asked).toEqual([
      { name: 'family', before: 'any', after: 'IPv4' },
      { name: 'envelope', before: 'asked', after: 'not asked' },
    ])
  })
})

describe('which conversations are the same', () => {
  const held = (...stages: Stage[]) => report(...stages.map((stage): Told => [SOUND, stage]))
  const pairs = (before: Report, after: Report) =>
    compare(before, after, EN.compare).sessions.map(
      ({ before: was, after: is }) => `${was?.address ?? 'none'} ${is?.address ?? 'none'}`,
    )
  const a = { host: 'mx1.example.com', address: '192.0.2.1' }
  const b = { host: 'mx1.example.com', address: '2001:db8::1' }
  const c = { host: 'mx2.example.com', address: '192.0.2.2' }

  it.each<[string, Stage[], Stage[], string[]]>([
    ['in another order', [a, b, c], [c, b, a], []],
    ['an address that moved', [a, c], [{ ...a, address: '192.0.2.9' }, c], ['192.0.2.1 192.0.2.9']],
    [
      'an address that moved, within its family',
      [a, b],
      [{ ...b, address: '2001:db8::9' }, a],
      ['2001:db8::1 2001:db8::9'],
    ],
    ['a host that is gone', [a, c], [a], ['192.0.2.2 none']],
    ['a host that is new', [a], [a, c], ['none 192.0.2.2']],
    ['another host at the same number', [a], [c], ['192.0.2.1 none', 'none 192.0.2.2']],
    ['another port', [a], [{ ...a, port: 587 }], ['192.0.2.1 192.0.2.1']],
    ['a question asked besides', [a], [a, { ...a, asked: { purpose: 'injection' } }], ['none 192.0.2.1']],
  ])('%s', (_name, before, after, expected) => {
    expect(pairs(held(...before), held(...after))).toEqual(expected)
  })
})
