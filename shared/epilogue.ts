/** What stands at the end of a transcript: what follows from the whole test, and so needs all of it. */

import { conclude } from './conclude.ts'
import { ENGLISH } from './diagnosis/words/english.ts'
import { STRICT } from './languages/en/strict.ts'
import { paragraphs, printable } from './plain-text.ts'
import type { Facts, Finding, Report } from './report.ts'
import { turnedRed } from './strictness.ts'
import { LAMPS } from './transcript.ts'

/** @param facts of a test that has ended. @returns verdict and findings as plain text; lines end in LF */
export function epilogue(facts: Facts): string {
  return hindsight(facts) + closing(conclude(facts, ENGLISH))
}

/** The lamps that a policy turned red after their step had been told. */
function hindsight(facts: Facts): string {
  const told = turnedRed(facts, STRICT).map(({ session: { host, address }, step }) => {
    return printable(`    ${LAMPS.failed} ${step.name} ${host} [${address}]: ${step.summary}\n`)
  })
  return told.length > 0 ? `\n${told.join('')}` : ''
}

function closing(report: Report): string {
  const verdict = (report.verdict ?? 'inconclusive').toUpperCase()
  return `\n=== ${verdict}: ${printable(report.headline)}\n${report.findings.map((finding) => (finding.under === null ? told : besides)(finding, report)).join('')}`
}

function told(finding: Finding, report: Report): string {
  const { severity, title, evidence, meaning, remedy, source, about } = finding
  const where = placeOf(finding, report)
  const quoted = evidence ? `  ${printable(evidence)}\n` : ''
  const mend = remedy ? `${paragraphs(remedy, '  ')}` : ''
  return `\n${severity}: ${printable(title + where)}\n${quoted}${paragraphs(meaning, '  ')}${mend}  ${printable(source)}\n  ${new URL(about, report.url).href}\n`
}

/** What has its cause in the finding above it needs no words of its own. */
function besides(finding: Finding, report: Report): string {
  const { title, evidence } = finding
  return `  also: ${printable(title + placeOf(finding, report))}\n${evidence ? `    ${printable(evidence)}\n` : ''}`
}

function placeOf({ session, step }: Finding, { sessions }: Report): string {
  const place = session === null ? null : sessions[session]
  return place ? ` (${place.host} [${place.address}]${step ? `, ${step}` : ''})` : ''
}
