/** A watch as its owner sees it. */
import { CHANNEL_KINDS } from '../../shared/watch/alert.ts'
import type { Channel, ChannelOffer, Watch } from '../../shared/watch/api.ts'
import { inMaintenance } from '../../shared/watch/calm.ts'
import { hintAbout } from '../../shared/watch/destination.ts'
import { isOpen } from '../../shared/watch/incident.ts'
import { mailOf, standingOf } from '../../shared/watch/state.ts'
import type { ChannelEntry, WatchEntry, WatchStore } from '../store/watch/watch-store.ts'
import type { Tokens } from './keys.ts'
import type { Sender } from './sender.ts'
import { taskOfEntry } from './task.ts'

export type ViewOptions = {
  store: WatchStore
  tokens: Tokens
  senders: readonly Sender[]
  publicUrl: string
  permalink: (id: string) => string
  epoch: () => number
  /** about when the task is run next, in milliseconds since the epoch; null while nothing is planned */
  nextTest: (task: string) => number | null
  /** when it ends by itself, since it can tell nobody; in milliseconds since the epoch */
  endsAt: (entry: WatchEntry) => number | null
  /** how many minutes lie between its tests, where they are clearly more than these; else null */
  slowedTo: (task: string, intervalMinutes: number) => number | null
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

export async function viewOf(entry: WatchEntry, options: ViewOptions): Promise<Watch> {
  const { store, publicUrl, permalink, epoch, nextTest } = options
  const { id, settings, state, createdAt } = entry
  const task = taskOfEntry(entry)
  const channels = (await store.channels(id)).map((channel) => channelView(channel, entry, options))
  const latest = await store.latestLook(id)
  return {
    id,
    ...task,
    settings,
    createdAt: new Date(createdAt).toISOString(),
    standing: standingOf(state),
    mail: mailOf(state),
    maintenance: inMaintenance(settings.maintenance, epoch()),
    latest: latest && {
      at: latest.at,
      test: latest.test,
      url: permalink(latest.test),
      verdict: latest.verdict,
      headline: latest.headline,
    },
    nextTestAt: settings.paused ? null : iso(nextTest(entry.task)),
    slowedToMinutes: settings.paused ? null : options.slowedTo(entry.task, settings.intervalMinutes),
    endsAt: iso(options.endsAt(entry)),
    incidents: state.incidents.filter(isOpen),
    channels,
    offers: offersOf(options.senders),
    hints: hintsOf(channels),
    statusUrl: settings.statusPage?.slug ? `${publicUrl}/s/${settings.statusPage.slug}` : null,
  }
}

export function channelView(channel: ChannelEntry, entry: WatchEntry, { tokens, epoch }: ViewOptions): Channel {
  const { id, kind, address, afterMinutes, state, confirmedAt, confirmBefore, triesLeft } = channel
  const pending = confirmBefore !== null && confirmBefore > epoch()
  return {
    id,
    kind,
    address,
    afterMinutes,
    state,
    confirmedAt: iso(confirmedAt),
    confirmBefore: pending ? iso(confirmBefore) : null,
    triesLeft: pending ? triesLeft : 0,
    secret: kind === 'webhook' ? tokens.webhookSecret(id) : '',
    hint: hintAbout(kind, address, taskOfEntry(entry).target),
  }
}

/** What can be used here; what cannot, with what the operator would have to set. */
export function offersOf(senders: readonly Sender[]): ChannelOffer[] {
  return CHANNEL_KINDS.map((kind) => {
    const available = senders.find((sender) => sender.kind === kind)?.available ?? { missing: 'Not available here.' }
    return { kind, available: available === true, missing: available === true ? '' : available.missing }
  })
}

function hintsOf(channels: readonly Channel[]): string[] {
  const confirmed = channels.filter(({ state }) => state === 'confirmed')
  if (confirmed.length === 0)
    return ['Nobody is told yet: confirm a way to be told, through the message that went there.']
  return confirmed.every(({ hint }) => hint !== '') ? [confirmed[0]?.hint ?? ''] : []
}
