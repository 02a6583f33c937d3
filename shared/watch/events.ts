/**
 * The log of a watch: what happened to it and to its target, appended once, in order, and never changed. Incidents and the
 * way a watch stands are folds of it. Nobody's address is in it, and what a test showed is in that test.
 */
import { type Static, Type } from 'typebox'
import { Options, oneOf, orNull, Target } from '../events.ts'
import { VERDICTS } from '../words.ts'
import { ALERT_KINDS, CHANNEL_KINDS } from './alert.ts'
import { mailFields } from './mail.ts'
import { WatchSettings } from './settings.ts'

/** Why an alert is said to a channel just now. */
export const OCCASIONS = ['at-once', 'unacknowledged', 'undelivered', 'reminder'] as const

const stamp = {
  n: Type.Integer({ minimum: 1, description: 'counts from 1 without gaps' }),
  at: Type.String({ description: 'ISO 8601 with milliseconds; never before the event that came before' }),
}
const Time = (description: string) => Type.String({ description: `ISO 8601: ${description}` })
const test = Type.String({ description: 'id of the test that showed it' })
const incident = Type.Integer({ description: 'number of the incident' })
const rule = Type.String({ description: 'which rule: its name, and what came with it' })
const reason = Type.String({ description: 'what was seen, in a sentence' })
const channel = Type.String({ description: 'id of the channel' })
const delivery = Type.String({ description: 'id of the delivery' })

export const WATCH_EVENTS = {
  created: Type.Object(
    { ...stamp, type: Type.Literal('created'), target: Target, options: Options, settings: WatchSettings },
    { description: 'The watch was made. Always the first event.' },
  ),
  changed: Type.Object(
    { ...stamp, type: Type.Literal('changed'), settings: WatchSettings },
    { description: 'Its owner set something else.' },
  ),
  channel: Type.Object(
    {
      ...stamp,
      type: Type.Literal('channel'),
      channel,
      kind: oneOf(CHANNEL_KINDS),
      change: oneOf(['added', 'confirmed', 'stopped', 'removed']),
    },
    {
      description:
        'A way to tell somebody came, was confirmed through itself, was stopped by whoever is told, or went.',
    },
  ),
  turned: Type.Object(
    {
      ...stamp,
      type: Type.Literal('turned'),
      test,
      before: orNull(oneOf(VERDICTS)),
      after: orNull(oneOf(VERDICTS)),
    },
    { description: 'The verdict is another than in the test before; `before` is null in the first.' },
  ),
  mail: Type.Object(
    { ...stamp, type: Type.Literal('mail'), test, ...mailFields },
    { description: 'Whether mail is taken is another than before, or in doubt, or in doubt no more.' },
  ),
  baseline: Type.Object(
    { ...stamp, type: Type.Literal('baseline'), test },
    { description: 'What the rule `anything-changed` compares with from now on.' },
  ),
  failed: Type.Object(
    { ...stamp, type: Type.Literal('failed'), rule, test, reason },
    { description: 'A rule was broken in one test. Nobody is told yet: it is looked at again.' },
  ),
  cleared: Type.Object(
    { ...stamp, type: Type.Literal('cleared'), rule, test },
    { description: 'It was not so when it was looked at again, or nobody can say so any more.' },
  ),
  opened: Type.Object(
    {
      ...stamp,
      type: Type.Literal('opened'),
      incident,
      rule,
      since: Time('when it was first seen'),
      first: Type.String({ description: 'id of the test that first showed it' }),
      test,
      reason,
    },
    { description: 'It was seen again: an incident.' },
  ),
  eased: Type.Object(
    { ...stamp, type: Type.Literal('eased'), incident, test },
    { description: 'A test was good again. Nobody is told yet: it is looked at again.' },
  ),
  relapsed: Type.Object(
    { ...stamp, type: Type.Literal('relapsed'), incident, test, reason },
    { description: 'It was too early to call it over.' },
  ),
  recovered: Type.Object(
    { ...stamp, type: Type.Literal('recovered'), incident, test, since: Time('when it was first good again') },
    { description: 'It is over.' },
  ),
  reopened: Type.Object(
    { ...stamp, type: Type.Literal('reopened'), incident, first: test, test, since: Time('when it was seen'), reason },
    { description: 'It came back so soon that it is the same incident.' },
  ),
  dropped: Type.Object(
    { ...stamp, type: Type.Literal('dropped'), incident },
    { description: 'The rule of an open incident was taken away, so nobody knows any more.' },
  ),
  acknowledged: Type.Object(
    {
      ...stamp,
      type: Type.Literal('acknowledged'),
      incident,
      by: Type.String({ description: 'in words: by SMS, by the link in a message' }),
    },
    { description: 'Somebody takes care of it: nobody else is told until it is over.' },
  ),
  differed: Type.Object(
    {
      ...stamp,
      type: Type.Literal('differed'),
      before: Type.String({ description: 'id of a test' }),
      test,
      summary: Type.String(),
    },
    { description: 'Something changed for good, by the rule `anything-changed`.' },
  ),
  clouded: Type.Object(
    { ...stamp, type: Type.Literal('clouded'), test, reason },
    { description: 'A test could not tell how the target is: the fault lies here, or it turned this tester away.' },
  ),
  unable: Type.Object(
    { ...stamp, type: Type.Literal('unable'), since: Time('since when'), test, reason },
    { description: 'For an hour no test could tell how the target is.' },
  ),
  able: Type.Object({ ...stamp, type: Type.Literal('able'), test }, { description: 'Now one could again.' }),
  gap: Type.Object(
    { ...stamp, type: Type.Literal('gap'), from: Time('last test before'), to: Time('first test after') },
    { description: 'In between nobody watched: Helograph was stopped, the watch was paused, or clocks were set.' },
  ),
  alerted: Type.Object(
    {
      ...stamp,
      type: Type.Literal('alerted'),
      channel,
      delivery,
      kind: oneOf(ALERT_KINDS),
      incident: orNull(incident),
      occasion: oneOf(OCCASIONS),
    },
    { description: 'A message was put into the outbox.' },
  ),
  undelivered: Type.Object(
    {
      ...stamp,
      type: Type.Literal('undelivered'),
      channel,
      delivery,
      incident: orNull(incident),
      outcome: oneOf(['refused', 'unknown', 'given-up']),
    },
    { description: 'A message did not, or may not have, come through. The next channel is used at once.' },
  ),
}

export type WatchEventType = keyof typeof WATCH_EVENTS
export type WatchEvent = { [Name in WatchEventType]: Static<(typeof WATCH_EVENTS)[Name]> }[WatchEventType]

type Unstamped<Event> = Event extends unknown ? Omit<Event, 'n' | 'at'> : never
/** What happened, before it is dated and numbered. */
export type WatchFact = Unstamped<WatchEvent>
export type Occasion = (typeof OCCASIONS)[number]
