/** Making, changing and ending watches and their channels: what their owners do. */
import type { ChannelKind } from '../../shared/watch/alert.ts'
import type { ChannelOffer, Watch, WatchCreated, WatchOrder } from '../../shared/watch/api.ts'
import { droppedWith } from '../../shared/watch/decide.ts'
import { parseDestination } from '../../shared/watch/destination.ts'
import {
  type ChannelOrder,
  DEFAULT_SETTINGS,
  MOST_CHANNELS,
  planSettings,
  USUAL_AFTER_MINUTES,
  type WatchChange,
  WatchChange as WatchChangeSchema,
  type WatchSettings,
} from '../../shared/watch/settings.ts'
import type { Gate } from '../dispatch/admit.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ChannelEntry, NewDelivery, WatchEntry, WatchedTask } from '../store/watch/watch-store.ts'
import type { WatchBook } from './book.ts'
import type { Confirming } from './confirming.ts'
import { hashToken, newId, newSecret, secretMatches, watchOfSecret } from './keys.ts'
import { nameOf, taskKey, taskOf, taskOfEntry } from './task.ts'
import { offersOf, type ViewOptions, viewOf } from './view.ts'

export type Registry = {
  /** @param client network of whoever asks @throws Problem */
  create(order: WatchOrder, client: string): Promise<WatchCreated>
  /** The watch that a management secret belongs to. @param id where it is known besides @throws Problem */
  owned(secret: string | null, id?: string): Promise<WatchEntry>
  view(entry: WatchEntry): Promise<Watch>
  /** Which kinds of channels can be used here. */
  offers(): ChannelOffer[]
  change(id: string, change: WatchChange): Promise<Watch>
  remove(id: string): Promise<void>
  addChannel(id: string, order: ChannelOrder, client: string): Promise<Watch>
  changeChannel(id: string, channel: string, change: { afterMinutes?: number }): Promise<Watch>
  removeChannel(id: string, channel: string): Promise<Watch>
  /** Sends the confirmation of a channel once more. */
  askAgain(id: string, channel: string, client: string): Promise<Watch>
}

export type RegistryOptions = ViewOptions & {
  tests: Store
  book: WatchBook
  gate: Gate
  confirming: Confirming
  /** 0 = no limit */
  maxWatches: number
  /** something was put into the outbox */
  posted: () => void
  /** a watch came, went, or is to be tested otherwise */
  replanned: (entry: WatchEntry | null, id: string) => void
}

const SETTINGS = Object.keys(WatchChangeSchema.properties) as (keyof WatchChange)[]

export function createRegistry(options: RegistryOptions): Registry {
  const { store, tests, book, gate, confirming, senders, epoch, posted, replanned } = options
  const view = (entry: WatchEntry) => viewOf(entry, options)
  const named = (entry: Pick<WatchEntry, 'id' | 'settings' | 'task'>) => ({ id: entry.id, ...nameOf(entry) })

  async function settingsOf(
    before: WatchSettings,
    change: WatchChange,
    id: string,
    { options: asked }: WatchedTask,
  ): Promise<WatchSettings> {
    const planned = planSettings(before, change, asked)
    if (!planned.ok)
      throw new Problem('request_invalid', `${planned.field} ${planned.message}.`, { field: planned.field })
    const { settings } = planned
    if (!settings.statusPage) return settings
    const slug = settings.statusPage.slug ?? before.statusPage?.slug ?? newId().toLowerCase()
    const taken = await store.findBySlug(slug)
    if (taken && taken.id !== id)
      throw new Problem('request_invalid', `The address /s/${slug} belongs to another watch. Choose another.`, {
        field: 'statusPage',
      })
    return { ...settings, statusPage: { slug } }
  }

  function channelOf(watch: string, { kind, address: text, afterMinutes }: ChannelOrder): ChannelEntry {
    const offer = offersOf(senders).find((one) => one.kind === kind)
    if (!offer?.available) {
      throw new Problem('request_invalid', `${NAMES[kind]}: ${offer?.missing}`, { field: 'channels' })
    }
    const parsed = parseDestination(kind, text)
    if (!parsed.ok)
      throw new Problem('request_invalid', `The address of ${kind} ${parsed.message}.`, { field: 'channels' })
    return {
      id: newId(),
      watch,
      kind,
      address: parsed.address,
      afterMinutes: afterMinutes ?? USUAL_AFTER_MINUTES[kind],
      state: 'unconfirmed',
      createdAt: epoch(),
      confirmedAt: null,
      codeHash: null,
      confirmBefore: null,
      triesLeft: 0,
    }
  }

  function distinct(channels: readonly ChannelEntry[]): void {
    if (channels.length > MOST_CHANNELS)
      throw new Problem('request_invalid', `A watch has ${MOST_CHANNELS} channels at most.`, { field: 'channels' })
    if (new Set(channels.map(({ kind, address }) => `${kind} ${address}`)).size < channels.length)
      throw new Problem('request_invalid', 'The same address stands there twice.', { field: 'channels' })
  }

  async function ownChannel(id: string, channel: string): Promise<ChannelEntry> {
    const found = await store.channel(channel)
    if (found?.watch !== id) throw new Problem('not_found', 'This watch has no such channel.')
    return found
  }

  async function after(written: Promise<WatchEntry | null>): Promise<Watch> {
    const entry = await written
    if (!entry) throw new Problem('not_found', 'This watch was ended just now.')
    return view(entry)
  }

  return {
    view,
    offers: () => offersOf(senders),

    async create(order, client) {
      if (options.maxWatches > 0 && book.size >= options.maxWatches) {
        const detail = `${book.size} watches are kept here, which is as many as fit. Try again another day.`
        throw new Problem('busy', detail, { retryAfterMs: DAY_MS })
      }
      const task = await taskOf(order, tests, gate)
      const id = newId()
      const change = Object.fromEntries(SETTINGS.flatMap((name) => (name in order ? [[name, order[name]]] : [])))
      const settings = await settingsOf(DEFAULT_SETTINGS, change, id, task)
      const planned = (order.channels ?? []).map((channel) => channelOf(id, channel))
      distinct(planned)
      const base = { id, task: taskKey(task), createdAt: epoch(), settings }
      const asked: { channel: ChannelEntry; delivery: NewDelivery }[] = []
      for (const channel of planned) asked.push(await confirming.ask(channel, named(base), client))
      const secret = newSecret(id)
      const entry = await book.open(base, hashToken(secret), {
        facts: [
          { type: 'created', ...task, settings },
          ...planned.map(
            (channel) => ({ type: 'channel', channel: channel.id, kind: channel.kind, change: 'added' }) as const,
          ),
        ],
        channels: asked.map(({ channel }) => channel),
        outbox: asked.map(({ delivery }) => delivery),
      })
      posted()
      replanned(entry, id)
      return { id, url: `${options.publicUrl}/w/${secret}`, secret, watch: await view(entry) }
    },

    async owned(secret, id) {
      if (secret === null) {
        const detail = 'Send the secret that came with the watch: Authorization: Bearer {secret}.'
        throw new Problem('unauthorized', detail)
      }
      const of = watchOfSecret(secret)
      const entry = book.get(id ?? of ?? '')
      if (!entry)
        throw new Problem(
          'not_found',
          'There is no such watch, or it was ended. Check that the link was copied as a whole.',
        )
      if (of !== entry.id || !secretMatches(secret, await store.secretHashes(entry.id)))
        throw new Problem(
          'forbidden',
          'This is not the secret of this watch. Check that the link was copied as a whole.',
        )
      return entry
    },

    async change(id, change) {
      const entry = await book.write(id, async ({ settings: before, state, task }) => {
        const settings = await settingsOf(before, change, id, taskOfEntry({ task }))
        return { facts: [{ type: 'changed', settings }, ...droppedWith(state, settings.rules)], settings }
      })
      if (entry) replanned(entry, id)
      return after(Promise.resolve(entry))
    },

    async remove(id) {
      await book.remove(id)
      replanned(null, id)
    },

    async addChannel(id, order, client) {
      const written = book.write(id, async (entry) => {
        const planned = channelOf(id, order)
        distinct([...(await store.channels(id)), planned])
        const { channel, delivery } = await confirming.ask(planned, named(entry), client)
        const { id: added, kind } = channel
        const facts = [{ type: 'channel', channel: added, kind, change: 'added' } as const]
        return { facts, channels: [channel], outbox: [delivery] }
      })
      const watch = await after(written)
      posted()
      return watch
    },

    changeChannel: (id, channel, { afterMinutes }) =>
      after(
        book.write(id, async () => {
          const own = await ownChannel(id, channel)
          return { facts: [], channels: [{ ...own, afterMinutes: afterMinutes ?? own.afterMinutes }] }
        }),
      ),

    removeChannel: (id, channel) =>
      after(
        book.write(id, async () => {
          const { kind } = await ownChannel(id, channel)
          return { facts: [{ type: 'channel', channel, kind, change: 'removed' }], removedChannels: [channel] }
        }),
      ),

    async askAgain(id, channel, client) {
      const written = book.write(id, async (entry) => {
        const own = await ownChannel(id, channel)
        if (own.state === 'confirmed') throw new Problem('request_invalid', 'This channel is confirmed already.')
        const asked = await confirming.ask(own, named(entry), client)
        return { facts: [], channels: [asked.channel], outbox: [asked.delivery] }
      })
      const watch = await after(written)
      posted()
      return watch
    },
  }
}

const DAY_MS = 86_400_000
const NAMES: Record<ChannelKind, string> = {
  email: 'E-mail',
  sms: 'SMS',
  call: 'A telephone call',
  webhook: 'A webhook',
}
