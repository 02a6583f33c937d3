import type { TestEvent } from '../../shared/events.ts'
import type { CheckName, Status } from '../../shared/words.ts'
import { certificate, goodTls, hello, Scribe } from './scribe.ts'

/** Four servers with two addresses each, the second with an expired certificate, and everything asked beside them. */
export function fourServers(): TestEvent[] {
  const scribe = new Scribe('four00000001', { input: 'example.org', host: 'example.org' })
  const hosts = [1, 2, 3, 4].map((n) => ({
    host: `mx${n}.example.org`,
    preference: n * 10,
    addresses: [`192.0.2.${n}`, `2001:db8:${n}::25`],
  }))
  scribe.tell(12, { type: 'resolved', kind: 'domain', route: 'mx', hosts })
  let index = 0
  let end = 0
  for (const { host, preference, addresses } of hosts) {
    for (const address of addresses) {
      const talk = scribe.open(index, 14 + index, host, preference, address).connect(address, 18 + index)
      index++
      if (host.startsWith('mx2.')) {
        talk.step('banner', null, [`220 ${host} ESMTP Postfix`], 31)
        talk.step('ehlo', 'EHLO probe.helograph.example', hello(host, ['SIZE 52428800', 'STARTTLS', '8BITMIME']))
        talk.capabilities('ehlo', 'SIZE 52428800', 'STARTTLS', '8BITMIME')
        talk.begin('starttls').line('starttls', 'sent', 'STARTTLS')
        talk.line('starttls', 'received', '220 2.0.0 Ready to start TLS', 24)
        const old = certificate(host, 'Example CA R3', { notAfter: '2026-11-12T00:00:00.000Z' })
        const tls = { ...goodTls(host), trusted: false, trustError: 'CERT_HAS_EXPIRED', certificates: [old] }
        talk.tls('starttls', tls).end('starttls', 'passed', 'TLS 1.3')
        talk.begin('certificate').end('certificate', 'warned', 'expired 12 days ago', {
          kind: 'tls',
          fault: 'target',
          message: 'The certificate expired on 12 Nov 2026.',
          received: '',
        })
        talk.step('ehlo-tls', 'EHLO probe.helograph.example', hello(host, ['SIZE 52428800', '8BITMIME']))
        talk.capabilities('ehlo-tls', 'SIZE 52428800', '8BITMIME').envelope('postmaster@example.org')
      } else if (address === '2001:db8:4::25') {
        talk.ms += 12_000
        talk.begin('banner')
        talk.ms += 60_000
        talk.end('banner', 'failed', 'no banner in 60 s', {
          kind: 'timeout',
          fault: 'target',
          message: 'No banner within the 60 s allowed.',
          received: '',
        })
        talk.skip('Not reached: the session ended at banner.')
      } else {
        talk.step('banner', null, [`220 ${host} ESMTP Postfix`], host.startsWith('mx3.') ? 6100 : 31)
        talk.secure(host).envelope('postmaster@example.org')
      }
      end = Math.max(end, talk.ms)
    }
  }
  const check = (name: CheckName, status: Status, summary: string, data: Record<string, unknown> = {}) =>
    scribe.tell(180, { type: 'check', name, status, summary, data })
  check('dns', 'passed', '4 MX, 8 addresses', { lines: ['MX example.org: 10 mx1.example.org, 20 mx2.example.org'] })
  check('reverse-dns', 'passed', 'every address has a name that leads back')
  check('mta-sts', 'warned', 'a record, but no policy can be fetched', {
    lines: [
      'TXT _mta-sts.example.org: v=STSv1; id=20261001',
      'GET https://mta-sts.example.org/.well-known/mta-sts.txt: no answer',
    ],
    troubles: [
      {
        kind: 'sts-policy-unreachable',
        result: 'sts-policy-fetch-error',
        host: 'mta-sts.example.org',
        session: null,
        step: null,
        text: 'mta-sts.example.org did not answer within 10 s',
      },
    ],
  })
  check('dane', 'skipped', 'none published')
  check('tls-rpt', 'warned', 'the record cannot be read', {
    lines: ['TXT _smtp._tls.example.org: v=TLSRPTv1'],
    troubles: [
      {
        kind: 'rpt-record-invalid',
        result: 'validation-failure',
        host: 'example.org',
        session: null,
        step: null,
        text: 'v=TLSRPTv1',
      },
    ],
  })
  check('blocklists', 'skipped', 'none configured')
  return scribe.finish(end + 1)
}

/** One server that answers a question with so many lines, which no decent one does. */
export function longSession(lines: number): TestEvent[] {
  const scribe = new Scribe('long00000001', { input: 'mx.long.example', host: 'mx.long.example' })
  const addresses = ['192.0.2.77']
  scribe.tell(5, {
    type: 'resolved',
    kind: 'host',
    route: 'host',
    hosts: [{ host: 'mx.long.example', preference: null, addresses }],
  })
  const talk = scribe.open(0, 6, 'mx.long.example', null, '192.0.2.77').connect('192.0.2.77')
  const part = Math.ceil(lines / 2)
  const wordy = (code: number, count: number) =>
    Array.from(
      { length: count },
      (_, at) => `${code}${at === count - 1 ? ' ' : '-'}${at + 1} of ${count} lines that nobody asked for`,
    )
  talk.step('banner', null, wordy(220, part))
  talk.step('ehlo', 'EHLO probe.helograph.example', ['250 mx.long.example'])
  talk.step('mail-from', 'MAIL FROM:<postmaster@probe.helograph.example>', wordy(250, lines - part))
  talk.quit()
  return scribe.finish(talk.ms + 1)
}

/** So many servers that all talk at once, each so many lines, one every 20 ms. */
export function crowdStreams(servers: number, lines: number): TestEvent[] {
  const scribe = new Scribe('crowd0000002', { input: 'busy.example', host: 'busy.example' })
  const hosts = Array.from({ length: servers }, (_, at) => ({
    host: `mx${at + 1}.busy.example`,
    preference: 10,
    addresses: [`192.0.2.${at + 1}`],
  }))
  scribe.tell(5, { type: 'resolved', kind: 'domain', route: 'mx', hosts })
  let end = 0
  for (const [at, { host, addresses }] of hosts.entries()) {
    const address = addresses[0] as string
    const talk = scribe.open(at, 6 + at / 100, host, 10, address)
    talk.ms += 1
    talk.connect(address).begin('banner')
    for (let n = 1; n <= lines; n++) talk.line('banner', 'received', `220${n < lines ? '-' : ' '}${host} line ${n}`, 20)
    talk.end('banner', 'passed', host).secure(host).envelope('postmaster@busy.example')
    end = Math.max(end, talk.ms)
  }
  return scribe.finish(end + 1)
}

/** One server, that offers no STARTTLS. */
export function withoutTls(): TestEvent[] {
  const host = 'mx1.example.net'
  const scribe = new Scribe('plain0000001', { input: 'example.net', host: 'example.net' })
  const hosts = [{ host, preference: 10, addresses: ['203.0.113.25'] }]
  scribe.tell(8, { type: 'resolved', kind: 'domain', route: 'mx', hosts })
  scribe.tell(8.1, { type: 'check', name: 'dns', status: 'passed', summary: '1 MX, 1 address', data: {} })
  const talk = scribe.open(0, 9, host, 10, '203.0.113.25').connect('203.0.113.25')
  talk.step('banner', null, [`220 ${host} ESMTP`], 31)
  talk.step('ehlo', 'EHLO probe.helograph.example', hello(host, ['SIZE 52428800', '8BITMIME']))
  talk.capabilities('ehlo', 'SIZE 52428800', '8BITMIME')
  talk.begin('starttls').end('starttls', 'warned', 'The server does not offer STARTTLS.')
  talk.skip('There is no TLS.', 'certificate', 'ehlo-tls').envelope('postmaster@example.net')
  return scribe.finish(talk.ms + 1)
}
