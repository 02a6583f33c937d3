/** Once an hour: old tests are thinned out, what is too old for everything goes, and watches end that never could tell anybody. */
import { dayOf } from '../../shared/watch/days.ts'
import { hourOf, RAW_MS, thinnedOut } from '../../shared/watch/thinning.ts'
import type { Time } from '../dispatch/test-clock.ts'
import type { Store } from '../store/store.ts'
import type { WatchEntry } from '../store/watch/watch-store.ts'
import type { WatchBook } from './book.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** The figures of a day are kept for two years. */
const DAYS_MS = 731 * DAY_MS
/** What became of a message. */
const DELIVERIES_MS = 90 * DAY_MS
const CONFIRMATIONS_MS = 2 * DAY_MS

export type HousekeepingOptions = {
  store: Store
  book: WatchBook
  time: Time
  /** reports of tests are kept for so many days; a look without its test says little */
  retentionDays: number
  /** when a watch ends by itself, in milliseconds since the epoch; null: it does not */
  endsAt: (entry: WatchEntry) => number | null
  /** as its owner would */
  end: (watch: string) => Promise<void>
  log: { error(details: object, message: string): void }
}

/** The hours of a house in which something is watched. */
export class Housekeeping {
  readonly #options: HousekeepingOptions
  #thinned = 0
  #cancel: (() => void) | null = null
  #stopped = false
  #working: Promise<void> = Promise.resolve()

  constructor(options: HousekeepingOptions) {
    this.#options = options
  }

  /** There is something to keep in order. */
  begin(): void {
    if (this.#cancel === null && !this.#stopped) this.#later()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancel?.()
    await this.#working
  }

  #later(): void {
    this.#cancel = this.#options.time.after(HOUR_MS, () => {
      const until = hourOf(this.#options.time.epoch() - RAW_MS)
      this.#working = endUnreached(this.#options)
        .then(() => sweepOnce(this.#options, this.#thinned, until, () => this.#stopped))
        .then(() => {
          this.#thinned = until
        })
        .catch((err) => this.#options.log.error({ err }, 'old tests of watches could not be thinned out'))
      if (!this.#stopped) this.#later()
    })
  }
}

async function endUnreached({ book, time, endsAt, end }: HousekeepingOptions): Promise<void> {
  const now = time.epoch()
  for (const entry of [...book.all()]) {
    const at = endsAt(entry)
    if (at !== null && at <= now) await end(entry.id)
  }
}

/** @param from milliseconds since the epoch, as `until`; what was thinned before need not be looked at again */
export async function sweepOnce(
  { store, book, time, retentionDays }: Pick<HousekeepingOptions, 'store' | 'book' | 'time' | 'retentionDays'>,
  from: number,
  until: number,
  stopped: () => boolean = () => false,
): Promise<void> {
  const { watches } = store
  const now = time.epoch()
  const expired = now - retentionDays * DAY_MS
  for (const { id } of [...book.all()]) {
    if (stopped()) return
    const old = await watches.looks(id, 0, Math.min(expired, until))
    const thin = thinnedOut(await watches.looks(id, Math.max(from, expired), until))
    const gone = [...old, ...thin]
    if (gone.length === 0) continue
    await watches.removeLooks(
      id,
      gone.map(({ at }) => at),
    )
    const unshown = await watches.unshown(thin.map(({ test }) => test))
    await store.forget(unshown.filter((test) => book.get(id)?.state.baseline !== test))
    // Whoever waits for an answer goes first.
    await new Promise((resolve) => setImmediate(resolve))
  }
  await watches.removeDaysBefore(dayOf(now - DAYS_MS))
  await watches.outbox.expire(now - DELIVERIES_MS)
  await watches.forgetConfirmations(now - CONFIRMATIONS_MS)
}
