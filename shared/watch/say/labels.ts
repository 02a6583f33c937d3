/** What an alert is, in a word or two: it begins every subject and every SMS, where there is room for little else. Pure. */
import { printable } from '../../plain-text.ts'
import type { Status } from '../../words.ts'
import type { Alert, AlertKind } from '../alert.ts'

export const LABELS: Record<AlertKind, { words: string; lamp: Status }> = {
  opened: { words: 'Alarm', lamp: 'failed' },
  escalated: { words: 'Not acknowledged', lamp: 'failed' },
  reminder: { words: 'Still open', lamp: 'failed' },
  acknowledged: { words: 'Acknowledged', lamp: 'warned' },
  recovered: { words: 'Recovered', lamp: 'passed' },
  changed: { words: 'Changed', lamp: 'warned' },
  unable: { words: 'Unable to tell', lamp: 'skipped' },
  able: { words: 'Able to tell again', lamp: 'passed' },
  'no-more-today': { words: 'No more today', lamp: 'skipped' },
}

/** More than this nobody reads of a subject, and RFC 5322 2.1.1 has a line end at 998 octets. */
const SUBJECT_LETTERS = 150

/** One line, whatever strangers wrote into it. */
export function subjectOf({ kind, summary }: Pick<Alert, 'kind' | 'summary'>): string {
  return oneLine(`${LABELS[kind].words}: ${summary.replace(/\.$/, '')}`, SUBJECT_LETTERS)
}

/** Line breaks as blanks, control and direction-changing characters as escapes; cut at a letter, and that shows. */
export function oneLine(text: string, most: number): string {
  const letters = [...printable(text.replace(/\s+/g, ' ')).trim()]
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
