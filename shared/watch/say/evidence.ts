/** What the letters of an alert show of a test. Pure. */
import type { Status, StepName } from '../../words.ts'
import type { AlertEvidence } from '../alert.ts'

/** Each lamp has its shape, never its colour alone. */
export const LAMP_SIGNS: Record<Status, string> = {
  passed: '✓',
  warned: '!',
  failed: '✕',
  skipped: '–',
  running: '…',
}

/** A letter is one screen: more conversations than these are counted, not shown. */
const MOST_SESSIONS = 4

export type ShownSession = { name: string; steps: { name: StepName; status: Status }[] }

/** The conversation that is meant first, then the others as they stand in the test; `more`: how many are not shown. */
export function shownSessions({ sessions, address }: AlertEvidence): { shown: ShownSession[]; more: number } {
  const ordered = [
    ...sessions.filter((session) => session.address === address),
    ...sessions.filter((session) => session.address !== address),
  ]
  const shown = ordered.slice(0, MOST_SESSIONS).map(({ host, address, steps }) => ({
    name: namesOf({ host, address }).join(' '),
    steps: steps.filter(({ status }) => status !== 'skipped'),
  }))
  return { shown, more: ordered.length - shown.length }
}

export function moreWords(more: number): string {
  return `and ${more} more ${more === 1 ? 'conversation' : 'conversations'}, in the whole test`
}

/** `mx1.example.com, 192.0.2.1, port 25, at the step banner`; where there was no conversation, what was looked at. */
export function placeOf({ host, address, port, step, title }: AlertEvidence): string {
  const names = namesOf({ host, address })
  if (names.length === 0) return title
  const where = [...names, `port ${port}`].join(', ')
  return step ? `${where}, at the step ${step}` : where
}

/** What was tested by its address has no other name. */
function namesOf({ host, address }: Pick<AlertEvidence, 'host' | 'address'>): string[] {
  return [host, address].filter((name, at) => name !== '' && (at === 0 || name !== host))
}

/** So much of what a server said fits on one screen. */
const MOST_LETTERS = 500

/**
 * The line, and what had been received by then where that was more; each cut to its beginning where it is long. Where there
 * was no line, a message may stand in its place that is told already.
 */
export function quotesOf({ line, message, received }: AlertEvidence): { line: string; received: string } {
  const before = received.replace(/\\r\\n$/, '') === line ? '' : received
  return { line: line === message ? '' : beginning(line), received: beginning(before) }
}

function beginning(text: string): string {
  const letters = [...text]
  const more = letters.length - MOST_LETTERS
  return more <= 0 ? text : `${letters.slice(0, MOST_LETTERS).join('')}… and ${more} more letters, in the whole test`
}
