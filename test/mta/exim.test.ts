/** Real Exim 4.96: another TLS library (GnuTLS), and a server that drops whoever speaks too early. */
import { once } from 'node:events'
import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { makeCertificates } from '../../server/specimens/certificates.ts'
import { type Exim, startExim } from './exim.ts'
import { type Asks, answers, codes, notices, probe, spoken } from './probing.ts'

const { authority, credentials } = makeCertificates()
let exim: Exim | null = null

afterEach(async () => {
  await exim?.stop()
  exim = null
})

async function visit(acl: string, tls: boolean, asks: Asks = {}, more = '') {
  exim = await startExim(acl, tls ? credentials.valid : null, more)
  const port = asks.security === 'implicit' ? exim.implicitPort : exim.port
  const probed = await probe(port, { authority, ...asks })
  await exim.log.logged(/closed by QUIT/)
  return { ...probed, complaints: exim.log.complaints }
}

const HARDENED = `smtp_banner = $smtp_active_hostname ESMTP
smtp_enforce_sync = true
message_size_limit = 10M
tls_require_ciphers = NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2
pipelining_advertise_hosts =
smtp_accept_max_per_host = 5`
const HARDENED_ACL = '  require domains = example.test\n  accept'

describe('Exim', () => {
  it('without TLS takes mail for postmaster, and has no complaint about us', async () => {
    const probed = await visit('  accept', false)
    expect(probed.steps).toEqual([
      'connect passed',
      'banner passed',
      'ehlo passed',
      'starttls warned',
      'mail-from passed',
      'rcpt-to passed',
      'quit passed',
    ])
    expect(probed.said[0]).toMatch(/^< 220 mx\.test ESMTP Exim/)
    expect(probed.complaints).toEqual([])
  })

  it('with STARTTLS is green from end to end', async () => {
    const probed = await visit('  accept', true)
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(probed.session.tls).toMatchObject({ protocol: 'TLSv1.3', trusted: true, nameMatches: true })
    expect(probed.complaints).toEqual([])
  })

  it('with TLS from the first byte is green from end to end', async () => {
    const probed = await visit('  accept', true, { security: 'implicit' })
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(probed.steps.slice(0, 3)).toEqual(['connect passed', 'tls passed', 'banner passed'])
    expect(probed.complaints).toEqual([])
  })

  it('forgets what was sent ahead of TLS, and is green when asked for it', async () => {
    const probed = await visit('  accept', true, { injection: true })
    expect(answers(probed)).toEqual(['STARTTLS injection: passed Nothing was answered inside TLS: right.'])
    expect(probed.report.verdict).toBe('passed')
    expect(codes(probed)).toEqual([])
  })

  it('shows which versions of TLS it speaks, and nothing is wrong with that', async () => {
    const probed = await visit('  accept', true, { depth: true })
    expect(spoken(probed).slice(0, 2)).toEqual(['TLSv1.3 yes', 'TLSv1.2 yes'])
    expect(spoken(probed).join()).not.toContain('unknown')
    expect(probed.report.verdict).toBe('passed')
    expect(codes(probed)).toEqual([])
  })

  it('as guides to hardening want it is green from end to end', async () => {
    const probed = await visit(HARDENED_ACL, true, {}, HARDENED)
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(notices(probed)).toEqual(['no-ipv6', 'single-mx'])
    expect(probed.said[0]).toBe('< 220 mx.test ESMTP')
    expect(probed.complaints).toEqual([])
  })

  it('for users, who log in first, is green where TLS begins with the first byte', async () => {
    const login = '  accept authenticated = *\n  deny message = Authentication required'
    const probed = await visit(login, true, { security: 'implicit' }, HARDENED)
    expect([probed.report.verdict, ...codes(probed)]).toEqual(['passed'])
    expect(probed.said).toContain('< 550 Authentication required')
    expect(probed.complaints).toEqual([])
  })

  it('that is full before TLS begins says so in plain text, and is amber for it', async () => {
    exim = await startExim('  accept', credentials.valid, 'smtp_accept_max = 1')
    const first = net.connect(exim.port, '127.0.0.1')
    await once(first, 'data')
    const probed = await probe(exim.implicitPort, { authority, security: 'implicit' })
    first.destroy()
    expect(probed.steps).toEqual(['connect passed', 'tls warned'])
    expect(codes(probed)).toEqual(['rate-limited'])
  })

  it('that defers us is amber, and says so in its own words', async () => {
    const probed = await visit('  defer message = greylisted, please come back in five minutes', false, {
      security: 'none',
    })
    expect(probed.session.failure).toMatchObject({
      step: 'rcpt-to',
      kind: 'reply',
      fault: 'policy',
      received: '451 greylisted, please come back in five minutes',
    })
    expect(probed.report.verdict).toBe('warned')
  })

  it('that does not know the domain is red: mail sent here is lost', async () => {
    const probed = await visit('  deny message = relay not permitted', false, { security: 'none' })
    expect(probed.steps).toContain('rcpt-to failed')
    expect(probed.report.verdict).toBe('failed')
    expect(probed.report.findings[0]).toMatchObject({ code: 'relay-denied', evidence: '550 relay not permitted' })
  })
})
