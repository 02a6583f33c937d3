/** The logs of all watches, and how each stands: the one place where anything is written about a watch. */
import type { WatchEvent, WatchFact } from '../../shared/watch/events.ts'
import { BEFORE_ALL, foldWatch, type WatchState } from '../../shared/watch/state.ts'
import type { WatchEntry, WatchNews, WatchStore } from '../store/watch/watch-store.ts'
import { InTurn } from './in-turn.ts'

/** What happened to a watch, and what is written with it. */
export type Note = Omit<WatchNews, 'watch' | 'events' | 'state' | 'opened'> & { facts: readonly WatchFact[] }
/** A note that was dated and numbered, and the watch as it is with it. */
export type Dated = { entry: WatchEntry; news: WatchNews }

export class WatchBook {
  readonly #store: WatchStore
  readonly #epoch: () => number
  readonly #entries = new Map<string, WatchEntry>()
  readonly #turns = new InTurn()

  /** @param epoch milliseconds since the epoch */
  constructor(store: WatchStore, epoch: () => number) {
    this.#store = store
    this.#epoch = epoch
  }

  /** Reads what the store has. */
  async load(): Promise<void> {
    for (const entry of await this.#store.all()) this.#entries.set(entry.id, entry)
  }

  get size(): number {
    return this.#entries.size
  }

  get(id: string): WatchEntry | null {
    return this.#entries.get(id) ?? null
  }

  all(): IterableIterator<WatchEntry> {
    return this.#entries.values()
  }

  /** Opens the log of a watch. */
  async open(entry: Omit<WatchEntry, 'state'>, secretHash: string, note: Note): Promise<WatchEntry> {
    const { id: watch, task, createdAt, settings } = entry
    const { facts, ...rest } = note
    const { events, state } = dated(BEFORE_ALL, facts, createdAt)
    const opened = { task, createdAt, secretHash }
    await this.#store.commit([{ ...rest, watch, opened, settings, events, state }])
    const whole = { ...entry, state }
    this.#entries.set(watch, whole)
    return whole
  }

  /**
   * Writes what `decide` makes of a watch, all of it or nothing; whoever else has something to write waits. A date is never
   * before that of the last event, whatever the clock says.
   *
   * @param decide null: nothing happened
   * @param commit writes it together with something else; by default on its own
   * @returns the watch as it is now; null where there is none any more
   */
  async write(
    id: string,
    decide: (entry: WatchEntry, at: number) => Promise<Note | null> | Note | null,
    commit: (news: WatchNews) => Promise<void> = (news) => this.#store.commit([news]),
  ): Promise<WatchEntry | null> {
    return this.#turns.do(id, async () => {
      const entry = this.#entries.get(id)
      if (!entry) return null
      const at = Math.max(this.#epoch(), Date.parse(entry.state.at))
      const note = await decide(entry, at)
      if (!note) return entry
      const { facts, ...rest } = note
      const { events, state } = dated(entry.state, facts, at)
      await commit({ ...rest, watch: id, events, state })
      const after = { ...entry, state, settings: note.settings ?? entry.settings }
      this.#entries.set(id, after)
      return after
    })
  }

  async remove(id: string): Promise<void> {
    await this.#turns.do(id, async () => {
      await this.#store.remove(id)
      this.#entries.delete(id)
    })
  }
}

/** What facts come to when they are written now. */
export function dated(before: WatchState, facts: readonly WatchFact[], at: number) {
  const date = new Date(at).toISOString()
  const events = facts.map((fact, index) => ({ n: before.n + index + 1, at: date, ...fact }) as WatchEvent)
  return { events, state: foldWatch(before, events) }
}
