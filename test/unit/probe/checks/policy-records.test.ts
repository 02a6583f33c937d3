import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesName, readPolicy, readStsRecords } from '../../../../server/probe/checks/mta-sts-policy.ts'
import { readRptRecords } from '../../../../server/probe/checks/tls-rpt-record.ts'

describe('the record of MTA-STS', () => {
  it.each([
    ['v=STSv1; id=20160831085700Z;'],
    ['v=STSv1;id=1'],
    ['v=STSv1 ;\tid=1 ; ext=a.b-c_d'],
    ['v=STSv1; ext=1; id=1; id=!'],
  ])('counts: %s', (text) => {
    expect(readStsRecords([text])).toMatchObject({ found: 'one', text })
  })

  it.each([
    ['no id', ['v=STSv1;']],
    ['an empty id', ['v=STSv1; id=;']],
    ['an id with a dash', ['v=STSv1; id=2016-08-31']],
    ['an id of 33 letters', [`v=STSv1; id=${'a'.repeat(33)}`]],
    ['something that is no field', ['v=STSv1; id=1; hello']],
    ['a space in a value', ['v=STSv1; id=1; a=b c']],
    ['nothing behind the version', ['v=STSv1']],
    ['small letters', ['v=stsv1; id=1']],
    ['quotes in it', ['"v=STSv1; id=1"']],
    ['a space before it', [' v=STSv1; id=1']],
    ['another version', ['v=STSv2; id=1']],
    ['two of them', ['v=STSv1; id=1', 'v=STSv1; id=2']],
    ['an empty field', ['v=STSv1;; id=1']],
  ])('does not count with %s', (_what, texts) => {
    expect(readStsRecords(texts)).toMatchObject({ found: 'invalid' })
  })

  it('is not there among other records', () => {
    expect(readStsRecords(['v=spf1 -all', 'sts', ''])).toEqual({ found: 'none' })
    expect(readStsRecords([])).toEqual({ found: 'none' })
    expect(readStsRecords(['v=spf1 -all', 'v=STSv1; id=1'])).toMatchObject({ found: 'one' })
  })
})

const POLICY = 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 604800\n'

describe('the policy', () => {
  it.each([
    ['with LF', POLICY],
    ['with CRLF', POLICY.replace(/\n/g, '\r\n')],
    ['without a last line end', POLICY.trim()],
    ['with spaces around values', POLICY.replace(/: /g, ':\t ').replace(/\n/g, ' \n')],
    ['without spaces', POLICY.replace(/: /g, ':')],
    ['in another order', POLICY.trim().split('\n').reverse().join('\n')],
    ['with keys that nobody knows', `${POLICY}x-more: words, and more\n`],
    ['with keys said again, of which the first counts', `${POLICY}mode: none\nmax_age: x\nversion: STSv9\n`],
    ['in capitals, where names have them', POLICY.replace('mail.example', 'MAIL.Example')],
  ])('is read %s', (_how, text) => {
    const read = readPolicy(text)
    expect(read).toMatchObject({ ok: true, policy: { mode: 'enforce', maxAge: 604_800 } })
    expect(read.ok && [...read.policy.mx].sort()).toEqual(['*.example.net', 'mail.example.com'])
  })

  it('needs no mail server in mode none', () => {
    expect(readPolicy('version: STSv1\nmode: none\nmax_age: 1')).toMatchObject({ ok: true })
  })

  it.each([
    ['nothing', '', 'line 1'],
    ['a web page', '<!doctype html>\n<p>hello', 'line 1'],
    ['no version', POLICY.replace('version: STSv1\n', ''), 'version'],
    ['another version', POLICY.replace('STSv1', 'STSv2'), 'version'],
    ['a mode that is none', POLICY.replace('enforce', 'Enforce'), 'mode'],
    ['no mode', POLICY.replace('mode: enforce\n', ''), 'mode'],
    ['no max_age', POLICY.replace(/max_age.*/, 'x: y'), 'max_age'],
    ['a max_age of more than a year', POLICY.replace('604800', '31557601'), 'max_age'],
    ['a max_age below nothing', POLICY.replace('604800', '-1'), 'max_age'],
    ['no mail server', POLICY.replace(/mx: .*\n/g, ''), 'mail server'],
    ['a wildcard inside', POLICY.replace('*.example', 'a.*.example'), 'no name'],
    ['a wildcard alone', POLICY.replace('*.example.net', '*'), 'no name'],
    ['a wildcard in part of a label', POLICY.replace('*.example', 'mx*.example'), 'no name'],
    ['a final dot', POLICY.replace('example.com', 'example.com.'), 'no name'],
    ['an address', POLICY.replace('mail.example.com', '[192.0.2.1]'), 'no name'],
    ['several in one line', POLICY.replace('mail.example.com', 'a.example, b.example'), 'no name'],
    ['an empty line inside', POLICY.replace('\nmx', '\n\nmx'), 'line 3'],
    ['CR alone', POLICY.replace(/\n/g, '\r'), ''],
    ['a byte order mark', `\uFEFF${POLICY}`, 'line 1'],
    ['a space before a colon', POLICY.replace('mode:', 'mode :'), 'line 2'],
  ])('is none with %s', (_what, text, why) => {
    const read = readPolicy(text)
    expect(read).toMatchObject({ ok: false, why: expect.stringContaining(why) })
  })

  it('takes a max_age of a year, and no second more', () => {
    expect(readPolicy(POLICY.replace('604800', '31557600'))).toMatchObject({ ok: true })
  })

  it('is read or refused, whatever it is, and what is read is sound', () => {
    const line = fc.oneof(
      fc.constantFrom(...POLICY.trim().split('\n'), 'mx: *.', 'mx: -a.test', 'max_age: 99999999999', ''),
      fc.string(),
      fc
        .tuple(fc.constantFrom('mx', 'mode', 'version', 'max_age', 'x'), fc.string())
        .map(([key, value]) => `${key}:${value}`),
    )
    const file = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
    fc.assert(
      fc.property(file, ([lines, end]) => {
        const read = readPolicy(lines.join(end))
        if (!read.ok) {
          expect(read.why).not.toBe('')
          return
        }
        expect(read.policy.maxAge).toBeLessThanOrEqual(31_557_600)
        for (const pattern of read.policy.mx) expect(pattern).toMatch(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/)
      }),
    )
  })
})

it.each([
  ['mx.example.com', 'mx.example.com', true],
  ['MX.example.com', 'mx.EXAMPLE.com', true],
  ['mx.example.com', '*.example.com', true],
  ['a.mx.example.com', '*.example.com', false],
  ['example.com', '*.example.com', false],
  ['.example.com', '*.example.com', false],
  ['mxaexample.com', '*.example.com', false],
  ['mx.example.com', 'example.com', false],
  ['mx1.example.com', 'mx*.example.com', false],
  ['mx.example.com', '*', false],
])('%s against %s: %s', (name, pattern, matches) => {
  expect(matchesName(name, pattern)).toBe(matches)
})

describe('the record that asks for TLS reports', () => {
  it.each([
    ['v=TLSRPTv1; rua=mailto:reports@example.com', ['mailto:reports@example.com']],
    ['v=TLSRPTv1;rua=https://reports.example.com/v1/tlsrpt;', ['https://reports.example.com/v1/tlsrpt']],
    [
      'v=TLSRPTv1; rua=mailto:a@example.com , https://b.example/?x=1',
      ['mailto:a@example.com', 'https://b.example/?x=1'],
    ],
    ['v=TLSRPTv1; ext=x; rua=mailto:a@example.com?subject=x', ['mailto:a@example.com?subject=x']],
  ])('counts: %s', (text, rua) => {
    expect(readRptRecords(['v=spf1 -all', text])).toEqual({ found: 'one', text, rua })
  })

  it.each([
    ['no address', ['v=TLSRPTv1;']],
    ['an empty address', ['v=TLSRPTv1; rua=']],
    ['another kind of address', ['v=TLSRPTv1; rua=ftp://example.com']],
    ['plain http', ['v=TLSRPTv1; rua=http://example.com/']],
    ['an address without its kind', ['v=TLSRPTv1; rua=reports@example.com']],
    ['mailto without an address', ['v=TLSRPTv1; rua=mailto:']],
    ['a comma too many', ['v=TLSRPTv1; rua=mailto:a@example.com,']],
    ['a limit of size, as in DMARC', ['v=TLSRPTv1; rua=mailto:a@example.com!10m']],
    ['another case', ['v=tlsrptv1; rua=mailto:a@example.com']],
    ['no semicolon', ['v=TLSRPTv1 rua=mailto:a@example.com']],
    ['two of them', ['v=TLSRPTv1; rua=mailto:a@example.com', 'v=TLSRPTv1; rua=mailto:b@example.com']],
  ])('does not count with %s', (_what, texts) => {
    expect(readRptRecords(texts)).toMatchObject({ found: 'invalid' })
  })

  it('comes to something, whatever is there', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `v=TLSRPTv1;${rest}`),
      fc.string().map((rest) => `v=TLSRPTv1; rua=mailto:a@b,${rest}`),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const record = readRptRecords(texts)
        if (record.found === 'one') expect(record.rua.every((uri) => /^(mailto:|https:)/i.test(uri))).toBe(true)
        if (record.found === 'invalid') expect(record.why).not.toBe('')
      }),
    )
  })
})
