import type { Comparison } from '../../shared/compare/comparison.ts'

/** Null where there is none: one of the tests is gone, or nothing answers. */
export async function fetchComparison(before: string, after: string): Promise<Comparison | null> {
  const path = [before, after].map(encodeURIComponent).join('/')
  const answer = await fetch(`/api/compare/${path}`).catch(() => null)
  return answer?.ok ? ((await answer.json().catch(() => null)) as Comparison | null) : null
}
