import type { EventDate, Fact, TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Facts } from '../../shared/report.ts'
import { type SecondLook, secondLookOf } from '../../shared/second-look.ts'
import { wasPutOff } from '../../shared/untried.ts'

/**
 * Follows a running test for what comes of it, and for whether it asks for a second look. Lines of the transcript have no say in
 * that, and are not kept: how much a hostile server says is no matter here.
 */
export class Outcome {
  #facts: Facts | null = null
  #news: TestEvent[] = []
  #noted = 0

  note(fact: Fact, { at, ms }: EventDate): void {
    if (fact.type !== 'line') this.#news.push({ ...fact, n: ++this.#noted, at, ms })
  }

  /** What is known so far, without transcripts; null before the first event. */
  facts(): Facts | null {
    this.#facts = fold(this.#facts, this.#news)
    this.#news = []
    return this.#facts
  }

  /** Whether all addresses were to be left alone for a while: then nothing was tested. */
  putOff(): boolean {
    const facts = this.facts()
    return facts !== null && wasPutOff(facts)
  }

  secondLook(): SecondLook | null {
    const facts = this.facts()
    return facts && secondLookOf(facts)
  }
}
