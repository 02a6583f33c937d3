/** A clock that stands still until it is told to go on, so that a minute is tested in no time. */
import type { Clock } from '../../server/probe/clock.ts'

interface Timer {
  at: number
  call: () => void
}

export class ManualClock implements Clock {
  #now = 0
  #timers: Timer[] = []

  now(): number {
    return this.#now
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** How many calls are still to come: none, when all is cleaned up. */
  get pending(): number {
    return this.#timers.length
  }

  /** Milliseconds until the next call; null where nothing waits. */
  get next(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map(({ at }) => at)) - this.#now
  }

  /** Lets time pass, with the calls that fall into it, each at its own time. */
  advance(ms: number): void {
    const until = this.#now + ms
    for (let due = this.#due(until); due; due = this.#due(until)) {
      const timer = due
      this.#timers = this.#timers.filter((other) => other !== timer)
      this.#now = timer.at
      timer.call()
    }
    this.#now = until
  }

  #due(until: number): Timer | undefined {
    return this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
  }
}
