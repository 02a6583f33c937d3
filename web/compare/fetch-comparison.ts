import type { Comparison } from '../../shared/compare/comparison.ts'
import type { Language } from '../../shared/language.ts'

/** `gone`: one of the tests is not kept any more. Null: nothing answers. */
export async function fetchComparison(
  before: string,
  after: string,
  language: Language,
): Promise<Comparison | 'gone' | null> {
  const path = [before, after].map(encodeURIComponent).join('/')
  const answer = await fetch(`/api/compare/${path}?lang=${language}`).catch(() => null)
  if (answer?.status === 404 || answer?.status === 410) return 'gone'
  return answer?.ok ? ((await answer.json().catch(() => null)) as Comparison | null) : null
}
