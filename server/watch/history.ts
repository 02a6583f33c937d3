/** What was seen of a watch over time, and what became of its messages. */
import { dayOf } from '../../shared/watch/days.ts'
import { type DeliveryView, gapsOf, type History } from '../../shared/watch/history.ts'
import { incidentsOf } from '../../shared/watch/incident.ts'
import { Problem } from '../problems.ts'
import type { DeliveryRecord } from '../store/watch/outbox.ts'
import type { WatchEntry, WatchStore } from '../store/watch/watch-store.ts'

const DAY_MS = 86_400_000
/** Of tests no more is told at once. */
const LONGEST_MS = 93 * DAY_MS
const MOST_DELIVERIES = 100

const iso = (at: number) => new Date(at).toISOString()

/**
 * @param span ISO 8601; by default the last day
 * @throws Problem where it is no span, or a very long one
 */
export async function historyOf(
  { id }: WatchEntry,
  span: { from?: string; to?: string },
  now: number,
  store: WatchStore,
  permalink: (id: string) => string,
): Promise<History> {
  const to = span.to === undefined ? now : Date.parse(span.to)
  const from = span.from === undefined ? to - DAY_MS : Date.parse(span.from)
  if (!(from < to)) throw new Problem('request_invalid', 'from has to be before to.', { field: 'from' })
  if (to - from > LONGEST_MS) throw new Problem('request_invalid', 'A span is 93 days at most.', { field: 'from' })
  const events = await store.events(id)
  const within = (begin: string, end: string | null) =>
    Date.parse(begin) < to && (end === null || Date.parse(end) >= from)
  return {
    from: iso(from),
    to: iso(to),
    looks: (await store.looks(id, from, to)).map((look) => ({ ...look, url: permalink(look.test) })),
    days: (await store.days(id, dayOf(from))).filter(({ day }) => day <= dayOf(to)),
    gaps: gapsOf(events).filter((gap) => within(gap.from, gap.to)),
    incidents: incidentsOf(events).filter(({ since, recoveredAt }) => within(since, recoveredAt)),
  }
}

/** The latest first. @param before the id of a delivery: those that were written before it */
export async function deliveriesOf(watch: string, store: WatchStore, before?: string): Promise<DeliveryView[]> {
  const records = await store.outbox.of(watch, MOST_DELIVERIES, before)
  return records.map(deliveryView)
}

export function deliveryView(record: DeliveryRecord): DeliveryView {
  const { id, channel, kind, incident, state, createdAt, dueAt, settledAt, tries } = record
  return {
    id,
    channel,
    kind,
    incident,
    state,
    createdAt: iso(createdAt),
    dueAt: iso(dueAt),
    settledAt: settledAt === null ? null : iso(settledAt),
    tries: tries.map(({ no, beganAt, endedAt, outcome, answer }) => ({
      no,
      beganAt: iso(beganAt),
      endedAt: endedAt === null ? null : iso(endedAt),
      outcome,
      answer,
    })),
  }
}
