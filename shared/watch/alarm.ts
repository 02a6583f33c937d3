/** Who is told what, and when: from what happened, who can be told, and the time. Pure. */
import type { AlertKind, ChannelKind } from './alert.ts'
import { endOf, inMaintenance } from './calm.ts'
import type { Occasion, WatchEvent } from './events.ts'
import { callsForSomebody, type Incident, messagesTo } from './incident.ts'
import type { WatchSettings } from './settings.ts'
import type { WatchState } from './state.ts'

/** A confirmed channel whose budget of today is not spent. */
export type Reachable = { id: string; kind: ChannelKind; afterMinutes: number }

export type Planned = {
  channel: string
  kind: AlertKind
  occasion: Occasion
  incident: number | null
  /** not before, in milliseconds since the epoch */
  dueAt: number
}

/** What is to be said now, and when to ask again; null: not before something happens. */
export type Plan = { alerts: Planned[]; nextAt: number | null }

const MINUTE_MS = 60_000
/** What nobody need be called for. */
const SPOKEN_OF: Partial<Record<AlertKind, readonly ChannelKind[]>> = {
  recovered: ['email', 'webhook', 'sms'],
  acknowledged: ['email', 'webhook'],
}

/**
 * What the events of just now call for.
 *
 * @param state as it is after them
 */
export function newsPlan(
  events: readonly WatchEvent[],
  state: WatchState,
  settings: WatchSettings,
  channels: readonly Reachable[],
  at: number,
): Planned[] {
  return events.flatMap((event): Planned[] => {
    switch (event.type) {
      case 'recovered':
      case 'acknowledged': {
        const incident = state.incidents.find(({ number }) => number === event.incident)
        const told = channels.filter(({ id }) => incident && messagesTo(incident, id) > 0)
        return sayTo(told, event.type, event.incident, settings, at)
      }
      case 'differed':
        return sayTo(firstOf(channels), 'changed', null, settings, at)
      case 'unable':
        return sayTo(firstOf(channels), 'unable', null, settings, at)
      default:
        return []
    }
  })
}

/** `able` is said only to whoever heard of `unable`; the state before it knows. */
export function ablePlan(
  before: WatchState,
  events: readonly WatchEvent[],
  settings: WatchSettings,
  channels: readonly Reachable[],
  at: number,
): Planned[] {
  const again = before.clouded?.told && events.some(({ type }) => type === 'able')
  return again ? sayTo(firstOf(channels), 'able', null, settings, at) : []
}

/**
 * Whom the open incidents call for by now: one channel after the other, until somebody takes care. While the latest test was
 * good nobody is called; if it breaks again, what is due by then is said.
 */
export function escalationPlan(
  state: WatchState,
  settings: WatchSettings,
  channels: readonly Reachable[],
  at: number,
): Plan {
  if (settings.paused) return { alerts: [], nextAt: null }
  const open = state.incidents.filter(callsForSomebody)
  if (open.length === 0 || channels.length === 0) return { alerts: [], nextAt: null }
  // Maintenance may end in between; nothing else tells of that.
  if (inMaintenance(settings.maintenance, at)) return { alerts: [], nextAt: at + MINUTE_MS }
  const plans = open.map((incident) => planFor(incident, settings, channels, at))
  const nexts = plans.flatMap(({ nextAt }) => nextAt ?? [])
  return { alerts: plans.flatMap(({ alerts }) => alerts), nextAt: nexts.length > 0 ? Math.min(...nexts) : null }
}

function planFor(incident: Incident, settings: WatchSettings, channels: readonly Reachable[], at: number): Plan {
  const began = Date.parse(incident.reopenedAt ?? incident.openedAt)
  const since = incident.alerts.filter((alert) => Date.parse(alert.at) >= began && CALLS.has(alert.kind))
  const told = (id: string) => since.findLast(({ channel }) => channel === id)
  const untold = channels.filter(({ id }) => !told(id)).toSorted((a, b) => a.afterMinutes - b.afterMinutes)
  // Where nobody was reached so far, there is nobody to wait for.
  const nobody = since.every(({ failed }) => failed)
  const soonest = untold[0]?.afterMinutes
  const alerts: Planned[] = []
  const nexts: number[] = []
  for (const channel of untold) {
    const due = nobody && channel.afterMinutes === soonest ? at : began + channel.afterMinutes * MINUTE_MS
    const when = audible(channel, settings, Math.max(due, at))
    if (when > at) nexts.push(when)
    else {
      const first = since.length === 0
      const occasion = first ? 'at-once' : nobody ? 'undelivered' : 'unacknowledged'
      alerts.push(say(channel, first ? 'opened' : 'escalated', occasion, incident.number, at))
    }
  }
  if (settings.remindMinutes !== null) {
    for (const channel of channels) {
      const last = told(channel.id)
      if (!last || last.failed) continue
      const due = Date.parse(last.at) + settings.remindMinutes * MINUTE_MS
      const when = audible(channel, settings, Math.max(due, at))
      if (when > at) nexts.push(when)
      else alerts.push(say(channel, 'reminder', 'reminder', incident.number, at))
    }
  }
  return { alerts, nextAt: nexts.length > 0 ? Math.min(...nexts) : null }
}

/** What calls for somebody; the rest only tells. Older logs do not say what the last message of a day was. */
const CALLS: ReadonlySet<string> = new Set(['opened', 'escalated', 'reminder', 'no-more-today'])

/** Those that are used first. */
function firstOf(channels: readonly Reachable[]): Reachable[] {
  const soonest = Math.min(...channels.map(({ afterMinutes }) => afterMinutes))
  return channels.filter(({ afterMinutes }) => afterMinutes === soonest)
}

function sayTo(
  channels: readonly Reachable[],
  kind: AlertKind,
  incident: number | null,
  settings: WatchSettings,
  at: number,
): Planned[] {
  if (settings.paused) return []
  const fit = SPOKEN_OF[kind]
  return channels
    .filter((channel) => !fit || fit.includes(channel.kind))
    .map((channel) => ({ ...say(channel, kind, 'at-once', incident, at), dueAt: audible(channel, settings, at) }))
}

function say({ id }: Reachable, kind: AlertKind, occasion: Occasion, incident: number | null, dueAt: number): Planned {
  return { channel: id, kind, occasion, incident, dueAt }
}

/** When a channel may be heard, from a time on: what would wake somebody waits for the end of quiet hours. */
function audible({ kind }: Reachable, { quietHours }: WatchSettings, at: number): number {
  const hush: readonly ChannelKind[] = quietHours?.hush ?? ['sms', 'call']
  return quietHours && hush.includes(kind) ? endOf(quietHours, at) : at
}
