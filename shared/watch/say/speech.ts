/** A message as it is spoken at the telephone: a few sentences, said twice, and the keys to answer with. Pure. */
import { printable } from '../../plain-text.ts'
import type { Alert, AlertMessage, Confirmation } from '../alert.ts'
import { LAST_TODAY } from './last-today.ts'
import { lasting } from './lasting.ts'

export type Speech = {
  /** the whole of it is said so many times, with a breath between */
  times: number
  sentences: string[]
  /** whether a key means anything */
  keys: boolean
  /** when no key was pressed */
  farewell: string
}

/** A voice that reads half a minute is listened to; one that reads a page is hung up on. */
const MOST_LETTERS = 240

/** Null for what is not said by telephone. */
export function speechOf(message: AlertMessage): Speech | null {
  if (message.kind === 'links') return null
  return message.kind === 'confirm' ? confirmationSpeech(message) : alertSpeech(message)
}

function alertSpeech({ at, summary, incident, lastToday, acknowledge, stop }: Alert): Speech {
  const end = `press ${stop.key} for no more calls`
  const keys = acknowledge ? `Press ${acknowledge.key} to acknowledge, or ${end}.` : sentence(end)
  const since =
    incident === null
      ? ''
      : incident.lastedMs === null
        ? incident.againSince
          ? `It came back ${spokenTime(incident.againSince, at)}, was seen again ${spokenTime(incident.confirmedAt, at)}, and first began ${spokenTime(incident.since, at)}. `
          : `It began ${spokenTime(incident.since, at)}, and was seen again ${spokenTime(incident.confirmedAt, at)}. `
        : `It lasted ${spoken(lasting(incident.lastedMs))}. `
  const second = `${since.replace(/\. $/, acknowledge ? '; ' : '. ')}${since && acknowledge ? lower(keys) : keys}`
  return {
    times: 2,
    sentences: [`This is Helograph. ${sentence(spoken(summary))}`, ...(lastToday ? [LAST_TODAY.speech] : []), second],
    keys: true,
    farewell: acknowledge ? 'No key was pressed, so nobody has acknowledged this. Goodbye.' : 'Goodbye.',
  }
}

/** The number was chosen by a stranger: nothing that the stranger wrote is spoken but the name of a mail domain. */
function confirmationSpeech({ watch, code, stop }: Confirmation): Speech {
  const digits = [...(code ?? '')].join(', ')
  return {
    times: 3,
    sentences: [
      `This is Helograph. Your code for alarms about ${spoken(watch.target)} is: ${digits}.`,
      `If you did not ask for it, press ${stop.key}, and you will never be called again.`,
    ],
    keys: true,
    farewell: 'Goodbye.',
  }
}

/** What voices stumble over: letters that are no word, and units. */
const SPOKEN: [RegExp, string | ((word: string) => string)][] = [
  [/\bSTARTTLS\b/g, 'start T L S'],
  [/\b(?:TLS|SMTP|EHLO|HELO|MX|UTC|DNS|MTA|STS|IP)\b/g, (word) => [...word].join(' ')],
  [/(\d) s\b/g, '$1 seconds'],
  [/(\d) ms\b/g, '$1 milliseconds'],
  [/(\d) min\b/g, '$1 minutes'],
  [/(\d) h\b/g, '$1 hours'],
]

/** Text for a voice: no sign in it that is read aloud as a sign, and not longer than anybody listens. */
export function spoken(text: string): string {
  let said = printable(text.replace(/\s+/g, ' '))
  for (const [pattern, instead] of SPOKEN)
    said = typeof instead === 'string' ? said.replace(pattern, instead) : said.replace(pattern, instead)
  said = said
    .replace(/(?<=[\w-])\.(?=\w)/g, ' dot ')
    .replace(/:(?=\d)/g, ', port ')
    .replace(/ \(([^()]*)\)/g, ', $1,')
    .replace(/[^\p{L}\p{N}\p{M} .,;:'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[ ,]+(?=[,:;.])/g, '')
    .trim()
  const letters = [...said]
  return letters.length <= MOST_LETTERS ? said : `${letters.slice(0, MOST_LETTERS).join('').trimEnd()} and so on`
}

/** `at 2 43 U T C`, of an ISO 8601 time; with its date where it is another day than the one on which it is said. */
function spokenTime(iso: string, now: string): string {
  const time = `at ${Number(iso.slice(11, 13))} ${iso.slice(14, 16)} U T C`
  return iso.slice(0, 10) === now.slice(0, 10) ? time : `on ${spokenDay.format(new Date(iso))} ${time}`
}

const spokenDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

function sentence(text: string): string {
  const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  return /[.!?]$/.test(whole) ? whole : `${whole}.`
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
