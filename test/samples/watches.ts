/** Invented watches of invented servers, with a past of ninety days: for the pages, and for their pictures. */
import { CHANNEL_KINDS, type ChannelKind } from '../../shared/watch/alert.ts'
import type { Channel, ChannelOffer, Watch } from '../../shared/watch/api.ts'
import { calendarOf } from '../../shared/watch/calendar.ts'
import type { DayFigures } from '../../shared/watch/days.ts'
import { latencyOfLooks } from '../../shared/watch/latency.ts'
import type { Look, Mood } from '../../shared/watch/look.ts'
import type { Overview } from '../../shared/watch/overview.ts'
import { DEFAULT_SETTINGS } from '../../shared/watch/settings.ts'
import type { Status } from '../../shared/watch/status.ts'
import { BREAKING, BROKEN, delivery, INCIDENT, OLDER, OPEN, REASON } from './incidents.ts'

export const NOW = '2026-11-25T14:22:00.000Z'
const MINUTE = 60_000
const DAY = 1440 * MINUTE
const now = Date.parse(NOW)
const iso = (at: number) => new Date(at).toISOString()
/** What looks like chance, and is the same each time. */
const wave = (at: number, size: number) => size * (1 + 0.3 * Math.sin(at / 3_100_000) + 0.15 * Math.sin(at / 610_000))

export const OFFERS: ChannelOffer[] = CHANNEL_KINDS.map((kind) => ({
  kind,
  available: kind !== 'call',
  missing: kind === 'call' ? 'Not available here: whoever runs this Helograph must set TWILIO_FROM.' : '',
}))

const ADDRESSES: Record<ChannelKind, string> = {
  email: 'ops@example.net',
  sms: '+4930123456',
  call: '+4930123456',
  webhook: 'https://example.net/hooks/mail',
}

export function channel(kind: ChannelKind, changes: Partial<Channel> = {}): Channel {
  return {
    id: `to-${kind}`,
    kind,
    address: ADDRESSES[kind],
    afterMinutes: kind === 'sms' ? 5 : 0,
    state: 'confirmed',
    confirmedAt: '2026-09-14T08:05:00.000Z',
    confirmBefore: null,
    triesLeft: 0,
    secret: '',
    hint: '',
    ...changes,
  }
}

const TAKEN: Watch['mail'] = { status: 'taken', since: '2026-09-14T08:00:01.000Z' }
export const NOT_TAKEN: Watch['mail'] = { status: 'not-taken', since: OPEN.since }

export function watchSample(changes: Partial<Watch> = {}): Watch {
  return {
    id: 'watch0000001',
    target: { input: 'example.com', kind: 'domain', host: 'example.com', port: 25, security: 'auto', family: 'any' },
    options: { via: 'auto', patience: 60, envelope: true, relay: false, auth: false, injection: false, depth: false },
    settings: {
      ...DEFAULT_SETTINGS,
      name: 'Mail of example.com',
      rules: [{ rule: 'no-mail' }, { rule: 'certificate-ends', days: 14 }],
    },
    createdAt: '2026-09-14T08:00:00.000Z',
    standing: 'fine',
    mail: TAKEN,
    maintenance: false,
    latest: {
      at: iso(now - 2 * MINUTE),
      test: 'clean0000001',
      url: '/t/clean0000001',
      verdict: 'passed',
      headline: 'example.com takes mail as it should.',
    },
    nextTestAt: iso(now + 3 * MINUTE),
    slowedToMinutes: null,
    endsAt: null,
    incidents: [],
    channels: [channel('email'), channel('sms')],
    offers: OFFERS,
    hints: [],
    statusUrl: null,
    ...changes,
  }
}

/** A day in the past, and what it was like. */
const STORIES: Record<string, Partial<Record<Mood, number>> & { incidents?: number; unwatched?: number }> = {
  '2026-11-25': { broken: 1320, incidents: 1 },
  '2026-11-19': { suspect: 60 },
  '2026-11-08': { maintenance: 50_000 },
  '2026-10-30': { unwatched: 86_400 },
  '2026-10-31': { unwatched: 20_000 },
  '2026-10-21': { unable: 9000 },
  '2026-10-07': { broken: 14_400, incidents: 1 },
}

function figuresOf(day: string): DayFigures {
  const { incidents = 0, unwatched = 0, ...moods } = STORIES[day] ?? {}
  const length = Math.min(DAY, now - 2 * MINUTE - Date.parse(day)) / 1000
  const other = Object.values(moods).reduce((sum, one) => sum + one, 0)
  const fine = Math.max(0, length - other - unwatched)
  const looks = Math.round((length - unwatched) / 300)
  const at = Date.parse(day)
  const step = (ms: number) => ({ count: looks, meanMs: wave(at, ms), mostMs: wave(at, ms) * 2.4 })
  return {
    looks,
    seconds: { fine, suspect: 0, broken: 0, unable: 0, maintenance: 0, ...moods },
    mail: mailSeconds({ fine, ...moods }),
    incidents,
    steps:
      looks === 0
        ? {}
        : {
            connect: step(12),
            banner: step(180),
            ehlo: step(14),
            starttls: step(13),
            certificate: step(31),
            'mail-from': step(15),
            'rcpt-to': step(240),
          },
  }
}

/** Mail was the only thing that ever went wrong. */
function mailSeconds({
  fine = 0,
  suspect = 0,
  broken = 0,
  unable = 0,
  maintenance = 0,
}: Partial<Record<Mood, number>>) {
  return { taken: fine + suspect, 'not-taken': broken, unknown: unable, maintenance }
}

export const DAYS = calendarOf({ days: [], since: 0, latestAt: null, now }, 'rules')
  .filter(({ day }) => day >= '2026-09-14')
  .map(({ day }) => ({ day, figures: figuresOf(day) }))

export function looksOf(day: string, spell = BROKEN): Overview['looks']['kept'] {
  const begin = Date.parse(day)
  const end = Math.min(begin + DAY, now - MINUTE)
  const looks: Overview['looks']['kept'] = []
  for (let at = begin + 2 * MINUTE; at < end; at += 5 * MINUTE) {
    const during = (time: number) => time >= spell.from && time < spell.to
    const broken = during(at)
    const steps: Look['steps'] = broken
      ? { connect: wave(at, 12) }
      : {
          connect: wave(at, 12),
          banner: wave(at * 3, 180),
          ehlo: wave(at, 14),
          starttls: wave(at, 13),
          certificate: wave(at, 31),
          'mail-from': wave(at, 15),
          'rcpt-to': wave(at * 7, 240),
        }
    const test = `t${at / MINUTE}`
    looks.push({
      at: iso(at),
      test,
      url: `/t/${test}`,
      mood: broken ? 'broken' : 'fine',
      mail: broken ? 'not-taken' : 'taken',
      verdict: broken ? 'failed' : 'passed',
      headline: broken ? REASON : 'example.com takes mail as it should.',
      durationMs: 900,
      steps,
      notable: broken !== during(at - 5 * MINUTE),
    })
  }
  return looks
}

export function overviewSample(changes: Partial<Overview> = {}): Overview {
  const kept = looksOf('2026-11-25')
  return {
    at: NOW,
    days: DAYS,
    incidents: [INCIDENT, OLDER],
    olderIncidents: 0,
    others: [
      {
        ...delivery('confirm', 'to-email', now - 70 * DAY, 'delivered', [['delivered', '250 2.0.0 Ok']]),
        incident: null,
      },
    ],
    day: '2026-11-25',
    looks: { made: kept.length, kept },
    latency: latencyOfLooks([...looksOf('2026-11-24'), ...kept], 'day', 5, now),
    ...changes,
  }
}

/** In the midst of it. */
export function brokenWatch(): { watch: Watch; seen: Overview } {
  const watch = watchSample({
    standing: 'broken',
    mail: NOT_TAKEN,
    incidents: [OPEN],
    channels: [channel('email'), channel('sms', { state: 'stopped' }), channel('webhook', { secret: 'c2VjcmV0' })],
  })
  const { latest } = watch
  const kept = looksOf('2026-11-25', BREAKING)
  const today = figuresOf('2026-11-25')
  const seconds = { ...today.seconds, fine: today.seconds.fine + 550, broken: 770 }
  return {
    watch: { ...watch, latest: latest && { ...latest, verdict: 'failed', headline: REASON } },
    seen: overviewSample({
      days: [...DAYS.slice(0, -1), { day: '2026-11-25', figures: { ...today, seconds, mail: mailSeconds(seconds) } }],
      incidents: [OPEN, OLDER],
      looks: { made: kept.length, kept },
      latency: latencyOfLooks([...looksOf('2026-11-24'), ...kept], 'day', 5, now),
    }),
  }
}

/** Nothing was seen yet, and nobody can be told yet. */
export function freshWatch(): { watch: Watch; seen: Overview } {
  const createdAt = iso(now - MINUTE / 2)
  const waiting = { state: 'unconfirmed', confirmedAt: null } as const
  const watch = watchSample({
    settings: DEFAULT_SETTINGS,
    createdAt,
    standing: 'waiting',
    mail: { status: 'unknown', since: null },
    latest: null,
    nextTestAt: iso(now + MINUTE / 2),
    endsAt: iso(now + 7 * DAY),
    channels: [
      channel('email', {
        ...waiting,
        address: 'postmaster@example.com',
        confirmBefore: iso(now + DAY),
        hint: 'This mailbox seems to live on the server that you watch.',
      }),
      channel('sms', { ...waiting, confirmBefore: iso(now + 15 * MINUTE), triesLeft: 5 }),
    ],
  })
  const none = { days: [], incidents: [], others: [], looks: { made: 0, kept: [] } }
  return { watch, seen: overviewSample({ ...none, latency: latencyOfLooks([], 'day', 5, now) }) }
}

export function statusSample(changes: Partial<Status> = {}): Status {
  const page = '/s/our-mail'
  return {
    slug: 'our-mail',
    name: 'Mail of example.com',
    target: 'example.com',
    mail: TAKEN,
    standing: 'fine',
    maintenance: false,
    watchedSince: '2026-09-14T08:00:00.000Z',
    latestAt: iso(now - 2 * MINUTE),
    days: DAYS,
    incidents: [INCIDENT, OLDER].map(({ number, rule, status, since, recoveredAt, reason }) => ({
      number,
      rule: 'mail cannot arrive at all',
      ruleKey: rule,
      status,
      since,
      recoveredAt,
      reason,
    })),
    outages: [],
    certificates: [
      {
        host: 'mx1.example.com',
        subject: 'CN=mx1.example.com',
        notAfter: '2026-12-30T05:06:07.000Z',
        fingerprint256: 'AA:BB',
      },
      {
        host: 'mx2.example.com',
        subject: 'CN=mx2.example.com',
        notAfter: '2027-01-12T00:00:00.000Z',
        fingerprint256: 'CC:DD',
      },
    ],
    links: { page, badge: `${page}/badge.svg`, feed: `${page}/feed.atom`, calendar: `${page}/certificates.ics` },
    ...changes,
  }
}
