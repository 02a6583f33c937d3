import type { EventDate, Fact } from '../../shared/events.ts'
import type { NewTest } from '../store/store.ts'
import { Batch } from './batch.ts'

/** Why a test ends whose events could not be stored. */
const NOT_STORED =
  "This machine could not store what the test had to tell, so it was stopped; nothing of that is the target's doing."

/** How much of a running test is kept in memory for its viewers; whoever is further behind reads from the store. */
const TAIL_BYTES = 64 * 1024

/** What nobody waits for may gather, but no more of it than so many characters. */
const GATHERED_CHARACTERS = 64 * 1024

/** What of a log is to be written in one commit. */
export type Taken = {
  log: TestLog
  text: string
  first: number
  last: number
  bytes: Buffer
  opening: NewTest | null
  /** when it ended, milliseconds since the epoch */
  endedAt: number | null
}

/** Whoever waits for news of a log; `patient`: not in a hurry. */
export type Waiter = { wake(): void; readonly patient: boolean }

/** The log of one unfinished test: numbers what comes in, and keeps what was committed last. */
export class TestLog {
  readonly id: string
  /** number of the last event that was committed */
  committed: number
  /** committed to the end, or removed: nothing more will come */
  ended = false
  #next: number
  #pending = ''
  #opening: NewTest | null
  #end: [fact: Fact, date: EventDate] | null = null
  #lost = false
  readonly #tail: Batch[] = []
  #tailBytes = 0
  readonly #waiters = new Set<Waiter>()
  readonly #toCommit: (log: TestLog) => void

  /** @param toCommit called when there is something to commit, or when somebody begins to wait for it */
  constructor(id: string, committed: number, opening: NewTest | null, toCommit: (log: TestLog) => void) {
    this.id = id
    this.committed = committed
    this.#next = committed + 1
    this.#opening = opening
    this.#toCommit = toCommit
  }

  /** Whether what is not committed yet should be soon: somebody waits for it, or it has become much. */
  get awaited(): boolean {
    if (this.#opening !== null || this.#pending.length > GATHERED_CHARACTERS) return true
    for (const { patient } of this.#waiters) if (!patient) return true
    return false
  }

  append(fact: Fact, date: EventDate): void {
    if (this.ended || this.#end) return
    if (this.#lost && fact.type !== 'finished') return
    if (fact.type === 'finished') this.#end = [fact, date]
    const told = this.#lost ? { ...fact, status: 'interrupted', reason: NOT_STORED } : fact
    // Put together as text: to copy a fact, only to lay its number and date beside it, takes longer than to write it down.
    this.#pending += `{"n":${this.#next++},"at":"${date.at}","ms":${date.ms},${JSON.stringify(told).slice(1)}\n`
    this.#toCommit(this)
  }

  /** What is not committed yet; null where there is nothing. It stays here until `publish`. */
  take(): Taken | null {
    if (this.#pending === '') return null
    const text = this.#pending
    return {
      log: this,
      text,
      first: this.committed + 1,
      last: this.#next - 1,
      bytes: Buffer.from(text),
      opening: this.#opening,
      endedAt: this.#end && Date.parse(this.#end[1].at),
    }
  }

  /** What was taken is committed: shows it. */
  publish({ text, first, last, bytes, endedAt }: Taken): void {
    if (this.ended) return
    this.#pending = this.#pending.slice(text.length)
    this.#opening = null
    this.committed = last
    this.ended = endedAt !== null
    this.#tail.push(new Batch(first, last, bytes))
    this.#tailBytes += bytes.length
    while (this.#tailBytes > TAIL_BYTES && this.#tail.length > 1)
      this.#tailBytes -= this.#tail.shift()?.bytes.length ?? 0
    this.#wakeAll()
  }

  /** Drops what could not be committed. Numbers go on from what was; all that may still come is the end. */
  lose(): void {
    const end = this.#end
    this.#lost = true
    this.#pending = ''
    this.#next = this.committed + 1
    this.#end = null
    if (end) this.append(...end)
  }

  get lost(): boolean {
    return this.#lost
  }

  /** The test was removed, or the process stops: nothing more will come. */
  end(): void {
    this.ended = true
    this.#pending = ''
    this.#tail.length = 0
    this.#wakeAll()
  }

  /** The next events after number `n` that are still in memory; null where they are not, or not yet there. */
  recent(n: number): Batch | null {
    for (let index = this.#tail.length - 1; index >= 0; index--) {
      const batch = this.#tail[index] as Batch
      if (batch.first <= n + 1) return batch.last > n ? batch.after(n) : null
    }
    return null
  }

  wait(waiter: Waiter): void {
    this.#waiters.add(waiter)
    if (this.#pending !== '') this.#toCommit(this)
  }

  leave(waiter: Waiter): void {
    this.#waiters.delete(waiter)
  }

  #wakeAll(): void {
    const waiters = [...this.#waiters]
    this.#waiters.clear()
    for (const waiter of waiters) waiter.wake()
  }
}
