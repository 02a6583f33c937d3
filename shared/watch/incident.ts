/** An incident: what its events come to. One is of one rule, from the moment it was seen twice until it was good twice. Pure. */
import { type Static, Type } from 'typebox'
import { oneOf, orNull } from '../events.ts'
import type { WatchEvent } from './events.ts'

export const INCIDENT_STATUSES = ['open', 'easing', 'recovered', 'dropped'] as const

const Time = (description: string) => Type.String({ description: `${description}; ISO 8601` })

export const Incident = Type.Object({
  number: Type.Integer({ description: 'counts the incidents of a watch from 1' }),
  rule: Type.String({ description: 'its name, and what came with it: `capability-lost SIZE`' }),
  status: oneOf(INCIDENT_STATUSES, {
    description: '`easing`: one test was good again; `dropped`: its rule was taken away before it was over',
  }),
  since: Time('when it was first seen'),
  openedAt: Time('when it was seen again'),
  reopenedAt: orNull(Time('when it came back last')),
  brokenSince: Type.Optional(Time('since when it is broken this time, where it came back')),
  wellMs: Type.Optional(Type.Number({ description: 'how long it was well in between; milliseconds' })),
  easedAt: orNull(Time('when a test was good again')),
  recoveredAt: orNull(Time('when it was over')),
  reason: Type.String({ description: 'what was seen last, in a sentence' }),
  tests: Type.Array(Type.String(), {
    description: 'ids: the first that showed it, the one that confirmed it, the last',
  }),
  flaps: Type.Integer({ description: 'how often it came back soon after it was over' }),
  acknowledgedAt: orNull(Time('when somebody took care of it')),
  acknowledgedBy: Type.String({ description: 'in words; empty before' }),
  alerts: Type.Array(
    Type.Object({
      channel: Type.String(),
      delivery: Type.String(),
      kind: Type.String(),
      at: Time('when it was put into the outbox'),
      failed: Type.Boolean({ description: 'whether it did not, or may not have, come through' }),
    }),
    {
      description:
        'the messages that were sent because of it: the last two hundred, among them the last to each channel',
    },
  ),
  messages: Type.Optional(
    Type.Record(Type.String(), Type.Integer(), {
      description: 'how many were sent because of it, by the id of the channel; also those that are no longer listed',
    }),
  ),
})
export type Incident = Static<typeof Incident>

/** More of them in one incident are counted, and no longer listed. */
const MOST_ALERTS = 200

/** The latest, and of each channel the last that it got: who was told decides what is said next. */
function listed(alerts: Incident['alerts']): Incident['alerts'] {
  if (alerts.length <= MOST_ALERTS) return alerts
  const superseded = ({ channel }: Incident['alerts'][number], index: number) =>
    alerts.some((later, at) => at > index && later.channel === channel)
  return alerts.toSpliced(Math.max(0, alerts.findIndex(superseded)), alerts.length - MOST_ALERTS)
}

/** How many messages were sent to each channel. A state that was stored before they were counted has just the list. */
function messagesOf({ messages, alerts }: Incident): Record<string, number> {
  if (messages) return messages
  const counted: Record<string, number> = {}
  for (const { channel } of alerts) counted[channel] = (counted[channel] ?? 0) + 1
  return counted
}

/** How many messages a channel got because of an incident. */
export function messagesTo(incident: Incident, channel: string): number {
  return messagesOf(incident)[channel] ?? 0
}

/** The incident that an event is about; null where it is about none. */
export function incidentOf(event: WatchEvent): number | null {
  return 'incident' in event ? event.incident : null
}

/**
 * @param incident as it was before; null before `opened`
 * @returns as it is after an event about it
 */
export function foldIncident(incident: Incident | null, event: WatchEvent): Incident | null {
  const { at } = event
  if (event.type === 'opened') {
    const { incident: number, rule, since, first, test, reason } = event
    return {
      number,
      rule,
      status: 'open',
      since,
      openedAt: at,
      reopenedAt: null,
      easedAt: null,
      recoveredAt: null,
      reason,
      tests: [first, test],
      flaps: 0,
      acknowledgedAt: null,
      acknowledgedBy: '',
      alerts: [],
      messages: {},
    }
  }
  if (!incident) return null
  const seenBy = (test: string) => [...incident.tests.slice(0, 2), test]
  switch (event.type) {
    case 'eased':
      return { ...incident, status: 'easing', easedAt: at, tests: seenBy(event.test) }
    case 'relapsed':
      return { ...incident, status: 'open', easedAt: null, reason: event.reason, tests: seenBy(event.test) }
    case 'recovered':
      return { ...incident, status: 'recovered', recoveredAt: event.since, tests: seenBy(event.test) }
    case 'reopened': {
      const { since: brokenSince, reason } = event
      const well = incident.recoveredAt ? Math.max(0, Date.parse(brokenSince) - Date.parse(incident.recoveredAt)) : 0
      const wellMs = (incident.wellMs ?? 0) + well
      const times = { reopenedAt: at, brokenSince, wellMs, easedAt: null, recoveredAt: null }
      // Whoever took care of it thought that it was over.
      const anew = { acknowledgedAt: null, acknowledgedBy: '' }
      return {
        ...incident,
        status: 'open',
        ...times,
        ...anew,
        reason,
        flaps: incident.flaps + 1,
        tests: seenBy(event.test),
      }
    }
    case 'dropped':
      return { ...incident, status: 'dropped', recoveredAt: at }
    case 'acknowledged':
      return incident.acknowledgedAt ? incident : { ...incident, acknowledgedAt: at, acknowledgedBy: event.by }
    case 'alerted': {
      const { channel, delivery, kind } = event
      return {
        ...incident,
        alerts: listed([...incident.alerts, { channel, delivery, kind, at, failed: false }]),
        messages: { ...messagesOf(incident), [channel]: messagesTo(incident, channel) + 1 },
      }
    }
    case 'undelivered': {
      const alerts = incident.alerts.map((alert) =>
        alert.delivery === event.delivery ? { ...alert, failed: true } : alert,
      )
      return { ...incident, alerts }
    }
    default:
      return incident
  }
}

/** All incidents of a log, the first first. */
export function incidentsOf(events: Iterable<WatchEvent>): Incident[] {
  const incidents = new Map<number, Incident>()
  for (const event of events) {
    const number = incidentOf(event)
    if (number === null) continue
    const after = foldIncident(incidents.get(number) ?? null, event)
    if (after) incidents.set(number, after)
  }
  return [...incidents.values()]
}

/** Whether it goes on: it is not over, and not known to be. */
export function isOpen({ status }: Pick<Incident, 'status'>): boolean {
  return status === 'open' || status === 'easing'
}

/** Whether it is worth waking somebody: the latest test saw it, and nobody takes care of it yet. */
export function callsForSomebody({ status, acknowledgedAt }: Incident): boolean {
  return status === 'open' && acknowledgedAt === null
}
