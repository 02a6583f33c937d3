import type { Time } from '../../server/dispatch/test-clock.ts'
import { ManualClock } from '../wire/manual-clock.ts'

/** The clocks of a machine on which it is always the same moment, until a test lets time pass. */
export class ManualTime extends ManualClock implements Time {
  readonly #began: number

  /** @param began milliseconds since the epoch */
  constructor(began: number) {
    super()
    this.#began = began
  }

  epoch(): number {
    return this.#began + this.now()
  }
}
