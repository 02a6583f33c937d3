/** For each rule about what the DNS said and what was not tried: a test in which it speaks, and a near miss. */
import { type DnsTroubleKind, SKIPS } from '../../../shared/diagnosis/notes.ts'
import { fold } from '../../../shared/fold.ts'
import type { Facts } from '../../../shared/report.ts'
import type { Route, Via } from '../../../shared/words.ts'
import { Scribe } from '../../samples/scribe.ts'
import type { Case } from './diagnosis-cases.ts'

/** What the resolver found; a session with an address that works where `alive`. */
function dns(
  kind: DnsTroubleKind | null,
  { alive = false, route = 'mx' as Route, domain = true, via = 'auto' as Via } = {},
): Facts {
  const scribe = new Scribe('resolved0001', {}, { via })
  const troubles = kind ? [{ kind, name: 'mx9.example.com', answer: 'example.com. 300 IN MX 10 mx9.example.com.' }] : []
  scribe.tell(1, { type: 'check', name: 'dns', status: kind ? 'warned' : 'passed', summary: '', data: { troubles } })
  scribe.tell(2, { type: 'resolved', kind: domain ? 'domain' : 'host', route, hosts: [] })
  if (alive) scribe.open(0, 3, 'mx1.example.com', 10, '192.0.2.25').connect('192.0.2.25').skip('Not reached.')
  return fold(null, scribe.finish(9)) as Facts
}

const hosted = (...addresses: string[]): Facts => {
  const scribe = new Scribe('hosted000001')
  scribe.tell(1, { type: 'check', name: 'dns', status: 'passed', summary: '', data: { troubles: [] } })
  const hosts = [{ host: 'mx1.example.com', preference: 10, addresses }]
  scribe.tell(2, { type: 'resolved', kind: 'domain', route: 'mx', hosts })
  return fold(null, scribe.finish(9)) as Facts
}

const looked = (code: string, kind: DnsTroubleKind, other: DnsTroubleKind | null): Case => ({
  code,
  speaks: () => dns(kind),
  silent: () => dns(other, { alive: true }),
})

function skipped(reason: string, step?: 'connect'): Facts {
  const scribe = new Scribe('skipped00001')
  scribe.open(0, 1, 'mx1.example.com', 10, '192.0.2.25').connect('192.0.2.25').skip('Not reached.')
  const left = scribe.open(1, 1, 'mx1.example.com', 10, '2001:db8::25')
  if (step) left.begin(step).end(step, 'skipped', reason)
  left.skip(reason)
  return fold(null, scribe.finish(9)) as Facts
}

const leftOut = (code: string, reason: string, other: string): Case => ({
  code,
  speaks: () => skipped(`${reason} for some reason.`),
  silent: () => skipped(`${other} for some reason.`),
})

export const RESOLVING_CASES: Case[] = [
  { code: 'no-ipv6', speaks: () => hosted('192.0.2.25'), silent: () => hosted('192.0.2.25', '2001:db8::25') },
  looked('domain-unknown', 'nxdomain', 'no-address'),
  looked('no-mail-server', 'no-address', 'nxdomain'),
  { code: 'no-address', speaks: () => dns('no-address', { via: 'host' }), silent: () => dns('no-address') },
  looked('not-of-family', 'not-of-family', 'mx-unresolved'),
  looked('resolver-timeout', 'resolver-timeout', 'resolver-error'),
  looked('resolver-error', 'resolver-error', 'resolver-timeout'),
  looked('mx-is-address', 'mx-literal', 'mx-cname'),
  looked('mx-unresolved', 'mx-unresolved', null),
  looked('mx-is-alias', 'mx-cname', 'mx-literal'),
  looked('null-mx-mixed', 'null-mx-mixed', null),
  { code: 'null-mx', speaks: () => dns(null, { route: 'null-mx' }), silent: () => dns('null-mx-mixed') },
  {
    code: 'implicit-mx',
    // As much of a bare name, which is a host then.
    speaks: () => dns(null, { route: 'implicit-mx', alive: true, domain: false }),
    silent: () => dns(null, { route: 'host', alive: true, domain: false }),
  },
  leftOut('address-not-public', SKIPS.forbidden, SKIPS.budget),
  {
    code: 'ipv6-not-tried',
    speaks: () => skipped(`${SKIPS.noFamily} IPv6.`, 'connect'),
    silent: () => skipped(`${SKIPS.forbidden}: loopback.`),
  },
  leftOut('tested-too-often', SKIPS.budget, SKIPS.tooMany),
  leftOut('too-many-addresses', SKIPS.tooMany, SKIPS.budget),
]
