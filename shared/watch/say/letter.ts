/** A letter of ours before it is a mail: what it says, and nothing of how it looks. Pure. */
import { moment } from '../../durations.ts'
import type { Status } from '../../words.ts'
import type { Alert, AlertEvidence, AlertIncident, Confirmation, Links } from '../alert.ts'
import { LABELS, oneLine, subjectOf } from './labels.ts'
import { LAST_TODAY } from './last-today.ts'
import { lasting } from './lasting.ts'

export type Letter = {
  /** one line without control characters */
  subject: string
  /** in a word or two, with the lamp that it stands for */
  label: string
  lamp: Status
  /** one sentence */
  heading: string
  rows: { name: string; text: string }[]
  paragraphs: string[]
  evidence: AlertEvidence | null
  /** what to do next; the first is meant to be done */
  actions: { words: string; url: string }[]
  stop: { words: string; url: string }
}

const MOST_NAMES = 60

/** What happened, since when, how it was confirmed, the line, the remedy, and the ways to answer. */
export function alertLetter(alert: Alert): Letter {
  const { watch, incident, evidence, acknowledge, stop } = alert
  return {
    subject: subjectOf(alert),
    label: LABELS[alert.kind].words,
    lamp: LABELS[alert.kind].lamp,
    heading: alert.summary,
    rows: [
      { name: 'Watched', text: watch.name === watch.target ? watch.target : `${watch.name} (${watch.target})` },
      ...(incident ? incidentRows(incident) : [{ name: 'At', text: moment(alert.at) }]),
    ],
    paragraphs: [acknowledge ? '' : (NOTHING_TO_DO[alert.kind] ?? ''), alert.lastToday ? LAST_TODAY.letter : ''].filter(
      (text) => text !== '',
    ),
    evidence,
    actions: [
      ...(acknowledge ? [{ words: 'I take care of it', url: acknowledge.url }] : []),
      ...(evidence ? [{ words: shows(evidence.url), url: evidence.url }] : []),
    ],
    stop: { words: 'No more of these messages to this address', url: stop.url },
  }
}

/** Of what changed, the page sets the test beside the one before. */
function shows(url: string): string {
  return /\/compare\/[^/]+\/[^/]+$/.test(url) ? 'What changed: this test beside the one before' : 'The whole test'
}

/** Why no answer is asked for, where one might look for a button. */
const NOTHING_TO_DO: Partial<Record<Alert['kind'], string>> = {
  acknowledged: 'Nobody else is woken for this incident. You will hear when it is over.',
  unable:
    'This does not say that mail is lost: the server may ask everybody to come back later, or the fault lies with the tester, or with the way to the server.',
}

function incidentRows(incident: AlertIncident): Letter['rows'] {
  const { number, rule, since, confirmedAt, confirmed, flaps, acknowledgedAt, acknowledgedBy } = incident
  const { againSince, recoveredAt, lastedMs } = incident
  return [
    { name: 'Rule', text: rule },
    { name: 'Since', text: moment(againSince ?? since) },
    ...(againSince ? [{ name: 'First began', text: moment(since) }] : []),
    { name: 'Confirmed', text: `${moment(confirmedAt)}. ${confirmed}`.trim() },
    ...(acknowledgedAt ? [{ name: 'Acknowledged', text: `${moment(acknowledgedAt)} ${acknowledgedBy}`.trim() }] : []),
    ...(recoveredAt ? [{ name: 'Recovered', text: moment(recoveredAt) }] : []),
    ...(lastedMs === null ? [] : [{ name: 'Lasted', text: lasting(lastedMs) }]),
    {
      name: 'Incident',
      text: `${number} of this watch${flaps > 0 ? `; it went away and came back ${times(flaps)}` : ''}`,
    },
  ]
}

/**
 * Goes to somebody who may never have heard of us, and whom a stranger chose: so it holds nothing that the stranger wrote
 * but the name of a mail domain.
 */
export function confirmationLetter({ watch, url, expiresAt, stop }: Confirmation): Letter {
  const target = oneLine(watch.target, MOST_NAMES)
  return {
    subject: `Confirm: alarms about ${target} to this address`,
    label: 'Confirm',
    lamp: 'running',
    heading: `Somebody wants alarms about the mail server of ${target} to be sent to this address.`,
    rows: [{ name: 'Holds until', text: moment(expiresAt) }],
    paragraphs: ['If that was you, confirm it. If it was not, do nothing: no alarm is sent here without it.'],
    evidence: null,
    actions: url ? [{ words: 'Confirm this address', url }] : [],
    stop: { words: 'Never ask this address again', url: stop.url },
  }
}

/** The management links that somebody asked for; to a confirmed mailbox only. */
export function linksLetter({ watches, stop }: Links): Letter {
  const count = watches.length === 1 ? 'one watch' : `${watches.length} watches`
  return {
    subject: `Your links: ${count}`,
    label: 'Your links',
    lamp: 'passed',
    heading: `You asked for the links of what you watch with this address: ${count}.`,
    rows: [],
    paragraphs: ['Whoever has such a link can change and end the watch. Pass none of them on.'],
    evidence: null,
    actions: watches.map(({ name, target, url }) => ({ words: name === target ? target : `${name} (${target})`, url })),
    stop: { words: 'No more messages to this address', url: stop.url },
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
