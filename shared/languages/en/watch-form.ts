/** What can be set about a watch, and who is told. */
import type { ChannelKind } from '../../watch/alert.ts'
import type { RuleDetail } from '../../watch/rule-words.ts'
import type { Weekday } from '../../watch/weekdays.ts'

export const WATCH_FORM = {
  name: 'Name',
  amounts: { days: 'days', seconds: 'seconds', minutes: 'minutes' } satisfies Record<RuleDetail, string>,
  keywords: 'Keywords of EHLO, such as SIZE, 8BITMIME',
  chooseOne: 'Choose at least one rule, and of days and of what is held back at least one.',
  quiet: 'Quiet hours: held back until they end',
  hush: 'What is held back',
  timeZone: 'Time zone',
  weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } satisfies Record<
    Weekday,
    string
  >,
  on: 'On',
  maintenance: 'Maintenance: tests run on, and no alarm is sent',
  weekly: 'Every week',
  once: 'Once (UTC)',
  addWeekly: 'Add hours of a week',
  addOnce: 'Add one span',
  removeHours: (no: number): string => `Remove the hours ${no}`,
  removeSpan: (no: number): string => `Remove the span ${no}`,
  remind: 'Say again what nobody acknowledged',
  every: 'Every so many minutes',
  publish: 'Show everybody how this server is and was; no address of anybody',
  slug: 'Its address',
  slugHint: 'Small letters, digits and hyphens. Empty: one that nobody guesses.',
  unsaved: 'Not saved yet.',
  elsewhere: 'Something else was changed meanwhile, on another page; what you filled in is still here.',
  undo: 'Undo',
  escalation: 'Used after (minutes)',
  change: 'Change',
  livesThere:
    'This mailbox seems to live on the server that you watch: when that is down, no mail about it will arrive. Add a second way.',
  nobodyYet: 'Nobody is told yet: confirm a way to be told, through the message that goes there.',
  pending: {
    email: (address: string): string =>
      `Check the mailbox ${address}: a mail with a link is on its way. Nobody is told there before you press the button behind it.`,
    sms: (address: string): string =>
      `Look at the telephone ${address}: an SMS with six digits is on its way. Enter them below.`,
    call: (address: string): string =>
      `Pick up the telephone ${address}: a voice will say six digits. Enter them below.`,
    webhook: (address: string): string => `${address} was sent a signed challenge, and has to answer it.`,
  } satisfies Record<ChannelKind, (address: string) => string>,
  goodUntil: 'good until',
  /** From a report to a watch. */
  begin: {
    whom: 'Whom to tell',
    second: 'And a second way',
    later: 'May stay empty; the next page adds more.',
    noWay: 'No way to tell anybody is set up here; the page of the watch shows how the server is all the same.',
    back: 'Back to the report',
  },
}
