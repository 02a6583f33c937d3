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
  const { store, publicUrl, epoch } = options
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
    certificates: await certificatesSeen(id, since, options),
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
      .map(({ number, rule, status, since, reopenedAt, wellMs = 0, recoveredAt, reason }) => ({
        number,
        rule: wordsOfKey(rule, rules),
        ruleKey: rule,
        status,
        since,
        reopenedAt,
        wellMs,
        recoveredAt,
        reason,
      }))
      .toReversed(),
    outages: outagesOf(events)
      .filter((outage) => recent(outage.endedAt) && !meets(outage))
      .toReversed(),
  }
}

/**
 * Of each host those that it showed last, each once, the first to end first: a host that is down just now has its certificates
 * all the same. A host that the domain does not name any more is left out.
 */
async function certificatesSeen(
  id: string,
  from: number,
  { store, epoch, reportOf }: StatusOptions,
): Promise<Status['certificates']> {
  const latest = await store.latestLook(id)
  const report = latest && (await reportOf(latest.test))
  let found = report ? certificatesOf(report) : []
  const named = new Set(report?.sessions.filter(ofMail).map(({ host }) => host))
  const isMissing = (host: string) => !found.some((one) => one.host === host)
  if (latest && (named.size === 0 || [...named].some(isMissing))) {
    const looks = (await store.looks(id, from, epoch() + 1)).filter(
      ({ steps }) => (steps.certificate ?? steps['ehlo-tls']) !== undefined,
    )
    // Where all was well, every host was heard; where it never was, at least one.
    for (const look of new Set([looks.findLast(({ mood }) => mood === 'fine'), looks.at(-1)])) {
      const earlier = look ? await reportOf(look.test) : null
      const more = earlier ? certificatesOf(earlier) : []
      found = [...found, ...more.filter(({ host }) => isMissing(host) && (named.size === 0 || named.has(host)))]
    }
  }
  return found.toSorted((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter))
}

function certificatesOf(report: Report): Status['certificates'] {
  const found = new Map<string, Status['certificates'][number]>()
  for (const { host, tls } of report.sessions.filter(ofMail)) {
    const own = tls?.certificates[0]
    if (!own) continue
    const { subject, notAfter, fingerprint256 } = own
    found.set(`${host} ${fingerprint256}`, { host, subject, notAfter, fingerprint256 })
  }
  return [...found.values()]
}
