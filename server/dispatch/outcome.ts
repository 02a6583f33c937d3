import type { DatedFact, TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import { type SecondLook, secondLookOf } from '../../shared/second-look.ts'
import { strictly } from '../../shared/strictness.ts'
import { verdictOf } from '../../shared/verdict.ts'
import type { Verdict } from '../../shared/words.ts'

/**
 * Follows a running test for its verdict, and for whether it asks for a second look. Lines of the transcript have no say in
 * that, and are not kept: how much a hostile server says is no matter here.
 */
export class Outcome {
  readonly #events: TestEvent[] = []

  note(fact: DatedFact): void {
    if (fact.type !== 'line') this.#events.push({ ...fact, n: this.#events.length + 1 })
  }

  verdict(): Verdict | null {
    const facts = fold(null, this.#events)
    return facts && verdictOf(strictly(facts))
  }

  secondLook(): SecondLook | null {
    const facts = fold(null, this.#events)
    return facts && secondLookOf(facts)
  }
}
