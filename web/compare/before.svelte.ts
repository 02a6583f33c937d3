import type { Language } from '../../shared/language.ts'
import type { Report } from '../../shared/report.ts'
import { hasEnded } from '../report/standing.ts'
import { forgetRun } from './own-runs.ts'

/** The report of an earlier test, as this page has to fetch it; `gone` where it is no longer kept. */
export class Before {
  report: Report | null = $state.raw(null)
  gone = $state(false)
  readonly #id: string
  readonly #language: Language

  /** @param language of its findings, so that they can be compared with those of this page */
  constructor(id: string, language: Language) {
    this.#id = id
    this.#language = language
  }

  /** Fetches it, unless the whole of it is here already. Where nothing answers, nothing is said. */
  async load(): Promise<void> {
    if (this.gone || (this.report && hasEnded(this.report))) return
    const answer = await fetch(`/api/tests/${encodeURIComponent(this.#id)}?lang=${this.#language}`).catch(() => null)
    if (answer?.status === 404 || answer?.status === 410) {
      this.gone = true
      forgetRun(this.#id)
    } else if (answer?.ok) this.report = (await answer.json().catch(() => null)) as Report | null
  }
}
