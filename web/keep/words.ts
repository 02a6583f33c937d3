import { LAMP_WORDS } from '../report/words.ts'
import type { Turn } from './lamps.ts'
import type { End, Run } from './run.ts'
import type { Last } from './schedule.ts'

export const KEEP = {
  button: 'Keep testing',
  stop: 'Stop',
  close: 'Close',
  goOn: 'Go on',
  again: 'Keep testing from here',
  compare: 'Compare with the test before',
  row: 'The last tests, the newest last',
  sound: 'Sound',
  notification: 'Notification',
  denied: 'Your browser does not allow notifications from here.',
  watching: 'Keeps testing: this test is compared with the one before as soon as it has ended.',
  first: 'Keeps testing, from the end of this test on, until a lamp changes.',
  starting: 'The next test begins.',
  aside: 'This is an earlier test of the row. It waits while you are here.',
  elsewhere: 'Another tab of this browser keeps testing, and one at a time is enough.',
  over: 'No lamp changed in half an hour, so it ended here.',
} as const

export const NO_STORAGE =
  'To keep testing, this page would have to remember something until the next report, and your browser does not let it.'

/** Why and until when it waits; the seconds are counted beside it. */
export function waitingWords(last: Last, message: string): string {
  switch (last.kind) {
    case 'seen':
      return 'No lamp changed. The next test begins'
    case 'turned-away':
      return 'The server turns this tester away, so it is left alone for some minutes. The next test begins'
    case 'put-off':
    case 'no-answer':
      return message === ''
        ? 'This test says nothing about the server. The next one begins'
        : `${message} The next test begins`
  }
}

export function endWords(end: End): string {
  if (end.kind === 'over') return KEEP.over
  if (end.kind === 'refused') return end.message
  // What was not reached before and is now follows from a lamp that turned on the way to it.
  const causes = end.turns.filter(({ from }) => from !== 'skipped')
  const [first, second, ...more] = (causes.length > 0 ? causes : end.turns).map(turnWords)
  const rest = more.length > 0 ? `, and ${more.length} more` : ''
  return `Changed! ${[first, second].filter(Boolean).join('; ')}${rest}.`
}

/** `starttls at mx1.example.com [192.0.2.1]: passed, was failed` */
export function turnWords({ place, lamp, from, to }: Turn): string {
  if (lamp === null) return `${place} ${to === null ? 'is not among the addresses any more' : 'is a new address'}`
  const now = to === null ? 'gone' : LAMP_WORDS[to]
  const was = from === null ? '' : `, was ${LAMP_WORDS[from]}`
  return `${lamp}${place === '' ? '' : ` at ${place}`}: ${now}${was}`
}

/** In the tab of the browser. @param title of the report itself */
export function titleWhileKeeping(title: string, run: Run | null): string {
  if (!run) return title
  if (run.end?.kind === 'changed') return `Changed! ${title}`
  return run.end ? title : `\u21bb ${title}`
}
