/** What became of a message, in the few words that the owner of a watch reads. */
import { escapeText } from '../../shared/escape.ts'
import type { Handover } from '../watch/sender.ts'

/** A line of an answer; nobody reads more of it. */
const MOST = 300

export const delivered = (answer: string): Handover => ({ outcome: 'delivered', answer: inOneLine(answer) })
/** @param receipt by which whoever took it knows it */
export const taken = (answer: string, receipt: string): Handover => ({ ...delivered(answer), receipt })
export const refused = (answer: string): Handover => ({ outcome: 'refused', answer: inOneLine(answer) })
export const tryAgain = (answer: string): Handover => ({ outcome: 'try-again', answer: inOneLine(answer) })
export const unknown = (answer: string): Handover => ({ outcome: 'unknown', answer: inOneLine(answer) })

/**
 * The fault lies with the configuration of this Helograph: its owner is told no more than that, whoever runs it all.
 * It is tried again, since the next try may find it mended.
 */
export function operatorsFault(what: string, detail: string, trouble: (words: string) => void): Handover {
  trouble(`${what} ${inOneLine(detail)}`)
  return tryAgain(`${what} Whoever runs this Helograph must mend it.`)
}

function inOneLine(text: string): string {
  const line = escapeText(text.replace(/\s+/g, ' ').trim())
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1)}…`
}
