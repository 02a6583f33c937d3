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

type Known = { id: string; beganAt: number; endedAt: number | null }

/**
 * What was tested just now, so that a crowd that asks one question can be shown one answer. Tests that log in are
 * somebody's own, and never in here.
 */
export class RecentTests {
  readonly #now: () => number
  readonly #capacity: number
  /** Of a question all that run, and of those that ended the latest: what runs may turn out to say nothing. */
  readonly #byQuestion = new Map<string, Known[]>()
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
    const tests = this.#byQuestion.get(question) ?? []
    this.#byQuestion.delete(question)
    this.#byQuestion.set(question, [...tests, { id, beganAt: this.#now(), endedAt: null }])
    this.#questions.set(id, question)
    for (const oldest of this.#byQuestion.values()) {
      if (this.#byQuestion.size <= this.#capacity) break
      for (const { id } of oldest) this.forget(id)
    }
  }

  /** It came to its own end. */
  ended(id: string): void {
    const tests = this.#byQuestion.get(this.#questions.get(id) ?? '') ?? []
    const test = tests.find((one) => one.id === id)
    if (!test) return
    test.endedAt = this.#now()
    const latest = tests.findLast(({ endedAt }) => endedAt !== null)
    for (const one of tests) if (one.endedAt !== null && one !== latest) this.forget(one.id)
  }

  /** It was stopped or deleted, or says nothing of its target. */
  forget(id: string): void {
    const question = this.#questions.get(id)
    this.#questions.delete(id)
    if (question === undefined) return
    const others = (this.#byQuestion.get(question) ?? []).filter((test) => test.id !== id)
    if (others.length > 0) this.#byQuestion.set(question, others)
    else this.#byQuestion.delete(question)
  }

  /** The latest test of the same question that is fresh enough to be shown instead of a new one. */
  of(test: Admitted): Recent | null {
    if (test.options.auth) return null
    for (const { id, beganAt, endedAt } of (this.#byQuestion.get(questionOf(test)) ?? []).toReversed()) {
      const ageMs = this.#now() - (endedAt ?? beganAt)
      if (ageMs < FRESH_MS) return { id, status: endedAt === null ? 'running' : 'finished', ageMs }
      if (endedAt !== null) this.forget(id)
    }
    return null
  }
}

/** Two tests ask the same where target and options are the same, however the target was typed. */
function questionOf({ target: { input: _, ...target }, options }: Admitted): string {
  return JSON.stringify([target, options])
}
