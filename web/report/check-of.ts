import type { Finding } from '../../shared/report.ts'
import type { CheckName } from '../../shared/words.ts'

/** Codes that begin like this belong to a check; of the others that belong to none of the steps, the DNS tells. */
const CHECKS: readonly [RegExp, CheckName][] = [
  [/^mta-sts-/, 'mta-sts'],
  [/^tls-rpt-/, 'tls-rpt'],
  [/^(?:tlsa|dane)-/, 'dane'],
  [/^(?:no-reverse-name|reverse-name-unconfirmed|greets-by-another-name)$/, 'reverse-dns'],
  [/^(?:address-listed|blocklist-unusable)$/, 'blocklists'],
  [/^(?:no-way-out|not-waited-for)$/, 'canary'],
]

/** The check that led to a finding; null where a step of a conversation did. The rules themselves need not be here for that. */
export function checkOf({ code, step }: Pick<Finding, 'code' | 'step'>): CheckName | null {
  return step === null ? (CHECKS.find(([codes]) => codes.test(code))?.[1] ?? 'dns') : null
}
