import type { Concluded, Conclusions } from '../../shared/concluded.ts'
import { hearConclusions } from '../../shared/conclusions.ts'
import type { TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Words } from '../../shared/languages/en/index.ts'
import type { Facts, Report } from '../../shared/report.ts'
import { strictly } from '../../shared/strictness.ts'
import { underWay } from '../../shared/under-way.ts'
import type { Connection } from './follow.ts'

/** Calls once, as soon as it makes sense to draw. */
export type Schedule = (call: () => void) => void

/** The one live report of a page: events and conclusions go in, the report comes out; components only read it. */
export class LiveReport {
  #facts: Facts | null = $state.raw(null)
  #conclusions: Conclusions | null = $state.raw(null)
  /** Told, but drawn from events that were not folded yet: a finding never comes before its line. */
  #coming: (Conclusions & { upTo: number })[] = []
  #waiting: TestEvent[] = []
  readonly #say: Words['underWay']
  readonly #schedule: Schedule

  connection: Connection = $state.raw({ state: 'live' })
  report = $derived.by(() => this.#facts && reportOf(this.#facts, this.#conclusions, this.#say))

  /**
   * @param events those known already
   * @param conclusions what they come to; null: nobody said yet
   * @param say what the test is at
   * @param schedule many events that arrive together are folded together
   */
  constructor(
    events: TestEvent[],
    conclusions: Conclusions | null,
    say: Words['underWay'],
    schedule: Schedule = (call) => call(),
  ) {
    this.#say = say
    this.#schedule = schedule
    this.#conclusions = conclusions
    this.append(events)
  }

  /** Number of the last event that was folded. */
  get last(): number {
    return this.#facts?.lastEvent ?? 0
  }

  append(events: TestEvent[]): void {
    this.#facts = fold(this.#facts, events)
    const known = this.#coming.findLast(({ upTo }) => upTo <= this.last)
    if (!known) return
    this.#conclusions = known
    this.#coming = this.#coming.filter(({ upTo }) => upTo > this.last)
  }

  receive(event: TestEvent): void {
    if (this.#waiting.push(event) > 1) return
    this.#schedule(() => {
      const events = this.#waiting
      this.#waiting = []
      this.append(events)
    })
  }

  /** @param before the conclusions that were told before, on the same connection @returns these */
  conclude(before: Conclusions | null, message: Concluded): Conclusions {
    const told = hearConclusions(before, message)
    this.#coming.push({ ...told, upTo: message.upTo })
    return told
  }
}

function reportOf(folded: Facts, conclusions: Conclusions | null, say: Words['underWay']): Report {
  const facts = strictly(folded, say.strict)
  const { hosts: _, ...known } = facts
  const { verdict = null, headline = '', findings = [] } = conclusions ?? {}
  return { ...known, verdict, headline: verdict === null ? underWay(facts, say) : headline, findings }
}

/** Once a frame; at once where nobody looks, because a hidden page draws no frames. */
export const onceAFrame: Schedule = (call) => {
  if (document.hidden) queueMicrotask(call)
  else requestAnimationFrame(call)
}
