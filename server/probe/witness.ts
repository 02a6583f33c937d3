/** What the sessions of a running test have come to, for those who judge beside them. Keeps no transcript but the banners. */
import type { Fact, TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Session } from '../../shared/report.ts'
import type { Clock } from './clock.ts'

export class Witness {
  readonly #clock: Clock
  readonly #seen: TestEvent[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  note(fact: Fact): void {
    if (fact.type === 'line' && !(fact.step === 'banner' && fact.direction === 'received')) return
    this.#seen.push({ ...fact, n: this.#seen.length + 1, at: '', ms: this.#clock.now() })
  }

  /** The sessions so far. */
  sessions(): readonly Session[] {
    return fold(null, this.#seen)?.sessions ?? []
  }
}
