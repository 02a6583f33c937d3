import { describe, expect, it } from 'vitest'
import type { Fetched } from '../../../../server/probe/checks/https-get.ts'
import { mtaSts } from '../../../../server/probe/checks/mta-sts.ts'
import { certificate } from '../../../samples/scribe.ts'
import { ask, BARE, BUSY, NOT_NOW, type Play, STALLED, type Surroundings, sessionsOf } from './policy-scene.ts'

const RECORD = '_mta-sts.example.com TXT v=STSv1; id=1'
const PLACE = 'mta-sts.example.com A 9.9.9.9'

const file = (...lines: string[]): Fetched => ({
  ok: true,
  status: 200,
  contentType: 'text/plain; charset=utf-8',
  location: '',
  body: ['version: STSv1', 'max_age: 86400', ...lines].join('\n'),
})
const enforce = file('mode: enforce', 'mx: mx1.example.com', 'mx: *.example.net')
const testing = file('mode: testing', 'mx: mx1.example.com')

const published = (more: Surroundings = {}) => ask(mtaSts, { zone: [RECORD, PLACE], fetched: enforce, ...more })

describe('a domain without a policy', () => {
  it('is not asked for more', async () => {
    expect(await ask(mtaSts, {})).toMatchObject({ status: 'skipped', summary: 'no policy', kinds: [], wanted: [] })
  })

  it('is told where a policy lies about that no record announces', async () => {
    expect(await published({ zone: [PLACE] })).toMatchObject({ status: 'warned', kinds: ['sts-record-missing'] })
  })

  it('is told nothing where the web server has some other file there, or none', async () => {
    const page: Fetched = { ok: true, status: 200, contentType: 'text/html', location: '', body: '<p>hello' }
    expect(await published({ zone: [PLACE], fetched: page })).toMatchObject({ status: 'skipped', kinds: [] })
    const none: Fetched = { ok: true, status: 404, contentType: '', location: '', body: '' }
    expect(await published({ zone: [PLACE], fetched: none })).toMatchObject({ status: 'skipped', kinds: [] })
  })

  it('is told where its record does not count, and nothing is fetched', async () => {
    const told = await published({ zone: [RECORD, RECORD, PLACE] })
    expect(told).toMatchObject({ status: 'warned', kinds: ['sts-record-invalid'], wanted: [] })
  })
})

describe('what cannot be asked is no reproach', () => {
  it.each([
    ['the record', ['_mta-sts.example.com TIMEOUT']],
    ['the record, with an error', ['_mta-sts.example.com SERVFAIL']],
    ['the policy host', [RECORD, 'mta-sts.example.com TIMEOUT']],
  ])('%s', async (_what, zone) => {
    expect(await published({ zone })).toMatchObject({ status: 'skipped', kinds: [] })
  })

  it('where only IPv6 leads there, and this tester may have none', async () => {
    const unreachable: Fetched = { ok: false, kind: 'unreachable', message: 'No connection: ENETUNREACH.' }
    const six = 'mta-sts.example.com AAAA 2620:fe::9'
    expect(await published({ zone: [RECORD, six], fetched: unreachable })).toMatchObject({ status: 'skipped' })
    expect(await published({ fetched: unreachable })).toMatchObject({ kinds: ['sts-policy-unreachable'] })
  })

  it('where the time was up', async () => {
    const late: Fetched = { ok: false, kind: 'interrupted', message: 'late' }
    expect(await published({ fetched: late })).toMatchObject({ status: 'skipped', kinds: [] })
  })
})

describe('a policy that cannot be had', () => {
  const answered = (status: number, more: Partial<Fetched> = {}): Fetched =>
    ({ ok: true, status, contentType: 'text/plain', location: '', body: '', ...more }) as Fetched

  it.each<[string, Fetched, string, string]>([
    [
      'refused',
      { ok: false, kind: 'refused', message: 'Refused.' },
      'sts-policy-unreachable',
      'sts-policy-fetch-error',
    ],
    ['too much', { ok: false, kind: 'too-much', message: 'Big.' }, 'sts-policy-unreachable', 'sts-policy-fetch-error'],
    ['handshake', { ok: false, kind: 'handshake', message: 'No.' }, 'sts-policy-unreachable', 'sts-policy-fetch-error'],
    ['certificate', { ok: false, kind: 'certificate', message: 'No.' }, 'sts-policy-untrusted', 'sts-webpki-invalid'],
    ['404', answered(404), 'sts-policy-unreachable', 'sts-policy-fetch-error'],
    ['204', answered(204), 'sts-policy-unreachable', 'sts-policy-fetch-error'],
    ['301', answered(301, { location: 'https://b.test/' }), 'sts-policy-unreachable', 'sts-policy-fetch-error'],
    ['nonsense', answered(200, { body: 'hello' }), 'sts-policy-invalid', 'sts-policy-invalid'],
  ])('%s', async (_what, fetched, kind, result) => {
    const told = await published({ fetched })
    expect(told).toMatchObject({ status: 'warned', troubles: [{ kind, result, host: 'mta-sts.example.com' }] })
    expect(told.troubles[0]?.text).not.toBe('')
  })

  it('has no host at all, or one that is not on the public internet and is never connected to', async () => {
    expect(await published({ zone: [RECORD] })).toMatchObject({ kinds: ['sts-policy-unreachable'], wanted: [] })
    const inside = await published({ zone: [RECORD, 'mta-sts.example.com A 10.0.0.1'] })
    expect(inside).toMatchObject({ status: 'warned', kinds: ['sts-policy-unreachable'], wanted: [] })
    expect(inside.troubles[0]?.text).toContain('private address')
  })

  it('is looked for at the public address among others, under its own name', async () => {
    const zone = [RECORD, 'mta-sts.example.com A 10.0.0.1', PLACE]
    const { wanted } = await published({ zone })
    expect(wanted).toEqual([
      { name: 'mta-sts.example.com', address: '9.9.9.9', path: '/.well-known/mta-sts.txt', limit: 65_536 },
    ])
  })

  it('is looked for at two addresses, and not at a third', async () => {
    const zone = [RECORD, PLACE, 'mta-sts.example.com A 9.9.9.10', 'mta-sts.example.com A 9.9.9.11']
    const { wanted } = await published({ zone, fetched: { ok: false, kind: 'timeout', message: 'Silence.' } })
    expect(wanted.map(({ address }) => address)).toEqual(['9.9.9.9', '9.9.9.10'])
  })
})

describe('a policy against what was seen', () => {
  const seen = (fetched: Fetched, ...plays: Play[]) => published({ fetched, sessions: sessionsOf(...plays) })
  const expired = {
    trusted: false,
    trustError: 'CERT_HAS_EXPIRED',
    certificates: [certificate('mx1.example.com', 'CA', { notAfter: '2026-11-01T00:00:00.000Z' })],
  }
  const other = { nameMatches: false, certificates: [certificate('mail.example.com', 'CA')] }
  const common = { certificates: [certificate('mx1.example.com', 'CA', { names: [] })] }
  const wild = { certificates: [certificate('x', 'CA', { names: ['*.example.com'] })] }
  const unknown = { trusted: false, trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT' }

  it('is kept', async () => {
    expect(await seen(enforce, {})).toMatchObject({ status: 'passed', summary: 'enforce', kinds: [] })
    expect(await seen(testing, {})).toMatchObject({ status: 'passed', summary: 'testing', kinds: [] })
    expect(await seen(enforce, { tls: wild })).toMatchObject({ status: 'passed' })
  })

  it('asks nothing in mode none', async () => {
    expect(await seen(file('mode: none'), { tls: unknown })).toMatchObject({ status: 'passed', kinds: [] })
  })

  it.each([
    ['an expired certificate', { tls: expired }, 'certificate-expired', 'certificate'],
    ['another name', { tls: other }, 'certificate-host-mismatch', 'certificate'],
    ['the name as common name only', { tls: common }, 'certificate-host-mismatch', 'certificate'],
    ['nobody who vouches for it', { tls: unknown }, 'certificate-not-trusted', 'certificate'],
    ['no STARTTLS', { dialogue: BARE }, 'starttls-not-supported', 'starttls'],
    ['a STARTTLS that does not work', { dialogue: NOT_NOW }, 'starttls-not-supported', 'starttls'],
  ])('is broken by %s: red where it is enforced, amber where it is tested', async (_what, play, result, step) => {
    const trouble = { kind: 'sts-refused', host: 'mx1.example.com', session: 0, result, step }
    expect(await seen(enforce, play)).toMatchObject({ status: 'failed', troubles: [trouble] })
    expect(await seen(testing, play)).toMatchObject({ status: 'warned', troubles: [trouble] })
  })

  it.each([
    ['refused this tester', BUSY],
    ['stalled in the handshake', STALLED],
    ['was not reached', 'F connect failed timeout network: No answer.'],
  ])('is not broken by a server that %s', async (_what, dialogue) => {
    expect(await seen(enforce, { dialogue })).toMatchObject({ status: 'passed', kinds: [] })
  })

  it('is broken by a mail server that it does not name, whatever that one shows', async () => {
    const fetched = file('mode: enforce', 'mx: mail.example.com')
    const trouble = {
      kind: 'sts-mx-unlisted',
      host: 'mx1.example.com',
      session: null,
      step: null,
      text: 'mx: mail.example.com',
    }
    expect(await seen(fetched, {})).toMatchObject({ status: 'failed', troubles: [trouble] })
  })

  it('is amber where another mail server, or another address, still takes mail', async () => {
    const two = { hosts: ['mx1.example.com', 'mx.example.net'], fetched: enforce }
    const good = { host: 'mx.example.net', tls: { certificates: [certificate('mx.example.net', 'CA')] } }
    const told = await published({ ...two, sessions: sessionsOf({ dialogue: BARE }, good) })
    expect(told).toMatchObject({ status: 'warned', summary: 'enforce: 1 of 2 mail servers do not meet it' })
    const half = await seen(enforce, { host: 'mx1.example.com', dialogue: BARE }, { host: 'mx1.example.com' })
    expect(half).toMatchObject({ status: 'warned', kinds: ['sts-refused'] })
    const unseen = await published({ ...two, sessions: sessionsOf({ dialogue: BARE }, { ...good, dialogue: BUSY }) })
    expect(unseen.status).toBe('warned')
  })

  it('counts for half where it is not sent as plain text', async () => {
    const html = { ...enforce, contentType: 'text/html' } as Fetched
    expect(await seen(html, {})).toMatchObject({ status: 'warned', kinds: ['sts-policy-type'] })
  })

  it('is shown line by line, whatever is in it', async () => {
    const { data } = await seen(file('mode: none', 'x: \u202Eevil'))
    expect(data.lines).toEqual([
      '_mta-sts.example.com. IN TXT "v=STSv1; id=1"',
      'https://mta-sts.example.com/.well-known/mta-sts.txt',
      'version: STSv1',
      'max_age: 86400',
      'mode: none',
      'x: \\u{202E}evil',
    ])
  })
})

it('concerns domains, and ports to which other servers deliver', async () => {
  expect((await published()).concerned).toBe(true)
  expect((await published({ target: { kind: 'host' } })).concerned).toBe(false)
  expect((await published({ target: { port: 587 } })).concerned).toBe(false)
  expect((await published({ hosts: [] })).concerned).toBe(false)
})
