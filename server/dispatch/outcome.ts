import type { DatedFact, TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Facts } from '../../shared/report.ts'
import { type SecondLook, secondLookOf } from '../../shared/second-look.ts'

/**
 * Follows a running test for what comes of it, and for whether it asks for a second look. Lines of the transcript have no say in
 * that, and are not kept: how much a hostile server says is no matter here.
 */
export class Outcome {
  readonly #events: TestEvent[] = []

  note(fact: DatedFact): void {
    if (fact.type !== 'line') this.#events.push({ ...fact, n: this.#events.length + 1 })
  }

  /** What is known so far, without transcripts; null before the first event. */
  facts(): Facts | null {
    return fold(null, this.#events)
  }

  secondLook(): SecondLook | null {
    const facts = this.facts()
    return facts && secondLookOf(facts)
  }
}
