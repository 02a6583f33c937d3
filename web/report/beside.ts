import type { Finding } from '../../shared/report.ts'
import type { CheckName } from '../../shared/words.ts'
import { checkOf } from './check-of.ts'
import { anchorsOf } from './whereabouts.ts'

/** A finding that no line of a conversation carries, and where it stands on the page. */
export type Beside = { finding: Finding; anchor: string; check: CheckName | null }

/** What was found about the test as a whole, in the order of the findings. */
export function besides(findings: Finding[]): Beside[] {
  const anchors = anchorsOf(findings)
  return findings
    .filter(({ session }) => session === null)
    .map((finding) => ({ finding, check: checkOf(finding), anchor: anchors.get(finding) ?? '' }))
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
