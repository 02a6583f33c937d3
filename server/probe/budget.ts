/** How often one address may be tested in a minute, over the whole process, whoever asks. */
import type { Clock } from './clock.ts'

const WINDOW_MS = 60_000

export interface Refusal {
  retryAfterMs: number
  /** The id of the test that connected to the address last. */
  latest: string
}

export class Budget {
  readonly #perMinute: number
  readonly #clock: Pick<Clock, 'now'>
  readonly #spent = new Map<string, { at: number; test: string }[]>()

  /** @param perMinute sessions to one address in a minute; 0 = no limit */
  constructor(perMinute: number, clock: Pick<Clock, 'now'>) {
    this.#perMinute = perMinute
    this.#clock = clock
  }

  /** Whether a session to the address would be one too many now; null where it would not. */
  refusal(address: string): Refusal | null {
    const spent = this.#recent(address)
    const first = spent.at(-this.#perMinute)
    const last = spent.at(-1)
    if (this.#perMinute === 0 || spent.length < this.#perMinute || !first || !last) return null
    return { retryAfterMs: Math.max(0, first.at + WINDOW_MS - this.#clock.now()), latest: last.test }
  }

  /** Takes a session out of the budget, or says why not. */
  spend(address: string, test: string): Refusal | null {
    const refusal = this.refusal(address)
    if (refusal || this.#perMinute === 0) return refusal
    const spent = this.#recent(address)
    spent.push({ at: this.#clock.now(), test })
    // The newest stands last, so that what is old can be dropped from the front.
    this.#spent.delete(address)
    this.#spent.set(address, spent)
    this.#dropOld()
    return null
  }

  #recent(address: string): { at: number; test: string }[] {
    const since = this.#clock.now() - WINDOW_MS
    return (this.#spent.get(address) ?? []).filter(({ at }) => at > since)
  }

  #dropOld(): void {
    for (const address of this.#spent.keys()) {
      if (this.#recent(address).length > 0) return
      this.#spent.delete(address)
    }
  }
}
