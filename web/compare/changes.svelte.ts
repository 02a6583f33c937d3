import type { Language } from '../../shared/language.ts'
import { fetchComparison } from './fetch-comparison.ts'
import { forgetRun } from './own-runs.ts'

/** What changed from an earlier test to the one of this page, in a sentence of the server's; `gone` where the earlier is no longer kept. */
export class Changes {
  summary = $state('')
  gone = $state(false)
  readonly #before: string
  readonly #after: string
  readonly #language: Language
  #asking = false
  #stale = false

  constructor(before: string, after: string, language: Language) {
    this.#before = before
    this.#after = after
    this.#language = language
  }

  /** One question at a time: whatever happens meanwhile is asked for once more after it. Where nothing answers, nothing is said. */
  async ask(): Promise<void> {
    this.#stale = true
    if (this.#asking) return
    this.#asking = true
    while (this.#stale && !this.gone) {
      this.#stale = false
      const told = await fetchComparison(this.#before, this.#after, this.#language)
      if (told === 'gone') {
        this.gone = true
        forgetRun(this.#before)
      } else if (told) this.summary = told.summary
    }
    this.#asking = false
  }
}
