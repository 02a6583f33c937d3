/** Conclusions as messages and back. Findings are long and come one by one, so what was told before is told by its place. Pure. */
import type { Concluded, Conclusions } from './concluded.ts'
import type { Finding } from './report.ts'

/** Of a report, what was concluded and not seen. */
export function conclusionsOf({ verdict, headline, findings }: Conclusions): Conclusions {
  return { verdict, headline, findings }
}

/**
 * Puts conclusions into a message.
 * @param before those of the message before; null where this is the first
 * @param upTo number of the last event that they are drawn from
 * @returns null where there is nothing new; a headline alone is none before the end
 */
export function tellConclusions(before: Conclusions | null, now: Conclusions, upTo: number): Concluded | null {
  const places = new Map(before?.findings.map((finding, place) => [gist(finding), place]))
  const findings = now.findings.map((finding) => places.get(gist(finding)) ?? withoutUnder(finding))
  const { verdict, headline } = now
  const message: Concluded = { type: 'concluded', upTo, verdict, headline, findings, under: underOf(now) }
  return before && verdict === null && isSame(before, message) ? null : message
}

/** Takes conclusions out of a message. @param before those of the message before, on the same connection */
export function hearConclusions(before: Conclusions | null, message: Concluded): Conclusions {
  const { verdict, headline, under } = message
  const findings = message.findings.flatMap((told, place): Finding[] => {
    const finding = typeof told === 'number' ? before?.findings[told] : told
    return finding ? [{ ...finding, under: under[place] ?? null }] : []
  })
  return { verdict, headline, findings }
}

function isSame(before: Conclusions, { findings, under }: Concluded): boolean {
  const known = underOf(before)
  return (
    findings.length === known.length &&
    findings.every((told, place) => told === place) &&
    under.every((place, at) => place === known[at])
  )
}

const underOf = ({ findings }: Conclusions) => findings.map(({ under }) => under)

function withoutUnder({ under: _, ...finding }: Finding): Omit<Finding, 'under'> {
  return finding
}

/** All that a finding says, but not beneath which other one. */
const gist = (finding: Finding) => JSON.stringify(withoutUnder(finding))
