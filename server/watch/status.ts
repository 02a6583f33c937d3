/** What everybody may see of a watch. */
import { ofMail } from '../../shared/question.ts'
import type { Report } from '../../shared/report.ts'
import { inMaintenance } from '../../shared/watch/calm.ts'
import { wordsOfKey } from '../../shared/watch/compose.ts'
import { dayOf } from '../../shared/watch/days.ts'
import type { WatchEvent } from '../../shared/watch/events.ts'
import { incidentsOf } from '../../shared/watch/incident.ts'
import { type Outage, outagesOf } from '../../shared/watch/mail.ts'
import type { Rule } from '../../shared/watch/rules.ts'
import { mailOf, standingOf } from '../../shared/watch/state.ts'
import type { Status } from '../../shared/watch/status.ts'
import { Problem } from '../problems.ts'
import type { WatchStore } from '../store/watch/watch-store.ts'
import { nameOf } from './task.ts'

const DAYS = 90
const DAY_MS = 86_400_000

export type StatusOptions = {
  store: WatchStore
  publicUrl: string
  epoch: () => number
  /** null where it is not kept any more */
  reportOf: (test: string) => Promise<Report | null>
}

/** @throws Problem `not_found` */
export async function statusOf(slug: string, options: StatusOptions): Promise<Status> {
  const { store, publicUrl, epoch, reportOf } = options
  const entry = await store.findBySlug(slug)
  if (!entry) throw new Problem('not_found', 'There is no such page. Check the link, or ask whoever gave it to you.')
  const { id, settings, state, createdAt } = entry
  const since = epoch() - DAYS * DAY_MS
  const latest = await store.latestLook(id)
  const page = `${publicUrl}/s/${slug}`
  return {
    slug,
    ...nameOf(entry),
    mail: mailOf(state),
    standing: standingOf(state),
    maintenance: inMaintenance(settings.maintenance, epoch()),
    watchedSince: new Date(createdAt).toISOString(),
    latestAt: latest?.at ?? null,
    days: await store.days(id, dayOf(since)),
    ...troublesOf(await store.events(id), since, settings.rules),
    certificates: latest ? certificatesOf(await reportOf(latest.test)) : [],
    links: {
      page,
      badge: `${page}/badge.svg`,
      feed: `${page}/feed.atom`,
      calendar: `${page}/certificates.ics`,
    },
  }
}

/** What its rules told of; and when no mail was taken, where no rule was to tell of that. */
function troublesOf(events: readonly WatchEvent[], from: number, rules: readonly Rule[]) {
  const recent = (end: string | null) => end === null || Date.parse(end) >= from
  const incidents = incidentsOf(events)
  const told = incidents.filter(({ rule }) => rule === 'no-mail')
  const meets = ({ since, endedAt }: Outage) =>
    told.some((one) => one.since <= (endedAt ?? '9') && since <= (one.recoveredAt ?? '9'))
  return {
    incidents: incidents
      .filter(({ recoveredAt }) => recent(recoveredAt))
      .map(({ number, rule, status, since, recoveredAt, reason }) => ({
        number,
        rule: wordsOfKey(rule, rules),
        ruleKey: rule,
        status,
        since,
        recoveredAt,
        reason,
      }))
      .toReversed(),
    outages: outagesOf(events)
      .filter((outage) => recent(outage.endedAt) && !meets(outage))
      .toReversed(),
  }
}

/** Each once, the first to end first. */
function certificatesOf(report: Report | null): Status['certificates'] {
  const found = new Map<string, Status['certificates'][number]>()
  for (const { host, tls } of report?.sessions.filter(ofMail) ?? []) {
    const own = tls?.certificates[0]
    if (!own) continue
    const { subject, notAfter, fingerprint256 } = own
    found.set(`${host} ${fingerprint256}`, { host, subject, notAfter, fingerprint256 })
  }
  return [...found.values()].toSorted((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter))
}
