/**
 * How often one place may be visited in a minute, over the whole process, whoever asks, and which places asked to be
 * left alone for a while. A place is the address of a target, the name of one, or the network of a visitor.
 */
import type { Clock } from './clock.ts'

const WINDOW_MS = 60_000

export interface Refusal {
  retryAfterMs: number
  /** The id of the last test of the same target that visited the place and may be shown to others; empty where there is none. */
  latest: string
  /** `often`: it was visited as often as is polite; `asked`: it said itself to come back later. */
  why: 'often' | 'asked'
}

interface Visit {
  at: number
  test: string
  /** what was tested: a report is named to nobody who asked for something else at the same address */
  target: string
}

export class Budget {
  readonly #perMinute: number
  readonly #clock: Pick<Clock, 'now'>
  readonly #spent = new Map<string, Visit[]>()
  readonly #heldOff = new Map<string, Visit & { until: number }>()

  /** @param perMinute visits to one place in a minute; 0 = no limit, and nobody is held off */
  constructor(perMinute: number, clock: Pick<Clock, 'now'>) {
    this.#perMinute = perMinute
    this.#clock = clock
  }

  /**
   * Whether a visit to the place would be one too many now; null where it would not.
   * @param target what is to be tested there
   * @param coming visits that are on their way already
   */
  refusal(place: string, target = '', coming = 0): Refusal | null {
    if (this.#perMinute === 0) return null
    const now = this.#clock.now()
    const asked = this.#heldOff.get(place)
    const toBeTold = (visit: Visit) => visit.test !== '' && visit.target === target
    if (asked && asked.until > now) {
      return { retryAfterMs: asked.until - now, latest: toBeTold(asked) ? asked.test : '', why: 'asked' }
    }
    const spent = this.#recent(place)
    const left = this.#perMinute - coming
    if (spent.length < left) return null
    const frees = left > 0 ? spent.at(-left) : undefined
    const retryAfterMs = frees ? Math.max(0, frees.at + WINDOW_MS - now) : WINDOW_MS
    return { retryAfterMs, latest: spent.findLast(toBeTold)?.test ?? '', why: 'often' }
  }

  /**
   * Takes a visit out of the budget, or says why not.
   * @param test empty where its report is nobody else's business
   * @param target what it tests there
   */
  spend(place: string, test: string, target = ''): Refusal | null {
    const refusal = this.refusal(place, target)
    if (refusal || this.#perMinute === 0) return refusal
    const spent = this.#recent(place)
    spent.push({ at: this.#clock.now(), test, target })
    // The newest stands last, so that what is old can be dropped from the front.
    this.#spent.delete(place)
    this.#spent.set(place, spent)
    this.forgetOld()
    return null
  }

  /** The place said, in a test, that nobody should come for so many milliseconds. */
  holdOff(place: string, ms: number, test: string, target = ''): void {
    if (this.#perMinute === 0) return
    const at = this.#clock.now()
    this.#heldOff.set(place, { at, until: at + ms, test, target })
    this.forgetOld()
  }

  /** Drops what has no say any more. */
  forgetOld(): void {
    const now = this.#clock.now()
    for (const [place, { until }] of this.#heldOff) if (until <= now) this.#heldOff.delete(place)
    for (const place of this.#spent.keys()) {
      if (this.#recent(place).length > 0) return
      this.#spent.delete(place)
    }
  }

  /** Places that something is kept of. */
  get size(): number {
    return new Set([...this.#spent.keys(), ...this.#heldOff.keys()]).size
  }

  #recent(place: string): Visit[] {
    const since = this.#clock.now() - WINDOW_MS
    return (this.#spent.get(place) ?? []).filter(({ at }) => at > since)
  }
}
