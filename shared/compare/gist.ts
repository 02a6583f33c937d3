/**
 * What a line says, without what differs whenever it is said: two lines with the same gist say the same. Pure.
 *
 * Left out, each for a mark in its place: dates and times of day; how long something takes; ids of queues and sessions;
 * and in notes of the probe its own port, and that of a practice server. Kept: reply codes, versions, sizes, addresses, and names of hosts, since another
 * name in a banner is another machine behind the address, which is worth knowing. A word without any digit is never taken
 * for an id. Where in doubt a line differs: to show one too many is less of a lie than to hide one.
 */
import type { Direction, StepName } from '../words.ts'

type Mask = readonly [pattern: RegExp, mark: string]

const CLOCK = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[AP]M\b)?`
const ZONE = String.raw`(?: ?(?:[+-]\d{4}|[A-Z]{1,5}\b|Z\b))?(?: ?\([^()]{1,40}\))?`
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}'
const WEEKDAY = '(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? {1,2})?'

/** The longest first: what is left of a date must not be read as something else. */
const DATES: readonly Mask[] = [
  // ISO 8601, and what logs make of it.
  [new RegExp(String.raw`\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]${CLOCK}${ZONE})?`, 'g'), '<date>'],
  // RFC 5322 3.3, with and without the time.
  [new RegExp(String.raw`${WEEKDAY}\b\d{1,2}[ -]${MONTH}[ -]\d{4}(?:,? ${CLOCK}${ZONE})?`, 'g'), '<date>'],
  // ctime: Tue Nov 24 02:43:12 2026
  [new RegExp(String.raw`${WEEKDAY}\b${MONTH} {1,2}\d{1,2},? ${CLOCK}${ZONE}(?: \d{4})?`, 'g'), '<date>'],
  // 24. Nov. 2026, 02:43:12 UTC: as German tells it.
  [new RegExp(String.raw`\b\d{1,2}\. [A-ZÄ][a-zä]{2,4}\.? \d{4}(?:, ${CLOCK}${ZONE})?`, 'g'), '<date>'],
  [new RegExp(String.raw`\b${CLOCK}${ZONE}(?![\d:])`, 'g'), '<time>'],
]

/** `299 seconds`, `6.1 s`, `12 more days`, `noch 12 Tage`: what is counted down or measured. */
const SPANS: readonly Mask[] = [
  [/\b\d{1,9}(?:[.,]\d{1,6})? ?(?:more )?(?:ms|s|secs?|seconds?|min|mins|minutes?|h|hours?|days?|Tage?)\b/gi, '<span>'],
]

/** Where a reply names the port that it was asked from: `[192.0.2.10]:43210`. */
const PORTS: readonly Mask[] = [[/\]:\d{1,5}\b/g, ']:<port>']]

/**
 * `connected to 192.0.2.25 port 25 from 192.0.2.10 port 43210`; a practice server has another port each time too:
 * `connected to 127.0.0.1 port 45229 in the place of 192.0.2.25 port 25 from …`. By their order, since other languages say
 * it in other words.
 */
const PASSING_PORTS: readonly Mask[] = [
  [/(\bport )\d{1,5}(?=\D.*\bport \d{1,5}\D.*\bport \d{1,5}$)/i, '$1<port>'],
  [/(\bport (?:\d{1,5}|<port>)\D.*\bport )\d{1,5}$/i, '$1<port>'],
]

/** A login's challenge holds a nonce (RFC 4954 4, RFC 5802 5.1). */
const CHALLENGE: readonly Mask[] = [[/^(334[ -]).*$/, '$1<challenge>']]

/** @param step where it was said; what EHLO offers is compared to the last digit, dates apart */
export function gistOf({ step, direction, text }: { step: StepName; direction: Direction; text: string }): string {
  if (direction === 'sent') return text
  if (direction === 'note') return masked(text, PASSING_PORTS, SPANS)
  const dated = masked(text, CHALLENGE, DATES)
  return step === 'ehlo' || step === 'ehlo-tls' ? dated : withoutIds(masked(dated, PORTS, SPANS))
}

/** The same of a summary: words of the probe, or the last line of a reply. */
export function gistOfSummary(summary: string): string {
  return withoutIds(masked(summary, DATES, PORTS, SPANS))
}

function masked(text: string, ...masks: (readonly Mask[])[]): string {
  return masks.flat().reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), text)
}

function withoutIds(text: string): string {
  return text.replace(/[A-Za-z0-9][A-Za-z0-9+_.~-]{7,99}=*/g, (word) => (isId(word) ? '<id>' : word))
}

/**
 * `4F2A91C0D2`, `1tEFgh-00000001abc-3C4D`, `d9443c01a7336-29f5a2b3c4dsi1234567plb.123`; neither `mx01-fra2.example.com`
 * nor `Postfix-3.7.2` nor `AES256-SHA256`.
 */
function isId(word: string): boolean {
  const core = word.replace(/[.~=-]+$/, '')
  if (/\.[a-z]{2,}$/i.test(core) || !/\d/.test(core)) return false
  if (/^[\d.]+$/.test(core)) return /\d{9}/.test(core)
  if (/^[0-9A-F]{8,}$|^[0-9a-f]{8,}$/.test(core)) return true
  // Letters and digits by turns, as nobody names anything.
  const turns = (core.match(/\d+|[A-Za-z]+/g) ?? []).length - 1
  return turns >= 4 && core.length >= 10 && !isVersion(core)
}

/** Ends in a version or is one: numbers with dots between, and no letters among them but one. */
function isVersion(word: string): boolean {
  return /(?:^|[A-Za-z]|[-_])v?\d{1,4}(?:\.\d{1,6})+(?:[a-z]\d{0,3})?(?:[-+_](?:\d{1,3}|rc\d{1,2}|deb\d+u\d+))*$/i.test(
    word,
  )
}
