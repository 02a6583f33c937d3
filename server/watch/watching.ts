/** Everything about watches, put together. */
import { randomBytes } from 'node:crypto'
import type { Gate } from '../dispatch/admit.ts'
import type { Time } from '../dispatch/test-clock.ts'
import type { Store } from '../store/store.ts'
import { WatchBook } from './book.ts'
import { createConfirming } from './confirming.ts'
import { createDeeds, type Deeds } from './deeds.ts'
import { Tokens } from './keys.ts'
import { createRegistry, type Registry } from './registry.ts'
import type { Sender } from './sender.ts'

export type Watching = {
  registry: Registry
  deeds: Deeds
  book: WatchBook
}

export type WatchingOptions = {
  store: Store
  gate: Gate
  senders: readonly Sender[]
  time: Time
  publicUrl: string
  permalink: (id: string) => string
  maxWatches: number
}

export async function createWatching(options: WatchingOptions): Promise<Watching> {
  const { store: tests, gate, senders, time, publicUrl, permalink, maxWatches } = options
  const store = tests.watches
  const epoch = () => time.epoch()
  const tokens = new Tokens(await store.houseKey('tokens', () => randomBytes(32).toString('base64url')))
  const book = new WatchBook(store, epoch)
  await book.load()
  const confirming = createConfirming({ store, tokens, epoch, publicUrl })
  const deeds = createDeeds({ store, book, tokens, epoch })
  const registry = createRegistry({
    store,
    tests,
    book,
    gate,
    tokens,
    confirming,
    senders,
    epoch,
    publicUrl,
    permalink,
    maxWatches,
    nextTest: () => null,
    posted: () => {},
    replanned: () => {},
  })
  return { registry, deeds, book }
}
