import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dane } from '../../../../server/probe/checks/dane.ts'
import { means, readTlsa, type TlsaRecord } from '../../../../server/probe/checks/dane-records.ts'
import type { Certificate } from '../../../../shared/events.ts'
import { certificate } from '../../../samples/scribe.ts'
import { ask, BARE, BUSY, type Play, type Surroundings, sessionsOf } from './policy-scene.ts'

const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')

/** A certificate that consists of some text, with a key that is some other. */
const made = (subject: string, key = subject, more: Partial<Certificate> = {}): Certificate =>
  certificate(subject, 'Example CA', {
    fingerprint256: (hex('sha256', subject).toUpperCase().match(/../g) ?? []).join(':'),
    sha512: hex('sha512', subject),
    publicKeySha256: hex('sha256', key),
    publicKeySha512: hex('sha512', key),
    ...more,
  })

const HOST = 'mx1.example.com'
const LEAF = made(HOST, 'key')
const ANCHOR = made('Example CA', 'ca key')
const GOOD = { certificates: [LEAF, ANCHOR] }
const SIGNED = ['example.com SIGNED', `${HOST} SIGNED`, `${HOST} A 192.0.2.25`, '_25._tcp.mx1.example.com SIGNED']
const tlsa = (text: string, host = HOST) => `_25._tcp.${host} TLSA ${text}`
const KEY = `3 1 1 ${hex('sha256', 'key')}`
const OTHER = `3 1 1 ${hex('sha256', 'other')}`
const CA_KEY = `2 1 1 ${hex('sha256', 'ca key')}`

const look = (records: string[], play: Play = { tls: GOOD }, more: Surroundings = {}) =>
  ask(dane, { zone: [...SIGNED, ...records.map((text) => tlsa(text))], sessions: sessionsOf(play), ...more })

describe('a TLSA record', () => {
  const digest = 'ab'.repeat(32)
  it.each([[`3 1 1 ${digest}`], [`2 0 2 ${digest}${digest}`], ['3 0 0 30']])('can be used: %s', (text) => {
    expect(readTlsa(text, true)).toMatchObject({ ok: true, record: { text } })
  })

  it.each([
    ['an authority that users trust', `0 1 1 ${digest}`, 'usage'],
    ['the same for one certificate', `1 1 1 ${digest}`, 'usage'],
    ['a usage that nobody knows', `4 1 1 ${digest}`, 'usage'],
    ['a selector that nobody knows', `3 2 1 ${digest}`, 'selector'],
    ['a matching type that nobody knows', `3 1 3 ${digest}`, 'matching'],
    ['a digest that is too short', '3 1 1 abcd', 'octets'],
    ['a digest of the other kind', `3 1 2 ${digest}`, 'octets'],
    ['no data', '3 1 0 ', 'cut off'],
    ['half an octet', '3 1 0 abc', 'cut off'],
    ['words', '3 1 1 hello', 'not a TLSA'],
  ])('cannot be used with %s', (_what, text, why) => {
    expect(readTlsa(text, true)).toMatchObject({ ok: false, why: expect.stringContaining(why) })
  })

  it('may trust the authorities of users where users connect', () => {
    expect(readTlsa(`1 1 1 ${digest}`, false)).toMatchObject({ ok: true })
  })

  it('is read or refused, whatever it is', () => {
    const text = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(5), fc.nat(3), fc.nat(4), fc.string()).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(text, fc.boolean(), (some, forMail) => {
        const read = readTlsa(some, forMail)
        if (read.ok) expect(read.record.data).toMatch(/^([0-9a-f]{2})+$/)
        else expect(read.why).not.toBe('')
      }),
    )
  })

  const whole = Buffer.from(HOST).toString('hex')
  it.each([
    ['0 0', `3 0 0 ${whole}`],
    ['0 1', `3 0 1 ${hex('sha256', HOST)}`],
    ['0 2', `3 0 2 ${hex('sha512', HOST)}`],
    ['1 0', `3 1 0 ${Buffer.from('key').toString('hex')}`],
    ['1 1', KEY],
    ['1 2', `3 1 2 ${hex('sha512', 'key')}`.toUpperCase()],
  ])('means its certificate with selector and matching type %s, and no other', (_kind, text) => {
    const read = readTlsa(text, true)
    const record = (read.ok ? read.record : null) as TlsaRecord
    expect(means(record, LEAF)).toBe(true)
    expect(means(record, made('another'))).toBe(false)
  })

  it('is not compared with a certificate of which too little is known', () => {
    const { publicKeySha256: _, ...older } = LEAF
    const read = readTlsa(KEY, true)
    expect(read.ok && means(read.record, older)).toBeNull()
  })
})

describe('signed records against what was seen', () => {
  const untrusted = { trusted: false, trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT' }
  const past = { notAfter: '2026-11-01T00:00:00.000Z' }
  const ofAnother = (more: Partial<Certificate>) => ({ certificates: [made(HOST, 'key', more), ANCHOR] })

  it.each<[string, string[], Play]>([
    ['the key', [KEY], { tls: GOOD }],
    ['one of two', [OTHER, KEY], { tls: GOOD }],
    ['the key of a certificate that nobody vouches for', [KEY], { tls: { ...GOOD, ...untrusted } }],
    [
      'the key of one that has ended and is for another name',
      [KEY],
      { tls: ofAnother({ ...past, names: ['x.test'] }) },
    ],
    ['its authority', [CA_KEY], { tls: GOOD }],
    ['its authority, for the name of the domain', [CA_KEY], { tls: ofAnother({ names: ['example.com'] }) }],
  ])('mean %s', async (_what, records, play) => {
    expect(await look(records, play)).toMatchObject({ status: 'passed', kinds: [], data: { accepted: [0] } })
  })

  it.each<[string, string[], Play, string, string]>([
    ['another key', [OTHER], { tls: GOOD }, 'tlsa-mismatch', 'tlsa-invalid'],
    ['another authority', [`2 1 1 ${hex('sha256', 'x')}`], { tls: GOOD }, 'tlsa-mismatch', 'tlsa-invalid'],
    [
      'the key as that of an authority',
      [`2 1 1 ${hex('sha256', 'key')}`],
      { tls: GOOD },
      'tlsa-mismatch',
      'tlsa-invalid',
    ],
    [
      'its authority, but another name',
      [CA_KEY],
      { tls: ofAnother({ names: ['x.test'] }) },
      'tlsa-mismatch',
      'certificate-host-mismatch',
    ],
    ['its authority, but it has ended', [CA_KEY], { tls: ofAnother(past) }, 'tlsa-mismatch', 'certificate-expired'],
    ['a key, and there is no TLS', [KEY], { dialogue: BARE }, 'tlsa-no-starttls', 'starttls-not-supported'],
  ])('mean %s', async (_what, records, play, kind, result) => {
    const told = await look(records, play)
    expect(told).toMatchObject({ status: 'failed', troubles: [{ kind, result, host: HOST, session: 0 }] })
    expect(told.data.accepted).toEqual([])
  })

  it.each<[string, string[], Play]>([
    ['the server refused this tester', [KEY], { dialogue: BUSY }],
    ['an authority is published whole and need not be sent', ['2 0 0 3001'], { tls: GOOD }],
    ['too little is known of the certificate', [KEY], { tls: { certificates: [certificate(HOST, 'CA')] } }],
  ])('mean nothing where %s', async (_why, records, play) => {
    expect(await look(records, play)).toMatchObject({ status: 'skipped', kinds: [] })
  })

  it('are amber where another mail server still works', async () => {
    const hosts = [HOST, 'mx2.example.com']
    const sessions = sessionsOf({ tls: GOOD }, { dialogue: BARE })
    const told = await look([OTHER], {}, { hosts, sessions })
    expect(told).toMatchObject({ status: 'warned', kinds: ['tlsa-mismatch'] })
  })

  it('still demand TLS where none of them can be used', async () => {
    const useless = `1 1 1 ${'ab'.repeat(32)}`
    expect(await look([useless])).toMatchObject({ status: 'warned', kinds: ['tlsa-unusable'] })
    const bare = await look([useless], { dialogue: BARE })
    expect(bare).toMatchObject({ status: 'failed', kinds: ['tlsa-unusable', 'tlsa-no-starttls'] })
    expect(await look([useless, KEY])).toMatchObject({ status: 'passed', kinds: ['tlsa-unusable'] })
  })
})

describe('the way to the records', () => {
  it('is short where there are none', async () => {
    expect(await look([])).toMatchObject({ status: 'skipped', summary: 'no TLSA', kinds: [] })
  })

  it.each([
    ['the MX record', 'example.com SIGNED'],
    ['the addresses', `${HOST} SIGNED`],
    ['the records', '_25._tcp.mx1.example.com SIGNED'],
  ])('must be signed: %s', async (_what, line) => {
    const zone = [...SIGNED.filter((one) => one !== line), tlsa(OTHER)]
    expect(await look([], {}, { zone })).toMatchObject({ status: 'skipped', kinds: ['tlsa-unsigned'] })
  })

  it('is not called unsigned by a resolver that checks no signatures', async () => {
    const zone = [`${HOST} A 192.0.2.25`, tlsa(OTHER)]
    expect(await look([], {}, { zone })).toMatchObject({ status: 'skipped', kinds: ['tlsa-unchecked'] })
    const told = await look([], {}, { zone: [...zone, '. SIGNED'] })
    expect(told).toMatchObject({ status: 'skipped', kinds: ['tlsa-unsigned'] })
  })

  it.each(['SERVFAIL', 'TIMEOUT'])('ends in a warning where signed addresses have no answer (%s)', async (word) => {
    const zone = [...SIGNED, `_25._tcp.${HOST} ${word}`]
    const told = await look([], {}, { zone })
    expect(told).toMatchObject({ status: 'warned', troubles: [{ kind: 'tlsa-unanswered', result: 'dnssec-invalid' }] })
    const unsigned = [`${HOST} A 192.0.2.25`, `_25._tcp.${HOST} ${word}`]
    expect(await look([], {}, { zone: unsigned })).toMatchObject({ status: 'skipped', kinds: [] })
  })

  it('is not known where the resolver is silent', async () => {
    expect(await look([], {}, { zone: ['example.com TIMEOUT'] })).toMatchObject({ status: 'skipped', kinds: [] })
  })

  it('goes to what the host is an alias of first, and to its own name then', async () => {
    const alias = [
      'example.com SIGNED',
      `${HOST} CNAME real.example.net`,
      'real.example.net A 192.0.2.25',
      'real.example.net SIGNED',
    ]
    const there = [...alias, '_25._tcp.real.example.net SIGNED', tlsa(KEY, 'real.example.net')]
    const told = await look([], { tls: GOOD }, { zone: there })
    expect(told).toMatchObject({ status: 'passed', data: { hosts: [{ base: 'real.example.net' }] } })
    const here = [...alias, '_25._tcp.mx1.example.com SIGNED', tlsa(KEY)]
    expect(await look([], { tls: GOOD }, { zone: here })).toMatchObject({
      status: 'passed',
      data: { hosts: [{ base: HOST }] },
    })
  })

  it('is the same for a host that is no domain, at its own port, and needs no MX', async () => {
    const zone = [`${HOST} SIGNED`, `${HOST} A 192.0.2.25`, `_587._tcp.${HOST} SIGNED`, `_587._tcp.${HOST} TLSA ${KEY}`]
    const target = { kind: 'host' as const, host: HOST, port: 587 }
    expect(await look([], { tls: GOOD }, { zone, target, route: 'host' })).toMatchObject({ status: 'passed' })
  })
})

it('concerns names, and no addresses', async () => {
  expect((await look([])).concerned).toBe(true)
  expect((await look([], {}, { target: { kind: 'host' } })).concerned).toBe(true)
  expect((await look([], {}, { target: { kind: 'address' } })).concerned).toBe(false)
})
