/**
 * A time limit that is set and taken back again and again: behind it is one timer, which is left to run where it would ring
 * too early, and set anew then. Most limits are never reached, so most timers need never be made.
 */
import type { Clock } from '../clock.ts'

export class Alarm {
  readonly #clock: Clock
  readonly #ring: () => void
  /** When to ring, on the clock. */
  #at = Number.POSITIVE_INFINITY
  /** When the timer is due, which is never later than that. */
  #due = Number.POSITIVE_INFINITY
  #cancel: (() => void) | null = null

  /** @param ring called once for each time that was set and has come */
  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock
    this.#ring = ring
  }

  /** @param at when to ring, on the clock; a time that was set before is forgotten */
  set(at: number): void {
    this.#at = at
    if (this.#due <= at) return
    this.#cancel?.()
    this.#start()
  }

  /** Takes the time back. */
  clear(): void {
    this.#at = Number.POSITIVE_INFINITY
  }

  /** Takes the time back, and the timer with it. */
  stop(): void {
    this.clear()
    this.#cancel?.()
    this.#cancel = null
    this.#due = Number.POSITIVE_INFINITY
  }

  #start(): void {
    this.#due = this.#at
    this.#cancel = this.#clock.after(Math.max(0, this.#at - this.#clock.now()), this.#onDue)
  }

  readonly #onDue = (): void => {
    this.#cancel = null
    this.#due = Number.POSITIVE_INFINITY
    if (this.#at === Number.POSITIVE_INFINITY) return
    if (this.#clock.now() < this.#at) {
      this.#start()
    } else {
      this.clear()
      this.#ring()
    }
  }
}
