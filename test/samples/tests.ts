import type { TestEvent } from '../../shared/events.ts'
import { certificate, goodTls, hello, Scribe } from './scribe.ts'

/** One host, everything as it should be. */
export function clean(): TestEvent[] {
  const scribe = new Scribe('clean0000001', { input: 'mx1.example.com', host: 'mx1.example.com' })
  scribe.tell(6, {
    type: 'resolved',
    kind: 'domain',
    route: 'implicit-mx',
    hosts: [{ host: 'mx1.example.com', preference: null, addresses: ['192.0.2.25'] }],
  })
  scribe.tell(6.1, { type: 'check', name: 'dns', status: 'passed', summary: '1 address', data: {} })
  const talk = scribe.open(0, 7, 'mx1.example.com', null, '192.0.2.25').connect('192.0.2.25')
  talk.step('banner', null, ['220 mx1.example.com ESMTP Postfix'], 31).secure('mx1.example.com').envelope('postmaster')
  return scribe.finish(talk.ms + 1)
}

/** Two servers with two addresses each: a greeting pause, a 454, greylisting, and a dead IPv6 address. */
export function mixed(): TestEvent[] {
  const scribe = new Scribe('mixed0000001')
  scribe.tell(1, { type: 'check', name: 'dns', status: 'running', summary: '', data: {} })
  scribe.tell(9, {
    type: 'resolved',
    kind: 'domain',
    route: 'mx',
    hosts: [
      { host: 'mx1.example.com', preference: 10, addresses: ['192.0.2.25', '2001:db8::25'] },
      { host: 'mx2.example.com', preference: 20, addresses: ['198.51.100.7', '2001:db8:7::7'] },
    ],
  })
  scribe.tell(9.1, { type: 'check', name: 'dns', status: 'passed', summary: '2 MX, 4 addresses', data: {} })
  let last = 0
  for (const [index, address] of ['192.0.2.25', '2001:db8::25'].entries()) {
    const talk = scribe.open(index, 10 + index, 'mx1.example.com', 10, address).connect(address, 18)
    talk
      .step('banner', null, ['220 mx1.example.com ESMTP Postfix'], 25)
      .secure('mx1.example.com')
      .envelope('postmaster@example.com')
  }
  const slow = scribe.open(2, 12, 'mx2.example.com', 20, '198.51.100.7').connect('198.51.100.7')
  slow
    .begin('banner')
    .line('banner', 'received', '220-mx2.example.com ESMTP', 25)
    .line('banner', 'received', '220 mx2.example.com ESMTP Postfix', 6075)
  slow.end('banner', 'passed', 'after 6.1 s')
  slow.step('ehlo', 'EHLO probe.helograph.example', hello('mx2.example.com', ['SIZE 52428800', 'STARTTLS', '8BITMIME']))
  slow.capabilities('ehlo', 'SIZE 52428800', 'STARTTLS', '8BITMIME')
  const refusal = '454 4.7.0 TLS not available due to local problem'
  slow.step('starttls', 'STARTTLS', [refusal], 26, 'failed', {
    kind: 'reply',
    fault: 'target',
    message: 'STARTTLS was offered and refused.',
    received: refusal,
  })
  slow
    .skip('There is no TLS.', 'certificate', 'ehlo-tls')
    .step('mail-from', 'MAIL FROM:<postmaster@probe.helograph.example>', ['250 2.1.0 Ok'])
  const grey = '451 4.7.1 Greylisting in action, please come back later'
  slow.step('rcpt-to', 'RCPT TO:<postmaster@example.com>', [grey], 1815, 'warned', {
    kind: 'reply',
    fault: 'policy',
    message: 'The recipient was put off.',
    received: grey,
  })
  slow.quit(false)
  last = slow.ms
  const dead = scribe.open(3, 13, 'mx2.example.com', 20, '2001:db8:7::7').begin('connect')
  dead.ms += 31
  dead.end('connect', 'failed', 'refused', {
    kind: 'refused',
    fault: 'target',
    message: 'The address answered with a reset: nothing listens on port 25.',
    received: '',
  })
  dead.skip('Not reached: the session ended at connect.')
  return scribe.finish(last + 2)
}

/** A server that says nothing after the connection: the test still runs. */
export function hanging(): TestEvent[] {
  const scribe = new Scribe('hanging00001', { input: 'mx9.example.net', host: 'mx9.example.net' })
  scribe.tell(5, {
    type: 'resolved',
    kind: 'domain',
    route: 'mx',
    hosts: [{ host: 'mx9.example.net', preference: 10, addresses: ['203.0.113.9', '2001:db8:9::9'] }],
  })
  scribe.tell(5.1, { type: 'check', name: 'dns', status: 'passed', summary: '1 MX, 2 addresses', data: {} })
  scribe.open(0, 6, 'mx9.example.net', 10, '203.0.113.9').connect('203.0.113.9').begin('banner')
  scribe.open(1, 6.5, 'mx9.example.net', 10, '2001:db8:9::9').begin('connect')
  return scribe.told()
}

/** The probe died in the middle of it. */
export function interrupted(): TestEvent[] {
  const events = hanging()
  const last = events.at(-1) as TestEvent
  const reason = "The probe was stopped while this test ran; nothing of that is the target's doing."
  const at = new Date(Date.parse(last.at) + 23_400).toISOString()
  return [...events, { n: last.n + 1, at, ms: last.ms + 23_400, type: 'finished', status: 'interrupted', reason }]
}

/** A domain that takes no mail (RFC 7505). */
export function nullMx(): TestEvent[] {
  const scribe = new Scribe('nullmx000001', { input: 'nomail.example', host: 'nomail.example' })
  scribe.tell(8, { type: 'resolved', kind: 'domain', route: 'null-mx', hosts: [] })
  scribe.tell(8.1, { type: 'check', name: 'dns', status: 'passed', summary: 'null MX', data: {} })
  return scribe.finish(9)
}

/** Port 465, and a certificate that expired. */
export function implicitTls(): TestEvent[] {
  const host = 'xn--bcher-kva.example'
  const scribe = new Scribe(
    'implicit0001',
    { input: 'smtps://bücher.example', host, kind: 'host', port: 465, security: 'implicit' },
    { via: 'host' },
  )
  scribe.tell(5, {
    type: 'resolved',
    kind: 'host',
    route: 'host',
    hosts: [{ host, preference: null, addresses: ['192.0.2.65'] }],
  })
  const talk = scribe.open(0, 6, host, null, '192.0.2.65', 465).connect('192.0.2.65')
  const old = certificate(host, 'Example CA R3', {
    notBefore: '2026-07-01T00:00:00.000Z',
    notAfter: '2026-11-12T00:00:00.000Z',
    names: [host, `www.${host}`],
  })
  talk
    .begin('tls')
    .tls('tls', { ...goodTls(host), trusted: false, trustError: 'CERT_HAS_EXPIRED', certificates: [old] })
    .end('tls', 'passed', 'TLS 1.3')
  talk.begin('certificate').end('certificate', 'failed', 'expired 12 days ago', {
    kind: 'tls',
    fault: 'target',
    message: 'The certificate expired on 12 Nov 2026.',
    received: '',
  })
  talk.skip('TLS begins with the first byte here.', 'starttls', 'ehlo-tls')
  talk.step('banner', null, [`220 ${host} ESMTP Exim`], 30)
  talk.step('ehlo', 'EHLO probe.helograph.example', hello(host, ['SIZE 52428800', 'AUTH PLAIN LOGIN']))
  talk.envelope('postmaster')
  return scribe.finish(talk.ms + 1)
}

/** Ten servers, two addresses each. */
export function crowd(): TestEvent[] {
  const scribe = new Scribe('crowd0000001', { input: 'big.example', host: 'big.example' })
  const hosts = Array.from({ length: 10 }, (_, i) => ({
    host: `mx${i + 1}.big.example`,
    preference: 10,
    addresses: [`192.0.2.${i + 1}`, `2001:db8:4013:c14::${(i + 1) * 17}`],
  }))
  scribe.tell(5, { type: 'resolved', kind: 'domain', route: 'mx', hosts })
  let index = 0
  let end = 0
  for (const { host, addresses } of hosts) {
    for (const address of addresses) {
      const talk = scribe.open(index, 6 + index++, host, 10, address).connect(address)
      talk.step('banner', null, [`220 ${host} ESMTP`], 30)
      if (index === 15) {
        talk.step(
          'ehlo',
          'EHLO probe.helograph.example',
          ['421 4.7.0 Too many connections from your address'],
          20,
          'warned',
          {
            kind: 'reply',
            fault: 'policy',
            message: 'The server turned this tester away.',
            received: '421 4.7.0 Too many connections from your address',
          },
        )
        talk.skip('Not reached: the session ended at ehlo.')
      } else talk.secure(host).envelope('postmaster@big.example')
      end = Math.max(end, talk.ms)
    }
  }
  return scribe.finish(end + 1)
}
