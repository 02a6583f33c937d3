/** "Send me my links": new management links for a mailbox that was confirmed, and for no other. */
import { parseDestination } from '../../shared/watch/destination.ts'
import { Problem } from '../problems.ts'
import type { ChannelEntry, NewDelivery, WatchStore } from '../store/watch/watch-store.ts'
import type { WatchBook } from './book.ts'
import type { Confirming } from './confirming.ts'
import { hashToken, newId, newSecret, type Tokens } from './keys.ts'
import { nameOf } from './task.ts'

const DAY_MS = 86_400_000
const MOST_A_DAY = { client: 10, destination: 3 }
/** The newest management links of a watch stay good, the first among them as long as so many were asked for. */
const MOST_SECRETS = 10

export type LinksOptions = {
  store: WatchStore
  book: WatchBook
  tokens: Tokens
  confirming: Confirming
  publicUrl: string
  epoch: () => number
  posted: () => void
  log: { error(details: object, message: string): void }
}

/**
 * Whether there are any watches is not told, by the answer or by how long it takes: what is to be done is done after it.
 *
 * @param client network of whoever asks
 * @throws Problem where no mailbox was named, or one visitor asks too often
 */
export type SendLinks = (email: string, client: string) => Promise<void>

export function createLinks(options: LinksOptions): SendLinks {
  const { store, book, tokens, confirming, publicUrl, epoch, posted, log } = options

  async function send(address: string, destination: string): Promise<void> {
    const sent = await store.countConfirmations({ destination }, epoch() - DAY_MS)
    const channels = (await store.channelsAt('email', address)).filter(({ state }) => state === 'confirmed')
    const [first] = channels
    if (!first || sent > MOST_A_DAY.destination) return
    const watches: { name: string; target: string; url: string }[] = []
    for (const { watch } of channels) {
      const entry = book.get(watch)
      if (entry) watches.push({ ...nameOf(entry), url: `${publicUrl}/w/${await addSecret(watch)}` })
    }
    await book.write(first.watch, () => ({ facts: [], outbox: [deliveryTo(first, watches)] }))
    posted()
  }

  async function addSecret(watch: string): Promise<string> {
    const secret = newSecret(watch)
    await store.addSecret(watch, hashToken(secret), epoch(), MOST_SECRETS)
    return secret
  }

  function deliveryTo(channel: ChannelEntry, watches: { name: string; target: string; url: string }[]): NewDelivery {
    const id = newId()
    const at = epoch()
    const message = { kind: 'links' as const, id, watches, stop: confirming.stopLink(channel) }
    return {
      id,
      watch: channel.watch,
      channel: channel.id,
      kind: 'links',
      incident: null,
      message,
      createdAt: at,
      dueAt: at,
    }
  }

  return async (email, client) => {
    const parsed = parseDestination('email', email)
    if (!parsed.ok) throw new Problem('request_invalid', `This ${parsed.message}.`, { field: 'email' })
    const asking = tokens.hashOf(`links ${client}`)
    if ((await store.countConfirmations({ client: asking }, epoch() - DAY_MS)) >= MOST_A_DAY.client) {
      const detail = 'One visitor may ask for links ten times a day. Try again tomorrow.'
      throw new Problem('rate_limited', detail, { retryAfterMs: DAY_MS })
    }
    const destination = tokens.hashOf(`links ${parsed.address}`)
    await store.noteConfirmation({ at: epoch(), client: asking, destination })
    setImmediate(() => {
      send(parsed.address, destination).catch((error) => log.error({ err: error }, 'links could not be sent'))
    })
  }
}
