import type { TestEvent } from '../../shared/events.ts'
import type { Moment } from './telling.ts'

/**
 * What the time is in the test, in milliseconds since it began, counted on by the browser's monotonic clock.
 * An event that has just arrived cannot lie in the future: so the estimate only ever moves forwards.
 */
export class TestClock {
  #began = $state(Number.POSITIVE_INFINITY)
  #now = $state(0)

  /** Now, in the test's milliseconds; 0 before the first event. */
  get ms(): number {
    return Math.max(0, this.#now - this.#began)
  }

  /**
   * Seconds move with `tick`, not with each event: thousands of them may come at once.
   *
   * @param now the monotonic clock as the event arrived, in milliseconds
   */
  hear(event: TestEvent, now: number): void {
    this.#began = Math.min(this.#began, now - event.ms)
    if (this.#now === 0) this.tick(now)
  }

  /**
   * A page opened while a test waits: how long ago the last event was is told by the wall clock.
   *
   * @param at wall clock in milliseconds since 1970 (the server's where known)
   * @param now the monotonic clock at that moment
   */
  join(last: Moment, at: number, now: number): void {
    const since = Math.max(0, at - Date.parse(last.at))
    this.#began = Math.min(this.#began, now - since - last.ms)
    this.tick(now)
  }

  tick(now: number): void {
    this.#now = Math.max(this.#now, now)
  }
}
