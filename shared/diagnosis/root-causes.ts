/** One cause, one finding: what follows from another finding, or repeats it elsewhere, is told beneath that one. Pure. */
import type { Finding } from '../report.ts'
import { SEVERITIES, type Severity } from '../words.ts'

/** A finding before its place among the others is known. */
export interface Told {
  finding: Omit<Finding, 'under'>
  /** Mail still flows, but soon will not. */
  soon: boolean
  /** Codes of findings that this one follows from, where they spoke of the same place. */
  follows: readonly string[]
}

const GRAVITY: readonly Severity[] = SEVERITIES

/**
 * Puts findings in order: what stops mail now first, then what soon will, what weakens, and what is good to know; each
 * root cause directly followed by what is told beneath it. A group counts as grave as the gravest in it.
 */
export function underRoots(told: readonly Told[]): Finding[] {
  const groups = new Map<Told, Told[]>(told.filter((one) => rootOf(one, told) === null).map((root) => [root, []]))
  for (const one of told) {
    const root = topOf(one, told)
    if (root !== one) groups.get(root)?.push(one)
  }
  const findings: Finding[] = []
  for (const [root, others] of [...groups].sort((a, b) => rankOf(a.flat()) - rankOf(b.flat()))) {
    const at = findings.push({ ...root.finding, under: null }) - 1
    for (const { finding } of others.toSorted((a, b) => rankOf([a]) - rankOf([b])))
      findings.push({ ...finding, under: at })
  }
  return findings
}

function rankOf(group: readonly Told[]): number {
  return Math.min(...group.map(({ finding: { severity }, soon }) => GRAVITY.indexOf(severity) * 2 - (soon ? 1 : 0)))
}

/** Follows causes to the one that has none. Rules cannot go round in circles: a cause stands earlier or is another code. */
function topOf(one: Told, all: readonly Told[]): Told {
  let top = one
  for (let steps = 0; steps < all.length; steps++) {
    const root = rootOf(top, all)
    if (root === null) break
    top = root
  }
  return top
}

/** What it follows from, or the first place where the very same was said; null where it stands for itself. */
function rootOf(one: Told, all: readonly Told[]): Told | null {
  const { code, title, session } = one.finding
  const cause = all.find(({ finding }) => one.follows.includes(finding.code) && samePlace(finding, one.finding))
  if (cause) return cause
  const first = all.find(({ finding }) => finding.code === code && finding.title === title)
  return first && first !== one && first.finding.session !== session ? first : null
}

/** About one session, or one of the two is about the test as a whole. */
function samePlace(a: Told['finding'], b: Told['finding']): boolean {
  return a !== b && (a.session === b.session || a.session === null || b.session === null)
}
