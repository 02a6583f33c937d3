/**
 * A letter as HTML for mail programs: tables and inline styles, no picture, nothing from elsewhere, and nothing that a
 * stranger wrote is markup. Pure.
 */
import { COLOURS, LAMP_COLOURS } from '../../pictures/lamp.ts'
import { xml } from '../../pictures/text.ts'
import type { Status } from '../../words.ts'
import type { AlertEvidence } from '../alert.ts'
import { LAMP_SIGNS, moreWords, placeOf, quotesOf, type ShownSession, shownSessions } from './evidence.ts'
import type { Letter } from './letter.ts'

const WORDS = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
const WIRE = 'font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;line-height:1.5'

export function letterHtml(letter: Letter): string {
  const { subject, label, lamp, heading, rows, evidence, actions, stop } = letter
  const [first, ...others] = actions
  return sheet(
    subject,
    [
      `<p style="margin:0 0 6px">${pill(lamp, label)}</p>`,
      `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:${COLOURS.ink}">${xml(heading)}</h1>`,
      rows.length > 0 ? table(rows.map(({ name, text }) => row(name, xml(text)))) : '',
      ...letter.paragraphs.map(paragraph),
      first ? button(first) : '',
      evidence ? evidenceHtml(evidence) : '',
      ...others.map((action) => `<p style="margin:0 0 8px">${link(action)}</p>`),
      `<p style="margin:24px 0 0;font-size:13px">${link(stop, COLOURS.soft)}</p>`,
    ].join('\n'),
  )
}

function evidenceHtml(evidence: AlertEvidence): string {
  const { message, title, meaning, remedy, source } = evidence
  const { line, received } = quotesOf(evidence)
  const { shown, more } = shownSessions(evidence)
  return [
    `<h2 style="margin:24px 0 4px;font-size:16px">${xml(placeOf(evidence))}</h2>`,
    paragraph(message),
    shown.length > 0 ? table(shown.map(sessionRow)) : '',
    more > 0 ? paragraph(moreWords(more)) : '',
    quoted('The line', line, COLOURS.red),
    quoted('Received by then', received, COLOURS.rule),
    chapter(title, meaning),
    chapter('What to do', remedy),
    source === '' ? '' : `<p style="margin:0 0 16px;font-size:13px;color:${COLOURS.soft}">${xml(source)}</p>`,
  ].join('\n')
}

function sessionRow({ name, steps }: ShownSession): string {
  const lamps = steps.map((step) => pill(step.status, step.name)).join(' ')
  return `<tr><td style="padding:6px 0;border-top:1px solid ${COLOURS.rule}"><span style="${WIRE}">${xml(name)}</span><br/>${lamps}</td></tr>`
}

/** A lamp and its name: the sign tells it where there is no colour. */
function pill(status: Status, name: string): string {
  return (
    `<span style="display:inline-block;margin:2px 0;padding:1px 7px;border-radius:3px;font-size:13px;white-space:nowrap;` +
    `color:${COLOURS.sheet};background-color:${LAMP_COLOURS[status]}">${LAMP_SIGNS[status]} ${xml(name)}</span>`
  )
}

function table(rows: string[]): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse">${rows.join('')}</table>`
}

function row(name: string, html: string): string {
  return `<tr><td valign="top" style="padding:2px 16px 2px 0;color:${COLOURS.soft};white-space:nowrap">${xml(name)}</td><td style="padding:2px 0">${html}</td></tr>`
}

function quoted(name: string, text: string, colour: string): string {
  if (text === '') return ''
  const lines = text.split('\n').map(xml).join('<br/>')
  return (
    `<p style="margin:0;font-size:13px;color:${COLOURS.soft}">${name}</p>` +
    `<p style="margin:0 0 12px;padding:6px 10px;border-left:3px solid ${colour};background-color:${COLOURS.ground};${WIRE};word-break:break-word">${lines}</p>`
  )
}

function chapter(title: string, text: string): string {
  if (text === '') return ''
  const lines = text
    .split('\n')
    .map((line) =>
      line.startsWith('    ')
        ? `<p style="margin:0;padding:2px 10px;background-color:${COLOURS.ground};${WIRE};white-space:pre-wrap">${xml(line.slice(4))}</p>`
        : paragraph(line),
    )
  return `<h2 style="margin:12px 0 4px;font-size:16px">${xml(title)}</h2>${lines.join('')}`
}

function paragraph(text: string): string {
  return text.trim() === '' ? '' : `<p style="margin:0 0 8px">${xml(text)}</p>`
}

function button({ words, url }: { words: string; url: string }): string {
  return (
    `<p style="margin:16px 0"><a href="${xml(url)}" style="display:inline-block;padding:10px 18px;border-radius:4px;` +
    `background-color:${COLOURS.ink};color:${COLOURS.sheet};text-decoration:none;font-weight:bold">${xml(words)}</a></p>`
  )
}

function link({ words, url }: { words: string; url: string }, colour: string = COLOURS.ink): string {
  return `<a href="${xml(url)}" style="color:${colour}">${xml(words)}</a>`
}

function sheet(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<meta name="color-scheme" content="light"/>
<title>${xml(title)}</title>
</head>
<body style="margin:0;padding:0;background-color:${COLOURS.ground}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background-color:${COLOURS.sheet};border:1px solid ${COLOURS.rule}"><tr><td align="left" style="padding:20px 24px;${WORDS};font-size:15px;line-height:1.5;color:${COLOURS.ink}">
${body}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}
