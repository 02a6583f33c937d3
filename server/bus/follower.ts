import type { Chunk, Store } from '../store/store.ts'
import { Batch } from './batch.ts'
import type { TestLog, Waiter } from './test-log.ts'

/** What a viewer who reads nothing holds, about; thousands of them must fit. */
const PAGE_BYTES = 64 * 1024

type Step = IteratorResult<Batch, undefined>
const END: Step = { done: true, value: undefined }

/**
 * One viewer's way through a test. It holds its position and at most one page of the store, and fetches more only when
 * it is asked: from the memory of a running test, or from the store where it is behind or the test has ended.
 */
export class Follower implements AsyncIterableIterator<Batch, undefined>, Waiter {
  readonly #id: string
  readonly #log: TestLog | null
  readonly #store: Store
  readonly #signal: AbortSignal
  readonly patient: boolean
  #position: number
  #page: Chunk[] = []
  #resume: (() => void) | null = null

  /** @param log null for a test that is not open: all that there is of it is in the store */
  constructor(id: string, log: TestLog | null, store: Store, after: number, signal: AbortSignal, patient: boolean) {
    this.#id = id
    this.#log = log
    this.#store = store
    this.#position = after
    this.#signal = signal
    this.patient = patient
    signal.addEventListener('abort', this, { once: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<Step> {
    while (!this.#signal.aborted) {
      const stored = this.#page.shift()
      if (stored) return this.#give(new Batch(stored.first, stored.last, stored.bytes).after(this.#position))
      const log = this.#log
      const recent = log?.recent(this.#position)
      if (recent) return this.#give(recent)
      if (log && this.#position >= log.committed) {
        if (log.ended) break
        await this.#news(log)
      } else {
        this.#page = await this.#store.read(this.#id, this.#position, PAGE_BYTES)
        if (this.#page.length === 0) break
      }
    }
    return this.return()
  }

  async return(): Promise<Step> {
    this.#signal.removeEventListener('abort', this)
    this.#log?.leave(this)
    return END
  }

  wake(): void {
    this.#resume?.()
    this.#resume = null
  }

  /** The signal was aborted. */
  handleEvent(): void {
    this.wake()
  }

  #give(batch: Batch): Step {
    this.#position = batch.last
    return { done: false, value: batch }
  }

  #news(log: TestLog): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve
      log.wait(this)
    })
  }
}
