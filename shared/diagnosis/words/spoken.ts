import type { Finding } from '../../report.ts'
import type { FindingWords, KnownWords } from './saying.ts'

/** The words of just these findings: what a page must bring along to draw them again. */
export function spokenOf(findings: readonly Pick<Finding, 'code'>[], words: FindingWords): KnownWords {
  const codes = new Set<string>(findings.map(({ code }) => code))
  return Object.fromEntries(Object.entries(words).filter(([code]) => codes.has(code)))
}
