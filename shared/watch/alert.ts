/**
 * What a message of a watch says, as plain data: the same for mail, SMS, telephone and webhook, each of which finds its own
 * words. Made by the engine when something happens, kept in the outbox, and never changed after that.
 */
import { type Static, Type } from 'typebox'
import { oneOf, orNull } from '../events.ts'
import { STATUSES, STEPS } from '../words.ts'

/** Ways in which a person, or a program, can be told. */
export const CHANNEL_KINDS = ['email', 'sms', 'call', 'webhook'] as const

/**
 * `opened`: an incident was confirmed, the first word to this channel; also where it came back after a recovery (`flaps`).
 * `escalated`: the same, said to this channel because nobody acknowledged it, or nobody could be reached, before.
 * `reminder`: it is still open and nobody has acknowledged it. `acknowledged`: somebody takes care. `recovered`: it is over.
 * `changed`: the rule "anything changed"; there is nothing to acknowledge. `unable`: for an hour nobody could tell how the
 * target is; `able`: now we can again. `no-more-today` is not made any more: older logs have it in place of the last kind of a day.
 */
export const ALERT_KINDS = [
  'opened',
  'escalated',
  'reminder',
  'acknowledged',
  'recovered',
  'changed',
  'unable',
  'able',
  'no-more-today',
] as const

const Time = (description: string) => Type.String({ description: `${description}; ISO 8601 with milliseconds` })

/** What was seen on the wire: the place, the line, and how to mend it. Text of a server is escaped. */
export const AlertEvidence = Type.Object({
  url: Type.String({ description: 'permalink of the test that showed it' }),
  at: Time('when that was seen'),
  host: Type.String({ description: 'empty where it was no conversation' }),
  address: Type.String({ description: 'empty where it was no conversation' }),
  port: Type.Integer(),
  step: orNull(oneOf(STEPS, { description: 'that failed' })),
  kind: Type.String({ description: 'what happened: one of the failure kinds; empty where there was no failure' }),
  message: Type.String({ description: 'what happened, in a sentence' }),
  line: Type.String({ description: 'the very line on the wire, or the answer, that shows it; may be empty' }),
  received: Type.String({ description: 'what had been received by then; may be empty' }),
  title: Type.String({ description: 'the finding in a few words' }),
  meaning: Type.String(),
  remedy: Type.String({ description: 'lines that begin with four spaces are configuration' }),
  source: Type.String({ description: 'RFC and section, CVE, or the document of a vendor' }),
  sessions: Type.Array(
    Type.Object({
      host: Type.String(),
      address: Type.String(),
      steps: Type.Array(Type.Object({ name: oneOf(STEPS), status: oneOf(STATUSES) })),
    }),
    { description: 'the lamps of that test, a row for each conversation' },
  ),
})

export const AlertIncident = Type.Object({
  number: Type.Integer({ description: 'counts the incidents of this watch from 1' }),
  rule: Type.String({ description: 'what was watched for, in words: mail cannot arrive at all' }),
  since: Time('when it was first seen'),
  againSince: Type.Optional(orNull(Time('since when it is broken this time; null where it did not come back'))),
  confirmedAt: Time('when it was seen again, this time'),
  confirmed: Type.String({ description: 'how it was confirmed, in a sentence' }),
  flaps: Type.Integer({ description: 'how often it went away and came back' }),
  acknowledgedAt: orNull(Time('when somebody took it on')),
  acknowledgedBy: Type.String({ description: 'in words: by SMS, by the link in a mail; empty before' }),
  recoveredAt: orNull(Time('when it was over')),
  lastedMs: orNull(
    Type.Number({
      description: 'from `since` to `recoveredAt`, without the time in which it was well in between; in milliseconds',
    }),
  ),
})

export const Alert = Type.Object(
  {
    id: Type.String({ description: 'of this happening; the same in every channel' }),
    kind: oneOf(ALERT_KINDS),
    at: Time('when it happened'),
    watch: Type.Object({
      id: Type.String(),
      name: Type.String({ description: 'as its owner calls it; else the target' }),
      target: Type.String({ description: 'as a person reads it: example.com, mx1.example.com:587' }),
    }),
    summary: Type.String({ description: 'what happened, in one sentence' }),
    incident: orNull(AlertIncident),
    evidence: orNull(AlertEvidence),
    lastToday: Type.Boolean({
      description: 'whether the budget of this day is used up with it: no more is sent before tomorrow',
    }),
    thread: Type.String({ description: 'the same for all messages of an incident to one channel' }),
    sequence: Type.Integer({ description: 'counts the messages of `thread` from 1' }),
    acknowledge: orNull(
      Type.Object({
        url: Type.String({ description: 'a page with a button' }),
        word: Type.String({ description: 'as an SMS back' }),
        key: Type.String({ description: 'on the telephone' }),
      }),
    ),
    stop: Type.Object({
      url: Type.String({
        description: 'a page with a button; a POST to it ends the messages to this channel at once (RFC 8058)',
      }),
      word: Type.String({ description: 'as an SMS back' }),
      key: Type.String({ description: 'on the telephone' }),
    }),
  },
  { description: 'One message of a watch.' },
)

/** Proves that a channel belongs to whoever gave it. */
export type Confirmation = {
  kind: 'confirm'
  id: string
  watch: { name: string; target: string }
  /** six digits, typed in by the person; null for mail and webhooks */
  code: string | null
  /** mail: the page with the button that confirms; else null */
  url: string | null
  /** webhook: what the body of the answer to our POST has to hold; only then it is `delivered`, and confirmed. Else null */
  challenge: string | null
  /** ISO 8601 */
  expiresAt: string
  /** ends all that we ever send there, for whoever never asked for it */
  stop: { url: string; word: string; key: string }
}

/** The management links that somebody asked for, to a confirmed mailbox. */
export type Links = {
  kind: 'links'
  id: string
  watches: { name: string; target: string; url: string }[]
  stop: { url: string; word: string; key: string }
}

export type ChannelKind = (typeof CHANNEL_KINDS)[number]
export type AlertKind = (typeof ALERT_KINDS)[number]
export type AlertEvidence = Static<typeof AlertEvidence>
export type AlertIncident = Static<typeof AlertIncident>
export type Alert = Static<typeof Alert>
/** All that is ever sent to a channel. */
export type AlertMessage = Alert | Confirmation | Links
