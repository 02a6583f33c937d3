import { VERDICTS, type Verdict } from '../../shared/words.ts'

/** A test that this browser began. `at`: ISO 8601; `verdict`: null as long as this browser has not seen the end of it. */
export type Past = { id: string; target: string; at: string; verdict: Verdict | null }

/** The tests of one target, the newest first; never empty. */
export type PastTarget = { target: string; tests: [Past, ...Past[]] }

/** A target that is tested all day must not push the others out. */
const MOST_OF_A_TARGET = 8
const MOST_TARGETS = 24

/** With one more, the newest first. One that is known already stays as it is. */
export function withTest(history: Past[], past: Past): Past[] {
  if (history.some(({ id }) => id === past.id)) return history
  const targets = byTarget([past, ...history]).slice(0, MOST_TARGETS)
  const kept = new Set(targets.flatMap(({ tests }) => tests.slice(0, MOST_OF_A_TARGET)))
  return [past, ...history].filter((one) => kept.has(one))
}

export function withVerdict(history: Past[], id: string, verdict: Verdict): Past[] {
  return history.map((past) => (past.id === id ? { ...past, verdict } : past))
}

export function withoutTests(history: Past[], ids: string[]): Past[] {
  return history.filter(({ id }) => !ids.includes(id))
}

/** @param history the newest first @returns the target that was tested last first */
export function byTarget(history: Past[]): PastTarget[] {
  const targets = new Map<string, PastTarget>()
  for (const past of history) {
    const known = targets.get(past.target)
    if (known) known.tests.push(past)
    else targets.set(past.target, { target: past.target, tests: [past] })
  }
  return [...targets.values()]
}

/** Whatever stands in the storage: what is an entry of a history is kept, the rest is not. */
export function asHistory(stored: unknown): Past[] {
  return Array.isArray(stored) ? stored.filter(isPast) : []
}

function isPast(entry: unknown): entry is Past {
  if (typeof entry !== 'object' || entry === null) return false
  const { id, target, at, verdict } = entry as Record<string, unknown>
  return (
    typeof id === 'string' &&
    typeof target === 'string' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    (verdict === null || VERDICTS.some((word) => word === verdict))
  )
}
