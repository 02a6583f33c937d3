/**
 * A message as an SMS: what, since when, how confirmed, the failing step, the line, the link, and the words to answer
 * with. In one part of the GSM alphabet where all of that can be said in it, else in two; in UTF-16 only where a name needs it. Pure.
 */
import { day } from '../../durations.ts'
import { printable } from '../../plain-text.ts'
import type { Alert, AlertIncident, AlertMessage, Confirmation } from '../alert.ts'
import { isGsm7, smsSize, toGsm7 } from './gsm7.ts'
import { LABELS } from './labels.ts'
import { LAST_TODAY } from './last-today.ts'

/** Never more than these are sent, and paid for. */
const MOST_PARTS = 2

/** Null for what is not said by SMS. */
export function smsText(message: AlertMessage): string | null {
  if (message.kind === 'links') return null
  return message.kind === 'confirm' ? confirmationSms(message) : alertSms(message)
}

function confirmationSms({ watch, code, stop }: Confirmation): string {
  const whole = (target: string) =>
    `Helograph: ${code ?? ''} is the code to get alarms about ${target} on this phone. Not yours? Ignore it, or reply ${stop.word}.`
  return cut(whole, watch.target, watch.target)
}

function alertSms(alert: Alert): string {
  const { kind, watch, summary, evidence } = alert
  const what = `${LABELS[kind].words}: ${summary.replace(/\.$/, '')}.`
  const name = watch.target
  const fits = (text: string) => smsSize(written(text, name)).parts <= MOST_PARTS
  // Where there was no line, what happened stands in its place, and that is said already.
  const line = evidence && isOpen(alert) && evidence.line !== evidence.message ? evidence.line : ''
  const quoted = (text: string) => what + ending(alert, quote(text))
  const tersely = (text: string) => what + terseEnding(alert, quote(text))
  // Where one part is not enough, two say all of it; and if two are not, of the line what they hold, but enough to know it by.
  if (fits(quoted(beginning(line, ENOUGH_LETTERS)))) return cut(quoted, line, name)
  const least = beginning(line, LEAST_LETTERS)
  if (fits(tersely(least))) return cut(tersely, line, name)
  return cut((shorter) => shorter + terseEnding(alert, quote(least)), what, name)
}

function quote(line: string): string {
  return line === '' ? '' : ` "${line}"`
}

/** So much of a line shows what was answered: a code, an enhanced code, and a few words; where letters are dear, the codes. */
const ENOUGH_LETTERS = 40
const LEAST_LETTERS = 10

function beginning(line: string, most: number): string {
  const letters = [...line]
  return letters.length <= most ? line : `${letters.slice(0, most).join('').trimEnd()}...`
}

/** What follows on what happened: since when, how confirmed, the step, the line, the words to answer with, and the link. */
function ending(alert: Alert, quoted: string): string {
  const { at, incident, evidence, lastToday, acknowledge, stop } = alert
  const when = !incident
    ? ''
    : isOpen(alert)
      ? ` Since ${clock(began(incident), at)} UTC, seen again ${clock(incident.confirmedAt, began(incident))}.${incident.againSince ? ` First ${clock(incident.since, at)}.` : ''}`
      : ` From ${clock(incident.since, incident.recoveredAt ?? at)} to ${clock(incident.recoveredAt ?? incident.since, at)} UTC.`
  const step = evidence?.step && isOpen(alert) ? ` Step ${evidence.step}.` : ''
  const answers = acknowledge
    ? ` Reply ${acknowledge.word} to take it, ${stop.word} to end.`
    : ` Reply ${stop.word} to end.`
  const last = lastToday ? ` ${LAST_TODAY.sms}` : ''
  return `${when}${step}${quoted}${last}${answers}${evidence ? ` ${evidence.url}` : ''}`
}

/** The same where letters are dear. */
function terseEnding({ at, incident, evidence, lastToday, acknowledge, stop }: Alert, quoted: string): string {
  const when = incident ? ` ${clock(began(incident), at)} UTC.` : ''
  const answers = acknowledge ? ` ${acknowledge.word}=take it ${stop.word}=end` : ` ${stop.word}=end`
  const last = lastToday ? ` ${LAST_TODAY.sms}` : ''
  return `${when}${quoted}${last}${answers}${evidence ? ` ${evidence.url}` : ''}`
}

/** This time, where it came back. */
function began({ since, againSince }: AlertIncident): string {
  return againSince ?? since
}

function isOpen({ incident }: Alert): boolean {
  return incident !== null && incident.lastedMs === null
}

/** As much of a text as fits into what surrounds it, with an ellipsis where some is missing. */
function cut(around: (text: string) => string, text: string, name: string): string {
  const letters = [...text]
  for (let kept = letters.length; ; kept--) {
    const shown = kept === letters.length ? text : `${letters.slice(0, kept).join('').trimEnd()}...`
    const sms = written(around(shown), name)
    if (kept <= 0 || smsSize(sms).parts <= MOST_PARTS) return sms
  }
}

/** In the GSM alphabet, but where the watched name itself has letters that it lacks: a name is never misspelt. */
function written(text: string, name: string): string {
  const line = printable(text.replace(/\s+/g, ' ')).trim()
  return isGsm7(name) ? toGsm7(line) : line.normalize('NFC')
}

/** `02:43`; with its date where it is another day than one that is known: `24 Nov 02:43`. */
function clock(iso: string, known: string): string {
  const time = iso.slice(11, 16)
  return iso.slice(0, 10) === known.slice(0, 10) ? time : `${day(iso).replace(/ \d+$/, '')} ${time}`
}
