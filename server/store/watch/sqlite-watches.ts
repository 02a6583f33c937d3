import type { Kysely } from 'kysely'
import type Database from 'libsql'
import type { ChannelKind } from '../../../shared/watch/alert.ts'
import type { ChannelState } from '../../../shared/watch/api.ts'
import type { DayFigures } from '../../../shared/watch/days.ts'
import type { WatchEvent } from '../../../shared/watch/events.ts'
import type { Look } from '../../../shared/watch/look.ts'
import type { WatchSettings } from '../../../shared/watch/settings.ts'
import type { WatchState } from '../../../shared/watch/state.ts'
import { atOnce } from '../at-once.ts'
import type { Tables } from '../migrations.ts'
import { prepare } from '../statement.ts'
import { createSqliteOutbox } from './sqlite-outbox.ts'
import { type ChannelRow, channelQueries, watchQueries } from './watch-queries.ts'
import type { ChannelEntry, NewDelivery, WatchEntry, WatchNews, WatchStore } from './watch-store.ts'

/** Watches in the embedded store. */
export function createSqliteWatches(database: Database.Database, kysely: Kysely<Tables>): WatchStore {
  const query = { ...watchQueries(database, kysely), channel: channelQueries(database, kysely) }
  const write = prepare<Omit<Tables['deliveries'], 'no' | 'settled_at' | 'receipt'>>(database, (value) =>
    kysely.insertInto('deliveries').values({
      id: value('id'),
      watch: value('watch'),
      channel: value('channel'),
      kind: value('kind'),
      incident: value('incident'),
      message_json: value('message_json'),
      state: value('state'),
      created_at: value('created_at'),
      due_at: value('due_at'),
    } as Tables['deliveries']),
  )

  /** Numbers never change, and nearly every call needs one. */
  const numbers = new Map<string, number>()

  function numberOf(id: string): number | null {
    const known = numbers.get(id) ?? query.find.all({ id })[0]?.no
    if (known !== undefined) numbers.set(id, known)
    return known ?? null
  }

  function keep(news: WatchNews): void {
    const { watch: id, opened, settings, events, state, look, outbox = [] } = news
    if (opened && settings) {
      const { task, createdAt: at, secretHash } = opened
      const slug = settings.statusPage?.slug ?? null
      query.open.run({ id, task, at, settings: JSON.stringify(settings), state: JSON.stringify(state), slug })
      query.addSecret.run({ hash: secretHash, watch: numberOf(id) as number, at })
    }
    const watch = numberOf(id)
    if (watch === null) return
    if (settings && !opened)
      query.set.run({ no: watch, settings: JSON.stringify(settings), slug: settings.statusPage?.slug ?? null })
    for (const event of events)
      query.append.run({ watch, n: event.n, at: Date.parse(event.at), event: JSON.stringify(event) })
    if (events.length > 0 && !opened) query.stand.run({ no: watch, state: JSON.stringify(state) })
    if (look) query.addLook.run({ watch, at: Date.parse(look.at), test: look.test, look: JSON.stringify(look) })
    for (const { day, figures } of news.days ?? []) query.putDay.run({ watch, day, figures: JSON.stringify(figures) })
    for (const channel of news.channels ?? []) query.channel.put.run(channelRow(channel, watch))
    for (const channel of news.removedChannels ?? []) query.channel.remove.run({ id: channel })
    for (const delivery of outbox) write.run(deliveryRow(delivery, watch))
  }

  return {
    outbox: createSqliteOutbox(database, kysely, keep),

    async commit(news) {
      try {
        atOnce(database, () => news.forEach(keep))
      } catch (error) {
        numbers.clear()
        throw error
      }
    },

    find: async (id) => entryOf(query.find.all({ id })[0]),
    findBySlug: async (slug) => entryOf(query.findBySlug.all({ slug })[0]),
    all: async () => query.all.all({}).map((row) => entryOf(row) as WatchEntry),
    count: async () => query.count.all({})[0]?.count ?? 0,

    async secretHashes(id) {
      const watch = numberOf(id)
      return watch === null ? [] : query.secrets.all({ watch }).map(({ hash }) => hash)
    },

    async addSecret(id, hash, at, most) {
      const watch = numberOf(id)
      if (watch === null) return
      atOnce(database, () => {
        query.addSecret.run({ hash, watch, at })
        for (const { hash: old } of query.secrets.all({ watch }).slice(most)) query.removeSecret.run({ hash: old })
      })
    },

    async events(id) {
      const watch = numberOf(id)
      if (watch === null) return []
      return query.events.all({ watch }).map(({ event_json }) => JSON.parse(event_json) as WatchEvent)
    },

    channel: async (id) => query.channel.find.all({ id }).map(channelOf)[0] ?? null,
    channels: async (watch) => query.channel.of.all({ watch }).map(channelOf),
    channelsAt: async (kind, address) => query.channel.at.all({ kind, address }).map(channelOf),

    async looks(id, from, to) {
      const watch = numberOf(id)
      return watch === null ? [] : query.looks.all({ watch, from, to }).map(lookOf)
    },

    async latestLook(id) {
      const watch = numberOf(id)
      return watch === null ? null : (query.latestLook.all({ watch }).map(lookOf)[0] ?? null)
    },

    async day(id, day) {
      const watch = numberOf(id)
      const row = watch === null ? undefined : query.day.all({ watch, day })[0]
      return row ? (JSON.parse(row.figures_json) as DayFigures) : null
    },

    async days(id, from) {
      const watch = numberOf(id)
      const rows = watch === null ? [] : query.days.all({ watch, from })
      return rows.map(({ day, figures_json }) => ({ day, figures: JSON.parse(figures_json) as DayFigures }))
    },

    removeDaysBefore: async (day) => void query.removeDaysBefore.run({ day }),

    async removeLooks(id, at) {
      const watch = numberOf(id)
      if (watch === null) return
      atOnce(database, () => {
        for (const one of at) query.removeLook.run({ watch, at: Date.parse(one) })
      })
    },

    unshown: async (tests) => tests.filter((test) => query.shows.all({ test }).length === 0),

    async remove(id) {
      const watch = numberOf(id)
      if (watch === null) return
      atOnce(database, () => {
        for (const statement of query.remove) statement.run({ watch })
      })
      numbers.delete(id)
    },

    noteConfirmation: async (asked) => void query.channel.noteConfirmation.run(asked),

    async countConfirmations(of, since) {
      const rows =
        'client' in of
          ? query.channel.confirmationsBy.all({ ...of, since })
          : query.channel.confirmationsTo.all({ ...of, since })
      return rows[0]?.count ?? 0
    },

    forgetConfirmations: async (before) => void query.channel.forgetConfirmations.run({ before }),
    isUnwanted: async (destination) => query.channel.unwanted.all({ destination }).length > 0,
    noteUnwanted: async (destination, at) => void query.channel.noteUnwanted.run({ destination, at }),
    forgetUnwanted: async (destination) => void query.channel.forgetUnwanted.run({ destination }),

    async houseKey(name, make) {
      const known = query.channel.key.all({ name })[0]
      if (known) return known.value
      query.channel.keepKey.run({ name, value: make() })
      return query.channel.key.all({ name })[0]?.value as string
    },
  }
}

function entryOf(row: Tables['watches']): WatchEntry
function entryOf(row: Tables['watches'] | undefined): WatchEntry | null
function entryOf(row: Tables['watches'] | undefined): WatchEntry | null {
  if (!row) return null
  const { id, task, created_at, settings_json, state_json } = row
  const settings = JSON.parse(settings_json) as WatchSettings
  return { id, task, createdAt: created_at, settings, state: JSON.parse(state_json) as WatchState }
}

function lookOf({ look_json }: Pick<Tables['looks'], 'look_json'>): Look {
  // Older ones do not say whether mail was taken.
  return { mail: 'unknown', ...JSON.parse(look_json) } as Look
}

function channelOf(row: ChannelRow): ChannelEntry {
  const { id, watch_id, kind, address, after_minutes, state, created_at } = row
  return {
    id,
    watch: watch_id,
    kind: kind as ChannelKind,
    address,
    afterMinutes: after_minutes,
    state: state as ChannelState,
    createdAt: created_at,
    confirmedAt: row.confirmed_at,
    codeHash: row.code_hash,
    confirmBefore: row.confirm_before,
    triesLeft: row.tries_left,
  }
}

function channelRow(channel: ChannelEntry, watch: number): Omit<Tables['channels'], 'no'> {
  const { id, kind, address, afterMinutes, state, createdAt, confirmedAt, codeHash, confirmBefore, triesLeft } = channel
  return {
    id,
    watch,
    kind,
    address,
    after_minutes: afterMinutes,
    state,
    created_at: createdAt,
    confirmed_at: confirmedAt,
    code_hash: codeHash,
    confirm_before: confirmBefore,
    tries_left: triesLeft,
  }
}

function deliveryRow(
  delivery: NewDelivery,
  watch: number,
): Omit<Tables['deliveries'], 'no' | 'settled_at' | 'receipt'> {
  const { id, channel, kind, incident, message, createdAt, dueAt } = delivery
  return {
    id,
    watch,
    channel,
    kind,
    incident,
    message_json: JSON.stringify(message),
    state: 'waiting',
    created_at: createdAt,
    due_at: dueAt,
  }
}
