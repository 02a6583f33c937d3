/** What is said of a watch over time: its days, its incidents and what was said of them, its tests, and how long steps took. */
import { day as date } from '../../durations.ts'
import type { AlertKind } from '../../watch/alert.ts'
import type { CalendarDay, DayState } from '../../watch/calendar.ts'
import type { DeliveryView } from '../../watch/history.ts'
import type { Incident } from '../../watch/incident.ts'
import { span } from '../../watch/lasting.ts'
import type { Span } from '../../watch/latency.ts'
import type { Mood } from '../../watch/look.ts'
import type { MailWord } from '../../watch/mail.ts'

const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`

export const SEEN = {
  calendar: {
    title: 'The last 90 days',
    about: 'Each says how all stood that is watched for. A day is one of UTC. Choose one to see its tests.',
    weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    week: 'Week',
    /** Of a day, `24 Nov`. */
    short: (iso: string): string => date(iso).replace(/ \d+$/, ''),
    /** @param untold for how many seconds nobody could tell */
    share: (hundredths: number, untold: number): string => {
      const told = `Mail was taken ${(hundredths / 100).toFixed(2)} % of the time in which that could be told`
      return untold < 1 ? `${told}.` : `${told}; for ${span(untold * 1000)} it could not.`
    },
    /** Of a calendar that asks whether mail was taken. */
    mail: {
      fine: 'mail was taken',
      suspect: 'in doubt',
      broken: 'no mail was taken for a time',
      unable: 'nobody could tell',
      maintenance: 'maintenance',
      unwatched: 'not watched',
      before: 'not watched yet',
    } satisfies Record<DayState, string>,
    /** Of a day, and nothing but its mail. */
    mailDay({ state, seconds, unwatched }: CalendarDay): string {
      if (state === 'before') return 'Not watched yet.'
      const lasting = (words: string, amount: number) => (amount > 0 ? [`${words} for ${span(amount * 1000)}`] : [])
      const parts = [
        ...lasting('no mail was taken', seconds.broken),
        ...lasting('nobody could tell whether mail was taken', seconds.unable),
        ...lasting('in maintenance', seconds.maintenance),
        ...lasting('not watched', unwatched),
      ]
      const said =
        parts.length > 0 ? parts.join(', ') : seconds.fine > 0 ? 'mail was taken all the time' : 'not watched'
      return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
    },
    states: {
      fine: 'as it should be',
      suspect: 'failed once, and not again',
      broken: 'broken',
      unable: 'nobody could tell',
      maintenance: 'maintenance',
      unwatched: 'not watched',
      before: 'not watched yet',
    } satisfies Record<DayState, string>,
    /** What happened on a day. */
    day({ state, seconds, unwatched, looks, incidents }: CalendarDay): string {
      if (state === 'before') return 'Not watched yet.'
      const lasting = (words: string, amount: number) => (amount > 0 ? [`${words} for ${span(amount * 1000)}`] : [])
      const parts = [
        ...lasting('broken', seconds.broken),
        ...(incidents > 0 ? [count(incidents, 'incident', 'incidents')] : []),
        ...lasting('nobody could tell', seconds.unable),
        ...lasting('in maintenance', seconds.maintenance),
        ...lasting('failed once, and not again, in doubt', seconds.suspect),
        ...lasting('not watched', unwatched),
      ]
      const said =
        parts.length > 0 ? parts.join(', ') : looks > 0 || seconds.fine > 0 ? 'as it should be' : 'not watched'
      return `${said.charAt(0).toUpperCase()}${said.slice(1)}; ${count(looks, 'test', 'tests')}.`
    },
  },
  incidents: {
    title: 'Incidents',
    none: 'None in the last 90 days.',
    older: (more: number): string =>
      `${count(more, 'more', 'more')} in that time; all of them are in the history of the API.`,
    status: {
      open: 'goes on',
      easing: 'one test was good again',
      recovered: 'over',
      dropped: 'its rule was taken away',
    } satisfies Record<Incident['status'], string>,
    span,
    lasted: (ms: number): string => `lasted ${span(ms)}`,
    lasts: (ms: number): string => `for ${span(ms)} so far`,
    firstSeen: 'First seen',
    confirmed: 'Seen again',
    cameBack: 'Came back',
    flaps: (times: number): string => count(times, 'time', 'times'),
    acknowledged: 'Acknowledged',
    nobody: 'by nobody yet',
    over: 'Over',
    line: 'The very line',
    wholeTest: 'the whole test',
    acknowledge: 'Acknowledge',
    said: 'What was said, and how it went',
    nothingSaid: 'Nobody was told: no way to tell somebody was confirmed then.',
  },
  messages: {
    others: 'Other messages',
    kinds: {
      opened: 'alarm',
      escalated: 'alarm, as nobody acknowledged',
      reminder: 'reminder',
      acknowledged: 'acknowledged',
      recovered: 'over',
      changed: 'something changed',
      unable: 'nobody can tell',
      able: 'it can be told again',
      'no-more-today': 'no more today',
      confirm: 'confirmation',
      links: 'your links',
    } satisfies Record<AlertKind | 'confirm' | 'links', string>,
    states: {
      waiting: 'waits',
      sending: 'under way',
      delivered: 'delivered',
      refused: 'refused',
      unknown: 'may have come through, and is not sent twice',
      'given-up': 'given up',
      dropped: 'not needed any more',
    } satisfies Record<DeliveryView['state'], string>,
    outcomes: {
      delivered: 'delivered',
      refused: 'refused',
      'try-again': 'not now',
      unknown: 'nobody knows',
    } satisfies Record<string, string> as Readonly<Record<string, string>>,
    removed: 'a way that was removed',
    try: (no: number): string => `Try ${no}`,
    underWay: 'under way',
    due: 'due',
  },
  tests: {
    title: (iso: string): string => `Tests of ${date(iso)}`,
    kept: (kept: number, made: number): string =>
      kept < made
        ? `${kept} of ${made} tests. Older than 7 days, one an hour is kept, and all with which something changed.`
        : count(made, 'test', 'tests'),
    none: 'No test of this day is kept.',
    hour: 'Hour',
    earlier: 'The day before',
    later: 'The day after',
    changed: 'With which something changed',
    mail: {
      taken: 'mail was taken',
      'not-taken': 'no mail was taken',
      'put-off': 'mail was put off',
      unknown: 'nobody could tell whether mail was taken',
    } satisfies Record<MailWord, string>,
    moods: {
      fine: 'as it should be',
      suspect: 'failed once',
      broken: 'broken',
      unable: 'nobody could tell',
      maintenance: 'maintenance',
    } satisfies Record<Mood, string>,
  },
  latency: {
    title: 'How long each step took',
    spans: { day: '24 hours', week: '7 days', quarter: '90 days' } satisfies Record<Span, string>,
    over: 'Over',
    seconds: (ms: number): string => `${Number((ms / 1000).toPrecision(3))} s`,
    sums: (usual: string, most: string): string => `usually ${usual}, at most ${most}`,
    legend:
      'The line is the usual time, the shade the longest; hours are those of UTC. Red beneath: an incident. A gap: no test got through that step.',
    none: 'Nothing yet: a first test has to get through a step.',
    unfinished: 'No conversation got through it.',
  },
  fresh: {
    kept: (time: string): string => `As of ${time}. This page keeps itself up to date.`,
    stale: (time: string): string =>
      `Helograph does not answer; this is how it was at ${time}. It is asked again by itself.`,
    still: (time: string): string => `As of ${time}.`,
  },
}
