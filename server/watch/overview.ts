/** What the page of a watch shows over time. */
import type { Report } from '../../shared/report.ts'
import { CALENDAR_DAYS } from '../../shared/watch/calendar.ts'
import { dayOf } from '../../shared/watch/days.ts'
import { evidenceOf } from '../../shared/watch/evidence-of.ts'
import { type Incident, incidentsOf } from '../../shared/watch/incident.ts'
import { latencyOfDays, latencyOfLooks, type Span, spanOf } from '../../shared/watch/latency.ts'
import type { IncidentSeen, Overview } from '../../shared/watch/overview.ts'
import { type Rule, ruleKey } from '../../shared/watch/rules.ts'
import type { WatchEntry, WatchStore } from '../store/watch/watch-store.ts'
import { deliveryView } from './history.ts'

const DAY_MS = 86_400_000
const MOST_INCIDENTS = 50
/** Those of the incidents that are shown are among them, but for a storm. */
const MOST_DELIVERIES = 500
const MOST_OTHERS = 10
/** To read a test again costs some milliseconds. */
const MOST_REMEMBERED = 500

export type Sight = {
  /** whose tests are wanted, in UTC: `2026-11-25`; by default today */
  day?: string | undefined
  /** how far back latency is wanted; by default a day */
  span?: Span | undefined
}

export type OverviewOf = (entry: WatchEntry, sight: Sight) => Promise<Overview>

export type OverviewOptions = {
  store: WatchStore
  permalink: (id: string) => string
  epoch: () => number
  /** null where it is not kept any more */
  reportOf: (test: string) => Promise<Report | null>
}

export function createOverview({ store, permalink, epoch, reportOf }: OverviewOptions): OverviewOf {
  const remembered = new Map<string, IncidentSeen['evidence']>()

  /** Of the test that confirmed it: that test does not change any more. */
  async function evidenceFor(
    { rule: key, tests }: Incident,
    rules: readonly Rule[],
  ): Promise<IncidentSeen['evidence']> {
    const test = tests[1] ?? tests[0] ?? ''
    const known = remembered.get(`${test} ${key}`)
    if (known) return known
    const report = await reportOf(test)
    if (!report) return null
    const rule = rules.find((one) => ruleKey(one) === key) ?? null
    const { host, address, port, step, message, line, title } = evidenceOf(report, rule)
    const evidence = { url: permalink(test), host, address, port, step, message, line, title }
    if (remembered.size >= MOST_REMEMBERED)
      for (const [oldest] of [...remembered].slice(0, 1)) remembered.delete(oldest)
    remembered.set(`${test} ${key}`, evidence)
    return evidence
  }

  return async ({ id, settings }, { day, span = 'day' }) => {
    const now = epoch()
    const since = now - CALENDAR_DAYS * DAY_MS
    const days = (await store.days(id, dayOf(since))).filter((one) => one.day <= dayOf(now))
    const all = incidentsOf(await store.events(id))
      .filter(({ recoveredAt }) => recoveredAt === null || Date.parse(recoveredAt) >= since)
      .toReversed()
    const deliveries = (await store.outbox.of(id, MOST_DELIVERIES)).map(deliveryView)
    const incidents: IncidentSeen[] = []
    for (const incident of all.slice(0, MOST_INCIDENTS))
      incidents.push({
        ...incident,
        evidence: await evidenceFor(incident, settings.rules),
        deliveries: deliveries.filter((one) => one.incident === incident.number).toReversed(),
      })
    const shown = day !== undefined && Number.isFinite(Date.parse(day)) ? dayOf(Date.parse(day)) : dayOf(now)
    const begin = Date.parse(shown)
    const kept = await store.looks(id, begin, begin + DAY_MS)
    const wide = spanOf(span, now)
    return {
      at: new Date(now).toISOString(),
      days,
      incidents,
      olderIncidents: Math.max(0, all.length - MOST_INCIDENTS),
      others: deliveries.filter(({ incident }) => incident === null).slice(0, MOST_OTHERS),
      day: shown,
      looks: {
        made: days.find((one) => one.day === shown)?.figures.looks ?? kept.length,
        kept: kept.map((look) => ({ ...look, url: permalink(look.test) })),
      },
      latency:
        span === 'quarter'
          ? latencyOfDays(days, now)
          : latencyOfLooks(await store.looks(id, wide.from, wide.to), span, settings.intervalMinutes, now),
    }
  }
}
