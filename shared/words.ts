/**
 * The closed lists of words that every room of Helograph uses, in the API, the page and the code.
 * They change only by addition: programs outside rely on them.
 */

/** The named stages of a session, in the order of the wire. */
export const STEPS = [
  'connect',
  'tls',
  'banner',
  'ehlo',
  'starttls',
  'certificate',
  'ehlo-tls',
  'auth',
  'mail-from',
  'rcpt-to',
  'relay',
  'quit',
] as const

/**
 * Why an address is talked to: `mail` as a sender would; `injection` to ask whether plain text before TLS is believed
 * inside it (CVE-2011-0411); `depth` to see which old versions of TLS are still spoken. The latter two only when asked.
 */
export const PURPOSES = ['mail', 'injection', 'depth'] as const

/** Versions of TLS, the oldest first, as OpenSSL calls them. */
export const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const

/** Questions asked outside the SMTP conversation. */
export const CHECKS = ['dns', 'reverse-dns', 'mta-sts', 'dane', 'tls-rpt', 'blocklists', 'canary'] as const

/** What a step or a check has come to. The order is from mild to severe, `running` apart. */
export const STATUSES = ['running', 'skipped', 'passed', 'warned', 'failed'] as const

export const TEST_STATUSES = ['queued', 'running', 'finished', 'interrupted'] as const

export const VERDICTS = ['passed', 'warned', 'failed', 'inconclusive'] as const

/** What happened when a step did not go as it should. */
export const FAILURE_KINDS = [
  'refused',
  'unreachable',
  'timeout',
  'closed',
  'reset',
  'reply',
  'protocol',
  'tls',
  'too-much',
  'interrupted',
] as const

/** Whose fault it is: only `target` and, seen from where mail must come in, `network` turn a lamp red. */
export const FAULTS = ['target', 'network', 'policy', 'probe', 'unknown'] as const

export const TARGET_KINDS = ['domain', 'host', 'address'] as const
export const SECURITIES = ['auto', 'starttls', 'implicit', 'none'] as const
export const FAMILIES = ['any', '4', '6'] as const
export const VIAS = ['auto', 'mx', 'host'] as const
export const DIRECTIONS = ['sent', 'received', 'note'] as const
export const SEVERITIES = ['error', 'warning', 'notice'] as const

/** Ways to log in (RFC 4954) that this tester knows, the strongest first: RFC 7677, RFC 2195, RFC 4616, and one of no RFC. */
export const MECHANISMS = ['SCRAM-SHA-256', 'CRAM-MD5', 'PLAIN', 'LOGIN'] as const

/** How the hosts of a test were found (RFC 5321 5.1, RFC 7505). */
export const ROUTES = ['mx', 'implicit-mx', 'null-mx', 'host', 'address', 'none'] as const

export type StepName = (typeof STEPS)[number]
export type Purpose = (typeof PURPOSES)[number]
export type TlsVersion = (typeof TLS_VERSIONS)[number]
export type CheckName = (typeof CHECKS)[number]
export type Status = (typeof STATUSES)[number]
export type TestStatus = (typeof TEST_STATUSES)[number]
export type Verdict = (typeof VERDICTS)[number]
export type FailureKind = (typeof FAILURE_KINDS)[number]
export type Fault = (typeof FAULTS)[number]
export type TargetKind = (typeof TARGET_KINDS)[number]
export type Security = (typeof SECURITIES)[number]
export type Family = (typeof FAMILIES)[number]
export type Via = (typeof VIAS)[number]
export type Direction = (typeof DIRECTIONS)[number]
export type Severity = (typeof SEVERITIES)[number]
export type MechanismName = (typeof MECHANISMS)[number]
export type Route = (typeof ROUTES)[number]

/** The worst of some statuses; `running` wins over all, nothing at all is `skipped`. */
export function worst(statuses: Iterable<Status>): Status {
  let result: Status = 'skipped'
  for (const status of statuses) {
    if (status === 'running') return 'running'
    if (STATUSES.indexOf(status) > STATUSES.indexOf(result)) result = status
  }
  return result
}
