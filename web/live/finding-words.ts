/** The words of findings, fetched by a page whose test still runs: the conditions are here already, and the words are many. */
import type { FindingWords } from '../../shared/diagnosis/words/saying.ts'
import type { Language } from '../../shared/language.ts'

export interface WordTools {
  /** null: not now. */
  fetch(): Promise<FindingWords | null>
  /** Calls once after so many milliseconds, unless the returned function is called first. */
  later(ms: number, call: () => void): () => void
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000

/**
 * Fetches them at once, and again until they are here; until then findings without words are not shown.
 * @returns stops it
 */
export function learnWords(learn: (words: FindingWords) => void, tools: WordTools): () => void {
  let over = false
  let cancel = () => {}
  let wait = FIRST_WAIT_MS

  async function ask() {
    const words = await tools.fetch()
    if (over) return
    if (words) return learn(words)
    cancel = tools.later(wait, ask)
    wait = Math.min(LONGEST_WAIT_MS, wait * 2)
  }

  ask()
  return () => {
    over = true
    cancel()
  }
}

/** The browser's own fetch and timers. */
export const browserWords = (language: Language): WordTools => ({
  async fetch() {
    const answer = await fetch(`/api/findings?lang=${language}`).catch(() => null)
    return answer?.ok ? ((await answer.json().catch(() => null)) as FindingWords | null) : null
  },
  later(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
})
