/** Real Postfix 3.7 in each of its moods; and what it thinks of us, which is nothing bad. */
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import { type PasswordService, startPasswords } from './password-service.ts'
import { type PolicyService, startGreylist } from './policy-service.ts'
import { type Personality, type Postfix, startPostfix } from './postfix.ts'
import { type Asks, answers, codes, notices, probe, spoken } from './probing.ts'

const { authority, credentials } = makeCertificates()
let greylisting: PolicyService
let passwords: PasswordService
let postfix: Postfix

beforeAll(async () => {
  greylisting = await startGreylist()
  passwords = await startPasswords()
  postfix = await startPostfix(credentials.valid, greylisting.port, passwords.port)
})

afterAll(async () => {
  await postfix?.stop()
  await greylisting?.stop()
  await passwords?.stop()
})

/** Of a domain with one server at one IPv4 address. */
const ALWAYS_NOTICED = ['no-ipv6', 'single-mx']

/** The end of a session; one that postscreen lets through is smtpd's in the end, too. */
const GONE = /smtpd\[\d+\]: disconnect from/

/** Tests a personality, and hears what Postfix has to say about us until it says that we are gone. */
async function visit(personality: Personality, asks: Asks = {}) {
  const before = postfix.log.lines.length
  const visits = postfix.log.lines.filter((line) => GONE.test(line)).length
  const probed = await probe(postfix.ports[personality], { authority, ...asks })
  await postfix.log.logged(GONE, visits + 1)
  const told = new Set(postfix.log.lines.slice(before - 1))
  return { ...probed, complaints: postfix.log.complaints.filter((line) => told.has(line)) }
}

describe('Postfix', () => {
  it('without TLS takes mail for postmaster, and has no complaint about us', async () => {
    const probed = await visit('plain')
    expect(probed.steps).toEqual([
      'connect passed',
      'banner passed',
      'ehlo passed',
      'starttls warned',
      'mail-from passed',
      'rcpt-to passed',
      'quit passed',
    ])
    expect(probed.said.slice(0, 2)).toEqual(['< 220 mx.test ESMTP Postfix', '> EHLO probe.test'])
    expect(probed.said.slice(-8)).toEqual([
      '> RCPT TO:<postmaster@example.test>',
      '< 250 2.1.5 Ok',
      '> RSET',
      '< 250 2.0.0 Ok',
      '> MAIL FROM:<>',
      '< 250 2.1.0 Ok',
      '> QUIT',
      '< 221 2.0.0 Bye',
    ])
    expect(codes(probed)).toEqual(['starttls-not-offered'])
    expect(probed.complaints).toEqual([])
  })

  it('with STARTTLS is green from end to end', async () => {
    const probed = await visit('starttls')
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(probed.session.tls).toMatchObject({ protocol: 'TLSv1.3', trusted: true, nameMatches: true })
    expect(probed.session.capabilitiesBeforeTls.map(({ keyword }) => keyword)).toContain('STARTTLS')
    expect(probed.session.capabilities.map(({ keyword }) => keyword)).not.toContain('STARTTLS')
    expect(probed.complaints).toEqual([])
  })

  it('with implicit TLS is green from end to end', async () => {
    const probed = await visit('implicit', { security: 'implicit' })
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(probed.steps.slice(0, 3)).toEqual(['connect passed', 'tls passed', 'banner passed'])
    expect(probed.complaints).toEqual([])
  })

  it('that insists on TLS is amber for whoever comes without, and green for us', async () => {
    const probed = await visit('encrypt')
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    const bare = await visit('encrypt', { security: 'none' })
    expect(bare.steps).toContain('mail-from warned')
    expect(codes(bare)).toEqual(['tls-required-by-mx'])
  })

  it('as guides to hardening want it is green from end to end', async () => {
    const probed = await visit('hardened')
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(notices(probed)).toEqual(ALWAYS_NOTICED)
    expect(probed.complaints).toEqual([])
  })

  it.each([
    ['submission', 587],
    ['submissions', 465],
  ] as const)('for users, who log in first, is green from end to end: %s', async (personality, port) => {
    expect(postfix.ports[personality]).toBe(port)
    const probed = await visit(personality, { address: postfix.ownAddress })
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(notices(probed)).toEqual(ALWAYS_NOTICED)
    expect(probed.session.capabilities.map(({ keyword }) => keyword)).toContain('AUTH')
    if (port === 587) expect(probed.session.capabilitiesBeforeTls.map(({ keyword }) => keyword)).not.toContain('AUTH')
    expect(probed.said.join()).toMatch(/> RCPT TO:<postmaster@example.test>,< 5\d\d /)
    expect(probed.complaints).toEqual([])
  })

  it('behind postscreen keeps us waiting, and finds nothing wrong with us', async () => {
    const probed = await visit('postscreen')
    expect(probed.steps.slice(0, 2)).toEqual(['connect passed', 'banner passed'])
    expect(probed.said.slice(0, 2)).toEqual(['< 220-mx.test ESMTP Postfix', '< 220 mx.test ESMTP Postfix'])
    expect(probed.steps).toContain('quit passed')
    expect(probed.complaints).toEqual([])
  })

  it('that refuses our address is amber, by policy, and quoted', async () => {
    const probed = await visit('reject')
    expect(probed.session.failure).toMatchObject({
      kind: 'reply',
      fault: 'policy',
      received: expect.stringContaining('Client host rejected'),
    })
    expect(probed.report.verdict).toBe('warned')
    expect(probed.steps.filter((step) => step.endsWith('failed'))).toEqual([])
    expect(probed.complaints).toEqual([])
  })

  it('that limits how often we may come is amber, by policy', async () => {
    await visit('rate')
    const second = await visit('rate')
    expect(second.said[0]).toMatch(/^< 4\d\d .*too many|rate/i)
    expect(second.session.failure).toMatchObject({ fault: 'policy' })
    expect(codes(second)).toEqual(['rate-limited'])
  })

  it('that greylists is amber once, and green when we come back', async () => {
    const first = await visit('greylist', { security: 'none' })
    expect(first.session.failure).toMatchObject({ step: 'rcpt-to', kind: 'reply', fault: 'policy' })
    expect(codes(first)).toEqual(['greylisted'])
    const again = await visit('greylist', { security: 'none' })
    expect([again.report.verdict, ...codes(again)]).toEqual(['passed'])
  })

  it('is no open relay', async () => {
    const probed = await visit('starttls', { relay: true })
    expect(probed.steps).toContain('relay passed')
    expect(probed.said.find((line) => line.includes('Relay access denied'))).toBeDefined()
  })

  it('forgets what was sent ahead of TLS, and is green when asked for it', async () => {
    const probed = await visit('starttls', { injection: true })
    expect(answers(probed)).toEqual(['STARTTLS injection: passed Nothing was answered inside TLS: right.'])
    expect(probed.report.verdict).toBe('passed')
    expect(codes(probed)).toEqual([])
    expect(probed.complaints).toEqual([])
  })

  it('speaks old versions of TLS as it comes, which nobody is reproached for on 25', async () => {
    const probed = await visit('starttls', { depth: true })
    expect(answers(probed)).toEqual([
      expect.stringMatching(/^at most TLS 1\.2: passed TLSv1\.2, TLS_ECDHE_/),
      expect.stringMatching(/^at most TLS 1\.1: passed .*still spoken$/),
      expect.stringMatching(/^at most TLS 1\.0: passed .*still spoken$/),
    ])
    expect(spoken(probed)).toEqual(['TLSv1.3 yes', 'TLSv1.2 yes', 'TLSv1.1 yes', 'TLSv1 yes'])
    expect(probed.report.verdict).toBe('passed')
    expect(codes(probed)).toEqual([])
    expect(probed.complaints).toEqual([])
  })

  it('speaks none of them where it is told so, and that is right', async () => {
    const probed = await visit('hardened', { depth: true })
    expect(answers(probed).at(-1)).toBe('at most TLS 1.1: passed TLS 1.1 is not spoken: right.')
    expect(spoken(probed)).toEqual(['TLSv1.3 yes', 'TLSv1.2 yes', 'TLSv1.1 no', 'TLSv1 no'])
    expect(probed.report.verdict).toBe('passed')
    expect(probed.report.findings.map(({ code }) => code)).not.toContain('tls-old-versions')
  })

  // The last one, since the log keeps it: without it nobody would know whether a log free of complaints says anything.
  it('complains of whoever speaks too early', async () => {
    const rude = net.connect(postfix.ports.postscreen, '127.0.0.1', () => rude.write('EHLO rude.test\r\n'))
    await postfix.log.logged(/PREGREET/)
    rude.destroy()
    expect(postfix.log.complaints).not.toEqual([])
  })
})
