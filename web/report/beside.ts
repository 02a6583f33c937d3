import type { Finding } from '../../shared/report.ts'
import type { CheckName } from '../../shared/words.ts'

/** A finding that no line of a conversation carries, and where it stands on the page. */
export type Beside = { finding: Finding; anchor: string; check: CheckName | null }

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

/** What was found about the test as a whole, in the order of the findings, each with an anchor of its own: `about-{code}`, `about-{code}-2`. */
export function besides(findings: Finding[]): Beside[] {
  const seen = new Map<string, number>()
  return findings
    .filter(({ session }) => session === null)
    .map((finding) => {
      const count = (seen.get(finding.code) ?? 0) + 1
      seen.set(finding.code, count)
      return { finding, check: checkOf(finding), anchor: `about-${finding.code}${count > 1 ? `-${count}` : ''}` }
    })
}

/**
 * What has to be read before the conversation, and what can be read after it. An error about the whole test explains the
 * verdict, and so does whatever a test without any conversation has to say; the rest must not push the wire out of sight.
 */
export function placed(all: Beside[], conversations: number): { before: Beside[]; after: Beside[] } {
  const before = all.filter(({ finding, check }) =>
    conversations === 0 ? true : finding.severity === 'error' || (finding.severity === 'warning' && check === null),
  )
  return { before, after: all.filter((one) => !before.includes(one)) }
}
