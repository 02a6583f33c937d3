import type { Admitted } from './admit.ts'

/** So long a result is as good as a new one, in milliseconds. */
export const FRESH_MS = 30_000
/** Questions remembered at most, the least recent forgotten first. */
const QUESTIONS = 5000

/** A test of the same question that began or ended a moment ago. */
export type Recent = {
  id: string
  status: 'running' | 'finished'
  /** since it ended, or, while it runs, since it began; milliseconds */
  ageMs: number
}

/**
 * What was tested just now, so that a crowd that asks one question can be shown one answer. Tests that log in are
 * somebody's own, and never in here.
 */
export class RecentTests {
  readonly #now: () => number
  readonly #capacity: number
  readonly #byQuestion = new Map<string, { id: string; beganAt: number; endedAt: number | null }>()
  readonly #questions = new Map<string, string>()

  /** @param now monotonic, in milliseconds */
  constructor(now: () => number, capacity = QUESTIONS) {
    this.#now = now
    this.#capacity = capacity
  }

  /** A test was begun. */
  began(id: string, test: Admitted): void {
    if (test.options.auth) return
    const question = questionOf(test)
    this.forget(this.#byQuestion.get(question)?.id ?? '')
    this.#byQuestion.set(question, { id, beganAt: this.#now(), endedAt: null })
    this.#questions.set(id, question)
    for (const { id: oldest } of this.#byQuestion.values()) {
      if (this.#byQuestion.size <= this.#capacity) break
      this.forget(oldest)
    }
  }

  /** It came to its own end. */
  ended(id: string): void {
    const test = this.#byQuestion.get(this.#questions.get(id) ?? '')
    if (test?.id === id) test.endedAt = this.#now()
  }

  /** It was stopped or deleted, or says nothing of its target. */
  forget(id: string): void {
    const question = this.#questions.get(id)
    this.#questions.delete(id)
    if (question !== undefined && this.#byQuestion.get(question)?.id === id) this.#byQuestion.delete(question)
  }

  /** The latest test of the same question, where it is fresh enough to be shown instead of a new one. */
  of(test: Admitted): Recent | null {
    if (test.options.auth) return null
    const known = this.#byQuestion.get(questionOf(test))
    if (!known) return null
    const ageMs = this.#now() - (known.endedAt ?? known.beganAt)
    if (ageMs < FRESH_MS) return { id: known.id, status: known.endedAt === null ? 'running' : 'finished', ageMs }
    if (known.endedAt !== null) this.forget(known.id)
    return null
  }
}

/** Two tests ask the same where target and options are the same, however the target was typed. */
function questionOf({ target: { input: _, ...target }, options }: Admitted): string {
  return JSON.stringify([target, options])
}
