/** A letter as plain text: it fits a terminal, and nothing in it steers one. Pure. */
import { paragraphs, printable } from '../../plain-text.ts'
import type { AlertEvidence } from '../alert.ts'
import { LAMP_SIGNS, moreWords, placeOf, quotesOf, shownSessions } from './evidence.ts'
import type { Letter } from './letter.ts'

export function letterText(letter: Letter): string {
  const { label, heading, rows, evidence, actions, stop } = letter
  return [
    paragraphs(`${label.toUpperCase()}: ${heading}`, ''),
    table(rows.map(({ name, text }) => [name, text])),
    evidence ? evidenceText(evidence) : '',
    letter.paragraphs.map((text) => paragraphs(text, '')).join('\n'),
    actions.map(({ words, url }) => `${printable(oneRow(words))}:\n  ${url}\n`).join(''),
    `${stop.words}:\n  ${stop.url}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function evidenceText(evidence: AlertEvidence): string {
  const { message, title, meaning, remedy, source } = evidence
  const { line, received } = quotesOf(evidence)
  const { shown, more } = shownSessions(evidence)
  const lamps = shown.map(({ name, steps }) => {
    const signs = steps.map((step) => `${LAMP_SIGNS[step.status]} ${step.name}`).join('  ')
    return `${printable(name)}\n  ${signs}\n`
  })
  return [
    paragraphs(placeOf(evidence), '') + paragraphs(message, '  '),
    lamps.join('') + (more > 0 ? `${moreWords(more)}\n` : ''),
    quoted('The line', line),
    quoted('Received by then', received),
    chapter(title, meaning),
    chapter('What to do', remedy),
    source === '' ? '' : `Source: ${printable(source)}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function quoted(name: string, text: string): string {
  return text === '' ? '' : `${name}:\n${printable(text).replace(/^/gm, '  | ')}\n`
}

function chapter(title: string, text: string): string {
  return text === '' ? '' : `${printable(title)}:\n${paragraphs(text, '  ')}`
}

/** Two columns; the second is filled beneath itself. */
function table(rows: (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + 2
  return rows
    .map(([name, text]) => name.padEnd(width) + paragraphs(oneRow(text), ' '.repeat(width)).slice(width))
    .join('')
}

function oneRow(text: string): string {
  return text.replace(/\s+/g, ' ')
}
