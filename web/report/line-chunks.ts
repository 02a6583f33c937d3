import type { Finding, TranscriptLine } from '../../shared/report.ts'
import { SEVERITIES, type Severity } from '../../shared/words.ts'

/** A line with what was found in it; `cause` is the gravest severity of that. */
export type LineView = { line: TranscriptLine; findings: Finding[]; cause: Severity | null }

/** So many lines are drawn, laid out and skipped together. */
export const CHUNK = 50

const bare = new WeakMap<TranscriptLine, LineView[]>()

/**
 * The lines of a step, with what was found in each, in pieces that a page can draw one after another. A piece in which
 * nothing was found and nothing is new is the same object as before, so that of a long transcript only its end is drawn anew.
 */
export function chunksOf(lines: TranscriptLine[], found: ReadonlyMap<number | null, Finding[]>): LineView[][] {
  const chunks: LineView[][] = []
  for (let from = 0; from < lines.length; from += CHUNK) chunks.push(chunkOf(lines.slice(from, from + CHUNK), found))
  return chunks
}

function chunkOf(lines: TranscriptLine[], found: ReadonlyMap<number | null, Finding[]>): LineView[] {
  const [first] = lines as [TranscriptLine]
  const views = () =>
    lines.map((line) => {
      const findings = found.get(line.n) ?? []
      return { line, findings, cause: gravest(findings) }
    })
  if (lines.some(({ n }) => found.has(n))) return views()
  const known = bare.get(first)
  if (known?.length === lines.length) return known
  const fresh = views()
  bare.set(first, fresh)
  return fresh
}

export function gravest(findings: Finding[]): Severity | null {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null
}
