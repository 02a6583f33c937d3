/** The incidents of a watch, and when no mail was taken besides, as a feed; the ends of its certificates as a calendar. Pure. */
import { xml } from '../pictures/text.ts'
import { spanWords } from './compose.ts'
import { brokenMs } from './lasting.ts'
import { RULE_WORDS } from './rule-words.ts'
import type { Status } from './status.ts'

type Entry = {
  id: string
  rule: string
  since: string
  /** when it came back last */
  reopenedAt?: string | null
  wellMs?: number
  endedAt: string | null
  reason: string
}

/** RFC 4287. An entry is one incident: it changes (4.2.15) when that comes back, and when it is over, and keeps its id. */
export function atomFeed(status: Status): string {
  const { name, target, links, watchedSince } = status
  const found = entriesOf(status)
  const updated = found.map(changedAt).toSorted().at(-1) ?? watchedSince
  const entries = found.map((entry) => {
    const { id, rule, since, endedAt, reopenedAt, wellMs, reason } = entry
    const how = endedAt
      ? `over after ${spanWords(brokenMs({ since, recoveredAt: endedAt, wellMs }, endedAt))}: `
      : reopenedAt
        ? 'back again: '
        : ''
    const title = `${target}: ${how}${rule}`
    return `  <entry>
    <id>${xml(`${links.page}#${id}`)}</id>
    <title>${xml(title)}</title>
    <published>${since}</published>
    <updated>${changedAt(entry)}</updated>
    <link href="${xml(`${links.page}#${id}`)}"/>
    <summary>${xml(reason)}</summary>
  </entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(links.page)}</id>
  <title>${xml(`${name}: incidents`)}</title>
  <updated>${updated}</updated>
  <author><name>Helograph</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(links.feed)}"/>
  <link rel="alternate" href="${xml(links.page)}"/>
${entries.join('')}</feed>
`
}

function changedAt({ since, reopenedAt, endedAt }: Entry): string {
  return endedAt ?? reopenedAt ?? since
}

/** The latest first. */
function entriesOf({ incidents, outages }: Status): Entry[] {
  return [
    ...incidents.map(({ number, recoveredAt: endedAt, ...one }) => ({ ...one, id: `incident-${number}`, endedAt })),
    ...outages.map(({ n, ...one }) => ({ ...one, id: `outage-${n}`, rule: RULE_WORDS['no-mail'] })),
  ].toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since))
}

/** RFC 5545 3.6 wants at least one component in a calendar; a time zone is one, and shows nothing to anybody. */
const NOTHING = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** RFC 5545. A day for each certificate, with a reminder a fortnight and three days before it. @param now ISO 8601 */
export function certificateCalendar({ name, certificates, links }: Status, now: string): string {
  const stamp = compact(now)
  const lines = certificates.flatMap(({ host, subject, notAfter, fingerprint256 }) => [
    'BEGIN:VEVENT',
    `UID:${fingerprint256.replaceAll(':', '').toLowerCase()}-${host}@helograph`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(notAfter).slice(0, 8)}`,
    `SUMMARY:${text(`The certificate of ${host} ends at ${notAfter.slice(11, 16)} UTC`)}`,
    `DESCRIPTION:${text(`${subject}\n${links.page}`)}`,
    'TRANSP:TRANSPARENT',
    ...['-P14D', '-P3D'].flatMap((before) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${text(`The certificate of ${host} ends soon`)}`,
      `TRIGGER:${before}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ])
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Helograph//Watching//EN',
    `X-WR-CALNAME:${text(`${name}: certificates`)}`,
  ]
  return [...head, ...(lines.length > 0 ? lines : NOTHING), 'END:VCALENDAR']
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

function compact(time: string): string {
  return `${time.slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** RFC 5545 3.3.11 */
function text(value: string): string {
  return plain(value)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** RFC 5545 3.1: no line is longer than 75 octets; a character is never cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

/** What no calendar may hold; a line feed apart. */
function plain(value: string): string {
  return value.replace(/[^\n\P{Cc}]/gu, ' ')
}
