import type { Watch } from '../../shared/watch/api.ts'
import type { Overview } from '../../shared/watch/overview.ts'
import { Refusal, type WatchCalls, type Wish } from './calls.ts'
import { AT_FIRST_MS, EVERY_MS, inBrowser, keepFresh, type Surroundings } from './keep-fresh.ts'

/** What came of what somebody did, beside the place where it was done. */
export type Said = { at: string; text: string; wrong: boolean; recorded: boolean }

/** A watch on its page: how it is, what its owner does with it, and what is shown of its past. */
export class LiveWatch {
  watch: Watch = $state.raw() as Watch
  seen: Overview = $state.raw() as Overview
  said: Said | null = $state.raw(null)
  ended = $state(false)
  /** whether the last question how it is got no answer */
  stale = $state(false)
  /** null before the page is awake */
  #calls: WatchCalls | null = $state.raw(null)
  #busy = $state(false)
  #wish: Wish
  /** counts what was done: an answer to a question from before it is old */
  #deeds = 0

  constructor(watch: Watch, seen: Overview, wish: Wish) {
    this.watch = watch
    this.seen = seen
    this.#wish = wish
  }

  get awake(): boolean {
    return this.#calls !== null
  }

  /** Whether something can be done just now. */
  get ready(): boolean {
    return this.#calls !== null && !this.#busy
  }

  get wish(): Wish {
    return this.#wish
  }

  /** Keeps it up to date from now on. @returns ends that */
  open(calls: WatchCalls, surroundings: Surroundings = inBrowser): () => void {
    this.#calls = calls
    const pause = () => (this.watch.standing === 'waiting' ? AT_FIRST_MS : EVERY_MS)
    return keepFresh(() => this.#ask(calls), surroundings, pause)
  }

  /**
   * Does what somebody asked for, and shows how it is afterwards, or what went wrong.
   *
   * @param at where that is said
   * @returns whether it was done
   */
  async act(at: string, deed: (calls: WatchCalls) => Promise<Watch>, done = ''): Promise<boolean> {
    const calls = this.#calls
    if (!calls) return false
    this.#busy = true
    this.#deeds++
    try {
      this.watch = await deed(calls)
      this.said = { at, text: done, wrong: false, recorded: false }
      // What was done shows in the past, too; where that is not known just now, it comes with the next question.
      this.seen = await calls.overview(this.#wish).catch(() => this.seen)
      return true
    } catch (error) {
      this.#refused(at, error)
      return false
    } finally {
      this.#busy = false
    }
  }

  async end(at: string): Promise<void> {
    try {
      await this.#calls?.end()
      this.ended = true
    } catch (error) {
      this.#refused(at, error)
    }
  }

  /** Shows another part of the past. @returns whether it is shown */
  async look(at: string, wish: Partial<Wish>): Promise<boolean> {
    const before = this.#wish
    this.#wish = { ...before, ...wish }
    try {
      if (this.#calls) this.seen = await this.#calls.overview(this.#wish)
      return this.#calls !== null
    } catch (error) {
      this.#wish = before
      this.#refused(at, error)
      return false
    }
  }

  async #ask(calls: WatchCalls) {
    if (this.ended) return 'gone'
    const [deeds, wish] = [this.#deeds, this.#wish]
    try {
      const watch = await calls.read()
      const seen = movedOn(this.watch, watch, this.seen) ? await calls.overview(wish) : { ...this.seen, at: now() }
      this.stale = false
      if (deeds !== this.#deeds || wish !== this.#wish) return 'seen'
      this.watch = watch
      this.seen = seen
      return 'seen'
    } catch (error) {
      this.stale = true
      const gone = error instanceof Refusal && (error.status === 404 || error.status === 403)
      if (gone) this.ended = true
      return gone ? 'gone' : 'no-answer'
    }
  }

  #refused(at: string, error: unknown): void {
    const recorded = error instanceof Refusal && error.recorded
    this.said = { at, text: (error as Error).message, wrong: true, recorded }
  }
}

function now(): string {
  return new Date().toISOString()
}

/** Whether the past has become longer: only then it is asked for. */
function movedOn(before: Watch, after: Watch, { incidents, others }: Overview): boolean {
  const under = [...incidents.flatMap(({ deliveries }) => deliveries), ...others].some(
    ({ settledAt }) => settledAt === null,
  )
  const grain = ({ latest, incidents, channels, settings }: Watch) =>
    JSON.stringify([latest?.test, incidents, channels, settings])
  return under || grain(before) !== grain(after)
}
