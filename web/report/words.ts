import type { CheckName, Fault, Route } from '../../shared/words.ts'
import type { LampStatus } from './step-order.ts'

/** How a lamp is read aloud. */
export const LAMP_WORDS: Record<LampStatus, string> = {
  passed: 'passed',
  warned: 'warning',
  failed: 'failed',
  skipped: 'skipped',
  running: 'running',
  pending: 'not yet reached',
  inconclusive: 'inconclusive',
}

export const CHECK_WORDS: Record<CheckName, string> = {
  dns: 'DNS',
  'reverse-dns': 'Reverse DNS',
  'mta-sts': 'MTA-STS',
  dane: 'DANE',
  'tls-rpt': 'TLS reports',
  blocklists: 'Blocklists',
  canary: 'Our own way out',
}

export const FAULT_WORDS: Record<Fault, string> = {
  target: 'the server, its software or its settings',
  network: 'the network between us and the server',
  policy: 'nobody’s; the server does this to us on purpose',
  probe: 'ours',
  unknown: 'cannot be told from here',
}

/** How the hosts were found, where that is not what one would expect. */
export const ROUTE_WORDS: Partial<Record<Route, string>> = {
  'implicit-mx': 'No MX record: the host’s own addresses are used (RFC 5321 5.1).',
  'null-mx': 'MX 0 . says that this domain takes no mail (RFC 7505).',
  host: 'The host itself was tested, not the mail servers of its domain.',
}
