/** The part of the store that knows watches: facts only, no decisions. Asynchronous for the same reason as the rest. */
import type { Options, Target } from '../../../shared/events.ts'
import type { AlertKind, AlertMessage, ChannelKind } from '../../../shared/watch/alert.ts'
import type { ChannelState } from '../../../shared/watch/api.ts'
import type { DayFigures } from '../../../shared/watch/days.ts'
import type { WatchEvent } from '../../../shared/watch/events.ts'
import type { Look } from '../../../shared/watch/look.ts'
import type { WatchSettings } from '../../../shared/watch/settings.ts'
import type { WatchState } from '../../../shared/watch/state.ts'
import type { Outbox } from './outbox.ts'

/** What the watches of one task run. */
export type WatchedTask = { target: Target; options: Options }

export type WatchEntry = {
  id: string
  /** the same for all watches that run the very same test */
  task: string
  /** milliseconds since the epoch */
  createdAt: number
  settings: WatchSettings
  state: WatchState
}

export type ChannelEntry = {
  id: string
  watch: string
  kind: ChannelKind
  address: string
  afterMinutes: number
  state: ChannelState
  createdAt: number
  confirmedAt: number | null
  codeHash: string | null
  confirmBefore: number | null
  triesLeft: number
}

export type DeliveryKind = AlertKind | 'confirm' | 'links'

export type NewDelivery = {
  id: string
  watch: string
  channel: string
  kind: DeliveryKind
  incident: number | null
  message: AlertMessage
  createdAt: number
  dueAt: number
}

/** What happened to a watch at one moment; kept as a whole or not at all. */
export type WatchNews = {
  watch: string
  /** only with the first event */
  opened?: { task: string; createdAt: number; secretHash: string }
  settings?: WatchSettings
  events: readonly WatchEvent[]
  /** what the log comes to after these events */
  state: WatchState
  look?: Look
  days?: readonly { day: string; figures: DayFigures }[]
  /** channels that are new, or are otherwise than before */
  channels?: readonly ChannelEntry[]
  removedChannels?: readonly string[]
  outbox?: readonly NewDelivery[]
}

export type WatchStore = {
  outbox: Outbox
  /** @throws where nothing of it could be kept, also where another has written event `n` of a watch before */
  commit(news: readonly WatchNews[]): Promise<void>
  find(id: string): Promise<WatchEntry | null>
  findBySlug(slug: string): Promise<WatchEntry | null>
  /** All of them, the oldest first. */
  all(): Promise<WatchEntry[]>
  count(): Promise<number>
  secretHashes(watch: string): Promise<string[]>
  /** Only the newest `most` stay good. */
  addSecret(watch: string, hash: string, at: number, most: number): Promise<void>
  events(watch: string): Promise<WatchEvent[]>
  channel(id: string): Promise<ChannelEntry | null>
  channels(watch: string): Promise<ChannelEntry[]>
  channelsAt(kind: ChannelKind, address: string): Promise<ChannelEntry[]>
  /** Oldest first. @param from milliseconds since the epoch, as `to`, which is not included */
  looks(watch: string, from: number, to: number): Promise<Look[]>
  latestLook(watch: string): Promise<Look | null>
  day(watch: string, day: string): Promise<DayFigures | null>
  days(watch: string, from: string): Promise<{ day: string; figures: DayFigures }[]>
  removeDaysBefore(day: string): Promise<void>
  /** @returns the ids of its tests */
  removeLooks(watch: string, at: readonly string[]): Promise<void>
  /** Which of some tests no watch shows any more. */
  unshown(tests: readonly string[]): Promise<string[]>
  /** Removes a watch and all that belongs to it. */
  remove(watch: string): Promise<void>

  noteConfirmation(asked: { at: number; client: string; destination: string }): Promise<void>
  countConfirmations(of: { client: string } | { destination: string }, since: number): Promise<number>
  forgetConfirmations(before: number): Promise<void>
  isUnwanted(destination: string): Promise<boolean>
  noteUnwanted(destination: string, at: number): Promise<void>
  forgetUnwanted(destination: string): Promise<void>
  /** A key of this house; made with the first call. */
  houseKey(name: string, make: () => string): Promise<string>
}
