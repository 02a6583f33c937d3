import { concludeIn } from '../../shared/conclude-in.ts'
import type { KnownWords } from '../../shared/diagnosis/words/saying.ts'
import type { TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Words } from '../../shared/languages/en/index.ts'
import type { Facts } from '../../shared/report.ts'
import type { Connection } from './follow.ts'

/** Calls once, as soon as it makes sense to draw. */
export type Schedule = (call: () => void) => void

/** The one live report of a page: events go in, the report comes out; components only read it. */
export class LiveReport {
  #facts: Facts | null = $state.raw(null)
  #words: KnownWords = $state.raw({})
  #waiting: TestEvent[] = []
  readonly #say: Words['headline']
  readonly #schedule: Schedule

  connection: Connection = $state.raw({ state: 'live' })
  report = $derived.by(() => this.#facts && concludeIn(this.#facts, this.#words, this.#say))

  /**
   * @param events those known already
   * @param words of findings, as far as they are known already
   * @param say the sentences of its headline
   * @param schedule many events that arrive together are folded together
   */
  constructor(events: TestEvent[], words: KnownWords, say: Words['headline'], schedule: Schedule = (call) => call()) {
    this.#say = say
    this.#schedule = schedule
    this.#words = words
    this.append(events)
  }

  /** Number of the last event that was folded. */
  get last(): number {
    return this.#facts?.lastEvent ?? 0
  }

  get facts(): Facts | null {
    return this.#facts
  }

  learn(words: KnownWords): void {
    this.#words = words
  }

  append(events: TestEvent[]): void {
    this.#facts = fold(this.#facts, events)
  }

  receive(event: TestEvent): void {
    if (this.#waiting.push(event) > 1) return
    this.#schedule(() => {
      const events = this.#waiting
      this.#waiting = []
      this.append(events)
    })
  }
}

/** Once a frame; at once where nobody looks, because a hidden page draws no frames. */
export const onceAFrame: Schedule = (call) => {
  if (document.hidden) queueMicrotask(call)
  else requestAnimationFrame(call)
}
