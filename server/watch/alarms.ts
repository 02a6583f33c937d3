/** Puts into the outbox what is to be said, in the same commit as what it tells of. */
import type { Report } from '../../shared/report.ts'
import { ablePlan, escalationPlan, newsPlan, type Planned, type Reachable } from '../../shared/watch/alarm.ts'
import type { ChannelKind } from '../../shared/watch/alert.ts'
import { composeAlert } from '../../shared/watch/compose.ts'
import type { WatchEvent, WatchFact } from '../../shared/watch/events.ts'
import { isOpen, messagesTo } from '../../shared/watch/incident.ts'
import type { WatchState } from '../../shared/watch/state.ts'
import type { NewDelivery, WatchEntry, WatchStore } from '../store/watch/watch-store.ts'
import { dated, type Note } from './book.ts'
import type { Confirming } from './confirming.ts'
import { newId, type Tokens } from './keys.ts'
import { nameOf } from './task.ts'

/** Messages in a day, of UTC, to one channel; the last of them says that it is the last. */
export const MOST_A_DAY: Record<ChannelKind, number> = { email: 40, sms: 10, call: 6, webhook: 300 }
/** A watch has so many times that for all its channels of a kind together: where there are more of them, each gets its part. */
const MOST_CHANNELS_IN_FULL = 4

/** Messages in a day to each of so many channels of one kind. */
export function mostADay(kind: ChannelKind, channels: number): number {
  return Math.floor(MOST_A_DAY[kind] * Math.min(1, MOST_CHANNELS_IN_FULL / channels))
}

export type Alarms = {
  /**
   * Adds to facts what they call for.
   * @param report the test that they come from; null where they come from none
   */
  with(
    entry: WatchEntry,
    facts: readonly WatchFact[],
    at: number,
    report: Report | null,
  ): Promise<Pick<Note, 'facts' | 'outbox'>>
  /** When somebody else has to be told, if nobody takes care until then; milliseconds since the epoch. */
  nextAt(entry: WatchEntry): Promise<number | null>
}

export type AlarmsOptions = {
  store: WatchStore
  tokens: Tokens
  confirming: Confirming
  publicUrl: string
  vantage: string
  epoch: () => number
  /** null where it is not kept any more */
  reportOf: (test: string) => Promise<Report | null>
}

const DAY_MS = 86_400_000
/** Facts that somebody may have to hear of. */
const TELLING: ReadonlySet<string> = new Set(['recovered', 'acknowledged', 'differed', 'unable', 'able'])

type Budgeted = Reachable & { address: string; left: number }

export function createAlarms(options: AlarmsOptions): Alarms {
  const { store, tokens, confirming, publicUrl, vantage, epoch, reportOf } = options

  /** Whoever can be told today. */
  async function reachable(entry: WatchEntry, at: number): Promise<Budgeted[]> {
    const midnight = Math.floor(at / DAY_MS) * DAY_MS
    const channels: Budgeted[] = []
    const confirmed = (await store.channels(entry.id)).filter(({ state }) => state === 'confirmed')
    for (const { id, kind, address, afterMinutes } of confirmed) {
      const most = mostADay(kind, confirmed.filter((other) => other.kind === kind).length)
      const left = most - (await store.outbox.countTo(id, midnight))
      if (left > 0) channels.push({ id, kind, address, afterMinutes, left })
    }
    return channels
  }

  async function compose(
    entry: WatchEntry,
    planned: Planned,
    to: Budgeted,
    state: WatchState,
    events: readonly WatchEvent[],
    report: Report | null,
    sequence: number,
    lastToday: boolean,
  ): Promise<NewDelivery> {
    const { channel, kind, incident: number, dueAt } = planned
    const incident = state.incidents.find((one) => one.number === number) ?? null
    // What happens in the same moment is another message's.
    const news = { changed: 'differed', unable: 'unable' }[kind as string]
    const about = events.findLast(({ type }) => type === news)
    const test = incident?.tests.at(-1) ?? (about && 'test' in about ? about.test : null)
    const shown = test === null || test === report?.id ? report : await reportOf(test)
    const compared = about?.type === 'differed' ? `${publicUrl}/compare/${about.before}/${about.test}` : null
    const id = newId()
    const message = composeAlert({
      id: `${entry.id}-${state.n}`,
      kind,
      at: state.at,
      watch: { id: entry.id, ...nameOf(entry) },
      rules: entry.settings.rules,
      incident,
      report: shown && compared ? { ...shown, url: compared } : shown,
      reason: about?.type === 'differed' ? about.summary : about?.type === 'unable' ? about.reason : '',
      putOff: state.mail.status === 'put-off',
      vantage,
      lastToday,
      thread: `${entry.id}-${number ?? id}-${channel}`,
      sequence,
      acknowledgeUrl: `${publicUrl}/ack/${tokens.make('acknowledge', { id: entry.id, incident: number })}`,
      stop: confirming.stopLink(to),
    })
    return { id, watch: entry.id, channel, kind, incident: number, message, createdAt: epoch(), dueAt }
  }

  return {
    async with(entry, facts, at, report) {
      const { events, state } = dated(entry.state, facts, at)
      const urgent = state.incidents.some((incident) => isOpen(incident) && !incident.acknowledgedAt)
      if (!urgent && !facts.some(({ type }) => TELLING.has(type))) return { facts }
      const channels = await reachable(entry, at)
      const { settings } = entry
      const plans = [
        ...newsPlan(events, state, settings, channels, at),
        ...ablePlan(entry.state, events, settings, channels, at),
        ...escalationPlan(state, settings, channels, at).alerts,
      ]
      const outbox: NewDelivery[] = []
      const alerted: WatchFact[] = []
      for (const plan of plans) {
        const channel = channels.find(({ id }) => id === plan.channel)
        if (!channel || channel.left < 1) continue
        channel.left -= 1
        const about = state.incidents.find(({ number }) => number === plan.incident)
        const now = outbox.filter((one) => one.incident === plan.incident && one.channel === plan.channel).length
        // What is about no incident is a thread of its own.
        const sequence = about ? 1 + messagesTo(about, plan.channel) + now : 1
        const delivery = await compose(entry, plan, channel, state, events, report, sequence, channel.left === 0)
        const { channel: to, kind, incident, occasion } = plan
        outbox.push(delivery)
        alerted.push({ type: 'alerted', channel: to, delivery: delivery.id, kind, incident, occasion })
      }
      return { facts: [...facts, ...alerted], outbox }
    },

    async nextAt(entry) {
      const urgent = entry.state.incidents.some((incident) => isOpen(incident) && !incident.acknowledgedAt)
      if (!urgent) return null
      const at = epoch()
      const { alerts, nextAt } = escalationPlan(entry.state, entry.settings, await reachable(entry, at), at)
      return alerts.length > 0 ? at : nextAt
    },
  }
}
