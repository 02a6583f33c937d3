import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALL_WORDS } from '../../../shared/languages/all.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import { parseTarget, planTarget, speaksTlsFirst, unicodeName, wrongWords } from '../../../shared/target.ts'
import { understoodWords } from '../../../web/start/understood.ts'

function parsed(text: string) {
  const outcome = parseTarget(text)
  if (!outcome.ok) throw new Error(`${text}: ${outcome.wrong.what}`)
  return outcome.target
}

describe('what a person types is understood', () => {
  const understood: [text: string, host: string, port: number | null, security: string | null, kind: string][] = [
    ['example.com', 'example.com', null, null, 'name'],
    ['  example.com ', 'example.com', null, null, 'name'],
    ['MX1.Example.COM.', 'mx1.example.com', null, null, 'name'],
    ['user@example.com', 'example.com', null, null, 'name'],
    ['Jo Doe <jo@example.com>', 'example.com', null, null, 'name'],
    ['mailto:jo@example.com', 'example.com', null, null, 'name'],
    ['"odd @ local"@example.com', 'example.com', null, null, 'name'],
    ['mx1.example.com:587', 'mx1.example.com', 587, null, 'name'],
    ['mx1.example.com 587', 'mx1.example.com', 587, null, 'name'],
    ['mx1.example.com\t587', 'mx1.example.com', 587, null, 'name'],
    ['192.0.2.1', '192.0.2.1', null, null, 'address'],
    ['192.0.2.1:2525', '192.0.2.1', 2525, null, 'address'],
    ['[2001:db8::1]:465', '2001:db8::1', 465, null, 'address'],
    ['2001:DB8:0:0::1', '2001:db8::1', null, null, 'address'],
    ['user@[192.0.2.1]', '192.0.2.1', null, null, 'address'],
    ['[IPv6:2001:db8::1]', '2001:db8::1', null, null, 'address'],
    ['smtp://mx1.example.com', 'mx1.example.com', null, null, 'name'],
    ['mailto:jo@example.com?subject=hello', 'example.com', null, null, 'name'],
    ['smtp://mx1.example.com:2525', 'mx1.example.com', 2525, null, 'name'],
    ['smtps://mx1.example.com', 'mx1.example.com', 465, 'implicit', 'name'],
    ['submission://user:secret@mx1.example.com', 'mx1.example.com', 587, 'starttls', 'name'],
    ['https://www.example.com:8443/a/path?q=jo@example.org#x', 'www.example.com', null, null, 'name'],
    ['bücher.example', 'xn--bcher-kva.example', null, null, 'name'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example', null, null, 'name'],
    ['example.com. 3600 IN MX 10 mx1.example.com.', 'example.com', null, null, 'name'],
    ['example.com.\tIN\tMX\t10 mx1.example.com.', 'example.com', null, null, 'name'],
    ['mx1.example.com. IN 1h A 192.0.2.1', 'mx1.example.com', null, null, 'name'],
    ['localhost', 'localhost', null, null, 'name'],
    ['_dmarc.example.com', '_dmarc.example.com', null, null, 'name'],
  ]
  it.each(understood)('%s', (text, host, port, security, kind) => {
    expect(parsed(text)).toMatchObject({ host, port, security, kind })
  })
})

describe('nothing personal is kept of it', () => {
  it.each([
    'jo.secret@example.com',
    'Jo Secret <jo.secret@example.com>',
    'smtp://jo:secret@example.com/secret?secret',
    'mailto:secret@example.com',
  ])('%s', (text) => {
    expect(JSON.stringify(parsed(text))).not.toMatch(/secret|jo/i)
  })
})

describe('anything else is refused with a sentence', () => {
  const refused: [text: string, says: RegExp][] = [
    ['', /Enter a mail domain/],
    ['   ', /Enter a mail domain/],
    ['user@', /no domain after the @/],
    ['bob@one.test alice@two.test', /several names/],
    ['Bob <bob@one.test>, Al <al@two.test>', /several names/],
    ['bob@one.test;al@two.test', /several names/],
    ['a..example', /two dots/],
    ['.example.com', /two dots/],
    ['-a.example', /cannot be part of a name/],
    ['exa mple.com', /is not a name/],
    ['<script>alert(1)</script>', /is not a name|no domain/],
    [`${'a'.repeat(64)}.example`, /64 characters; DNS allows 63/],
    [`${'a.'.repeat(127)}example`, /the most that DNS can hold is 253/],
    ['a'.repeat(1025), /1025 characters/],
    ['example.com\r\nMAIL FROM:<x@example.com>', /line break or a control character/],
    ['example.com\n', /line break or a control character/],
    ['example\u0000.com', /line break or a control character/],
    ['example.com:0', /is not a port/],
    ['example.com:65536', /is not a port/],
    ['example.com:port', /is not a port/],
    ['[2001:db8::1', /is not an IP address/],
    ['2001:db8::zz', /is not an IP address/],
    ['fe80::1%eth0', /zone/],
    ['example.com <john>', /no domain after the @/],
    ['<john>', /no domain after the @/],
    ['ftp://example.com', /ftp:\/\/ is not a kind/],
    ['https:///path', /no host/],
    ['@ 3600 IN MX 10 mx1', /does not say which domain/],
    ['evil\u202Ecom.example', /internationalised name/],
  ]
  it.each(refused)('%j', (text, says) => {
    const outcome = parseTarget(text)
    expect(outcome).toMatchObject({ ok: false })
    if (!outcome.ok) expect(wrongWords(outcome.wrong, EN.target)).toMatch(says)
  })

  it.each([
    ['0x7f.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['010.8.8.8', '8.8.8.8'],
    ['10。0。0。1', '10.0.0.1'],
    ['１２７.0.0.1', '127.0.0.1'],
    ['127.0.0.1。', '127.0.0.1'],
  ])('%s, which some programs take for %s', (text, address) => {
    expect(parseTarget(text)).toMatchObject({ ok: false, address })
  })

  it('whatever it is, in bounded time and without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const outcome = parseTarget(text)
        if (!outcome.ok) {
          const said = Object.values(ALL_WORDS).map(({ target }) => wrongWords(outcome.wrong, target))
          return said.every(({ length }) => length > 0 && length < 400)
        }
        return /^[a-z0-9_.:-]+$/.test(outcome.target.host) && outcome.target.host.length <= 253
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the options of a test are applied', () => {
  it('a name is a mail domain on port 25, unless it has a port', () => {
    expect(planTarget(parsed('example.com'), {})).toMatchObject({
      ok: true,
      via: 'auto',
      target: { kind: 'domain', port: 25, security: 'auto' },
    })
    expect(planTarget(parsed('example.com:587'), {})).toMatchObject({
      ok: true,
      via: 'host',
      target: { kind: 'host', port: 587 },
    })
    expect(planTarget(parsed('example.com:587'), { via: 'mx' })).toMatchObject({
      ok: true,
      via: 'mx',
      target: { kind: 'domain', port: 587 },
    })
    expect(planTarget(parsed('example.com'), { via: 'host' })).toMatchObject({
      ok: true,
      via: 'host',
      target: { kind: 'host', port: 25 },
    })
  })

  it('implicit TLS means port 465, and port 465 means implicit TLS', () => {
    expect(planTarget(parsed('example.com'), { security: 'implicit' })).toMatchObject({
      ok: true,
      target: { port: 465 },
    })
    expect(speaksTlsFirst({ port: 465, security: 'auto' })).toBe(true)
    expect(speaksTlsFirst({ port: 465, security: 'starttls' })).toBe(false)
    expect(speaksTlsFirst({ port: 25, security: 'auto' })).toBe(false)
    expect(speaksTlsFirst({ port: 25, security: 'implicit' })).toBe(true)
  })

  it('a contradiction is told, with the field', () => {
    expect(planTarget(parsed('example.com:587'), { port: 25 })).toMatchObject({ ok: false, field: 'port' })
    expect(planTarget(parsed('192.0.2.1'), { family: '6' })).toMatchObject({ ok: false, field: 'family' })
    expect(planTarget(parsed('192.0.2.1'), { via: 'mx' })).toMatchObject({ ok: false, field: 'via' })
    expect(planTarget(parsed('smtps://a.example'), { security: 'starttls' })).toMatchObject({
      ok: false,
      field: 'security',
    })
    expect(planTarget(parsed('smtps://a.example'), { security: 'implicit' })).toMatchObject({ ok: true })
  })

  it('what stands behind an @ or before MX takes mail, whatever the DNS will say', () => {
    for (const text of [
      'user@example.com',
      'John <john@example.com> (home)',
      'example.com. 3600 IN MX 10 mx1.example.com.',
    ]) {
      expect(planTarget(parsed(text), {}), text).toMatchObject({
        via: 'mx',
        target: { kind: 'domain', host: 'example.com' },
      })
    }
    expect(planTarget(parsed('user@example.com'), { via: 'host' })).toMatchObject({ target: { kind: 'host' } })
    expect(planTarget(parsed('user@[192.0.2.1]'), {})).toMatchObject({ via: 'host', target: { kind: 'address' } })
    expect(planTarget(parsed('mx1.example.com. 60 IN A 192.0.2.1'), {})).toMatchObject({ via: 'auto' })
  })

  it('what clings to copied text and cannot be seen is left out', () => {
    expect(parsed('\u{FEFF}mx1.exam\u{200B}ple.com\u{AD}')).toMatchObject({
      input: 'mx1.example.com',
      host: 'mx1.example.com',
    })
  })
})

describe('the page says how it understood', () => {
  it('in both forms of an internationalised name', () => {
    expect(unicodeName('xn--bcher-kva.example')).toBe('bücher.example')
    expect(unicodeName('example.com')).toBeNull()
    const planned = planTarget(parsed('bücher.example'), {})
    expect(planned.ok && understoodWords(planned, EN.form.understood)).toMatch(
      /bücher\.example \(xn--bcher-kva\.example\)/,
    )
  })
})
