import type { Time } from './test-clock.ts'

/** Second looks that wait at most; what would be more is not promised. */
export const MOST_WAITING = 1000
/** A clock that was set back must not make a test wait for days; no second look is due later than this. */
const LONGEST_MS = 3_660_000

/**
 * Tests that wait for the time at which they are due. They are in the store like all others: whoever waits here and is
 * dropped with the process waits again in the next one.
 */
export class WaitingRoom {
  readonly #time: Time
  readonly #leave = new Map<string, () => void>()
  #closed = false

  constructor(time: Time) {
    this.#time = time
  }

  get size(): number {
    return this.#leave.size
  }

  get full(): boolean {
    return this.size >= MOST_WAITING
  }

  /** Calls when the time has come, and not if the test is forgotten before. @param due milliseconds since the epoch */
  enter(id: string, due: number, call: () => void): void {
    if (this.#closed) return
    this.forget(id)
    const cancel = this.#time.after(Math.min(Math.max(0, due - this.#time.epoch()), LONGEST_MS), () => {
      this.#leave.delete(id)
      call()
    })
    this.#leave.set(id, cancel)
  }

  /** @returns whether it waited here */
  forget(id: string): boolean {
    this.#leave.get(id)?.()
    return this.#leave.delete(id)
  }

  close(): void {
    this.#closed = true
    for (const cancel of this.#leave.values()) cancel()
    this.#leave.clear()
  }
}
