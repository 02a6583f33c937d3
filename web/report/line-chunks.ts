import type { Finding, SessionFailure, TranscriptLine } from '../../shared/report.ts'
import { SEVERITIES, type Severity } from '../../shared/words.ts'

/** A line with what was found in it; `cause` is the gravest severity of that. `failure`: how the step ended after it. */
export type LineView = {
  line: TranscriptLine
  findings: Finding[]
  cause: Severity | null
  failure: SessionFailure | null
}

/** So many lines are drawn, laid out and skipped together. */
export const CHUNK = 50

const bare = new WeakMap<TranscriptLine, LineView[]>()

/**
 * The lines of a step, with what was found in each, in pieces that a page can draw one after another. A piece in which
 * nothing was found and nothing is new is the same object as before, so that of a long transcript only its end is drawn anew.
 */
export function chunksOf(
  lines: TranscriptLine[],
  found: ReadonlyMap<number | null, Finding[]>,
  failure: SessionFailure | null,
): LineView[][] {
  const chunks: LineView[][] = []
  for (let from = 0; from < lines.length; from += CHUNK) {
    const last = from + CHUNK >= lines.length
    chunks.push(chunkOf(lines.slice(from, from + CHUNK), found, last ? failure : null))
  }
  return chunks
}

function chunkOf(
  lines: TranscriptLine[],
  found: ReadonlyMap<number | null, Finding[]>,
  failure: SessionFailure | null,
): LineView[] {
  const views = () =>
    lines.map((line, at) => {
      const findings = found.get(line.n) ?? []
      return { line, findings, cause: gravest(findings), failure: at === lines.length - 1 ? failure : null }
    })
  const [first] = lines
  if (!first || failure || lines.some(({ n }) => found.has(n))) return views()
  const known = bare.get(first)
  if (known?.length === lines.length) return known
  const fresh = views()
  bare.set(first, fresh)
  return fresh
}

export function gravest(findings: Finding[]): Severity | null {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null
}
