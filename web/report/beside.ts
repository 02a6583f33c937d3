import { BLOCKLISTS } from '../../shared/diagnosis/blocklists.ts'
import { POLICIES } from '../../shared/diagnosis/policies.ts'
import { RESOLVING } from '../../shared/diagnosis/resolving.ts'
import { REVERSE_DNS } from '../../shared/diagnosis/reverse-dns.ts'
import type { TestRule } from '../../shared/diagnosis/rule.ts'
import { WAY_OUT } from '../../shared/diagnosis/way-out.ts'
import { ZONE } from '../../shared/diagnosis/zone.ts'
import type { Finding } from '../../shared/report.ts'
import type { CheckName } from '../../shared/words.ts'

/** A finding that no line of a conversation carries, and where it stands on the page. */
export type Beside = { finding: Finding; anchor: string; check: CheckName | null }

const FAMILIES: [CheckName, readonly TestRule[]][] = [
  ['dns', RESOLVING],
  ['dns', ZONE],
  ['reverse-dns', REVERSE_DNS],
  ['blocklists', BLOCKLISTS],
  ['canary', WAY_OUT],
]
const CHECK_OF = new Map<string, CheckName>(
  FAMILIES.flatMap(([check, rules]) => rules.map(({ code }) => [code, check] as const)),
)
for (const { code } of POLICIES) {
  CHECK_OF.set(code, code.startsWith('mta-sts') ? 'mta-sts' : code.startsWith('tls-rpt') ? 'tls-rpt' : 'dane')
}

/** The check that led to a finding; null where a conversation did. */
export function checkOf({ code }: Pick<Finding, 'code'>): CheckName | null {
  return CHECK_OF.get(code) ?? null
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
