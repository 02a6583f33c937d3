/** What the pages of watching say. What the messages say that lead to them stays English, and so does what a watch has seen. */
import { moment } from '../../durations.ts'
import type { ChannelKind } from '../../watch/alert.ts'
import type { Channel, Standing, TokenDeed } from '../../watch/api.ts'
import type { Mail, MailWord } from '../../watch/mail.ts'
import { RULE_WORDS, type RuleName } from '../../watch/rule-words.ts'

export const WATCH = {
  mail: {
    taken: 'Mail is taken.',
    'not-taken': 'No mail is taken.',
    'put-off': 'Mail is put off: the server asks every sender to come back later.',
    unknown: 'Nobody can tell just now whether mail is taken.',
  } satisfies Record<MailWord, string>,
  /** What is known where nobody can tell, or mail is put off; else nothing. */
  mailSince({ status, since, lastTakenAt }: Mail): string {
    if (status === 'taken' || status === 'not-taken' || since === null) return ''
    const how = status === 'put-off' ? 'it has been put off' : 'nobody could tell'
    return lastTakenAt
      ? `A test saw it taken last on ${moment(lastTakenAt)}; since ${moment(since)} ${how}.`
      : `Since ${moment(since)} ${how}.`
  },
  standings: {
    waiting: 'It has not been tested yet.',
    fine: 'All that is watched is as it should be.',
    suspect: 'One test saw a failure. It is looked at again before anybody is told.',
    broken: 'Something that is watched for is broken.',
    unable: 'Nobody can tell how it is just now.',
    paused: 'Paused: nothing is tested, and nobody is told.',
  } satisfies Record<Standing, string>,
  kinds: {
    email: { name: 'E-mail', label: 'Mailbox', type: 'email', example: 'postmaster@example.com' },
    sms: { name: 'SMS', label: 'Telephone number', type: 'tel', example: '+4930123456' },
    call: { name: 'Call', label: 'Telephone number', type: 'tel', example: '+4930123456' },
    webhook: { name: 'Webhook', label: 'URL', type: 'url', example: 'https://example.com/hook' },
  } satisfies Record<ChannelKind, { name: string; label: string; type: string; example: string }>,
  channel: ({ state, confirmBefore }: Pick<Channel, 'state' | 'confirmBefore'>): string => {
    if (state === 'confirmed') return 'confirmed'
    if (state === 'stopped') return 'ended by whoever is told there'
    return confirmBefore ? 'waiting for confirmation' : 'not confirmed'
  },
  afterMinutes: (minutes: number) => (minutes === 0 ? 'at once' : `after ${minutes} min without an acknowledgement`),
  links: {
    confirm: { title: 'Be told about this server?', button: 'Yes, tell me', done: 'Confirmed.' },
    acknowledge: { title: 'Take care of this incident?', button: 'I take care of it', done: 'Acknowledged.' },
    stop: { title: 'No more messages?', button: 'Send no more', done: 'Ended.' },
  } satisfies Record<TokenDeed, { title: string; button: string; done: string }>,
  /** What a watch tells of; `{braces}` stand for what comes with a rule. */
  rules: RULE_WORDS satisfies Record<RuleName, string> as Record<RuleName, string>,
  page: {
    title: 'Watch – Helograph',
    key: 'The address of this page is the key to this watch: whoever has it can change and end it. Keep it.',
    scripts: 'Changing something here needs JavaScript.',
    maintenance:
      'Maintenance: failures are expected, and raise no alarm. When an earlier incident is over, that is told.',
    latest: 'Last test',
    next: 'Next test about',
    endsBy: (time: string): string =>
      `No way to tell anybody was ever confirmed. If that stays so, this watch ends by itself on ${time}, and all that is known of it is removed.`,
    slowed: (minutes: number): string =>
      `More watches want this server than one address bears: it is tested about every ${minutes} minutes, in turn with others.`,
    since: 'since',
    channels: 'Who is told',
    noChannels: 'Nobody yet.',
    codeOf: 'The six digits that came',
    confirm: 'Confirm',
    again: 'Send the confirmation again',
    remove: 'Remove',
    signed: 'Key of its signature',
    add: 'Add a way to tell somebody',
    kind: 'Way',
    after: 'After minutes',
    addButton: 'Add it',
    usual: 'as usual',
    settings: 'What is watched, and when',
    interval: 'Minutes from test to test, at most',
    tellWhen: 'Tell me when',
    from: 'from',
    to: 'to',
    save: 'Save',
    saved: 'Saved.',
    pause: 'Pause',
    resume: 'Go on watching',
    end: 'End this watch',
    reallyEnd:
      'End this watch? All that is known of it is removed, for good; reports of its tests stay behind their links until they expire.',
    ended:
      'This watch is ended, and all that was known of it is removed; reports of its tests stay behind their links until they expire.',
    failed: 'It did not work just now. Try again in a moment.',
    start: 'Test a server',
    public: 'Its public page',
  },
  /** "Send me my links". */
  lost: {
    title: 'Send me my links',
    lead: 'Whoever was confirmed for a watch by e-mail gets new links to it there. The older ones stay good.',
    asked: 'If anything is watched for this mailbox, and it was confirmed, a mail with the links is on its way.',
    mailbox: 'Mailbox',
    send: 'Send them',
  },
  /** From a report to a watch. */
  fromReport: {
    title: 'Watch this server',
    what: 'The very same test runs again and again. When its rule is broken twice in a row, whoever you name is told.',
    key: 'The address of the page of the watch is the key to it. There are no accounts: keep it.',
    begin: 'Begin to watch',
  },
}
