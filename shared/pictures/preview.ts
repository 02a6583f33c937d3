/** The picture that a link to a test shows where it is shared. Pure; `server/pictures/` makes a PNG of it. */

import { columns, hasEnded, type LampStatus, lampOf, lampOfReport } from '../lamps.ts'
import type { Words } from '../languages/en/index.ts'
import { ofMail } from '../question.ts'
import type { Report, Session } from '../report.ts'
import type { StepName } from '../words.ts'
import { COLOURS, LAMP_COLOURS, lamp } from './lamp.ts'
import { cut, cutName, type Face, shownName, widthOf, wrap, xml } from './text.ts'
import { standingWord, tally } from './words.ts'

/** In pixels: what all that show previews ask for. */
export const PREVIEW = { width: 1200, height: 630 } as const

const EDGE = 64
const RIGHT = PREVIEW.width - EDGE
const INNER = RIGHT - EDGE
/** More rows do not fit. */
const MOST_ROWS = 6

/** Sizes of a row of lamps: `row` from one to the next, `pitch` from the left of one lamp to that of the next. */
type Scale = { row: number; lamp: number; pitch: number; host: number; address: number }

/** Few addresses have room to be seen from afar, in the small picture that a chat shows. */
const LARGE: Scale = { row: 76, lamp: 36, pitch: 52, host: 26, address: 20 }
const SMALL: Scale = { row: 44, lamp: 24, pitch: 36, host: 22, address: 18 }
const FIRST_ROW = 284
const FAMILIES: Record<Face, string> = { words: 'DejaVu Sans Condensed', wire: 'DejaVu Sans Mono' }

type Say = Pick<Words, 'pictures' | 'preview' | 'common'>

/** An SVG document of 1200 by 630. Everything that a stranger chose is escaped, and cut to its room. */
export function previewSvg(report: Report, say: Say): string {
  const status = lampOfReport(report)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PREVIEW.width}" height="${PREVIEW.height}" viewBox="0 0 ${PREVIEW.width} ${PREVIEW.height}">` +
    `<rect width="${PREVIEW.width}" height="${PREVIEW.height}" fill="${COLOURS.ground}"/>` +
    `<rect width="${PREVIEW.width}" height="14" fill="${LAMP_COLOURS[status]}"/>` +
    title(report, status) +
    rows(report, say) +
    foot(report, say) +
    '</svg>\n'
  )
}

function title(report: Report, status: LampStatus): string {
  const size = 56
  const { text: name, size: letters } = fittedName(shownName(report.target.host), INNER - size - 28)
  return (
    lamp(status, EDGE, 62, size) +
    words(name, EDGE + size + 28, 90 + letters * 0.36, letters, 'wire', { bold: true }) +
    wrap(report.headline, INNER, 34, 'words', 2)
      .map((line, at) => words(line, EDGE, 180 + at * 46, 34, 'words'))
      .join('')
  )
}

/** A long name is written smaller, and cut only where that does not help. */
function fittedName(name: string, room: number): { text: string; size: number } {
  const size = [52, 44, 36, 30].find((letters) => widthOf(name, letters, 'wire') <= room) ?? 30
  return { text: cutName(name, room, size, 'wire'), size }
}

function rows(report: Report, say: Say): string {
  const sessions = report.sessions.filter(ofMail)
  const steps = columns(sessions, report.options.envelope)
  const shown = mostTelling(report, sessions)
  const scale = sessions.length > 3 ? SMALL : LARGE
  const drawn = shown.map((session, at) => row(report, session, steps, FIRST_ROW + at * scale.row, scale)).join('')
  const left = sessions.filter((session) => !shown.includes(session))
  if (left.length === 0) return drawn
  const stand = tally(
    left.map((session) => lampOfSession(report, session)),
    say.preview,
  )
  const more = say.preview.more(left.length, stand)
  return (
    drawn +
    words(cut(more, INNER, 22, 'words'), EDGE, FIRST_ROW + shown.length * scale.row + 22, 22, 'words', {
      fill: COLOURS.soft,
    })
  )
}

/** Where not all fit: the gravest, in the order that they were tested in. */
function mostTelling(report: Report, sessions: Session[]): Session[] {
  if (sessions.length <= MOST_ROWS) return sessions
  const gravity: LampStatus[] = ['failed', 'warned', 'inconclusive', 'running']
  const rank = (session: Session) => {
    const place = gravity.indexOf(lampOfSession(report, session))
    return place < 0 ? gravity.length : place
  }
  const chosen = new Set(sessions.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_ROWS - 1))
  return sessions.filter((session) => chosen.has(session))
}

function row(report: Report, session: Session, steps: StepName[], y: number, scale: Scale): string {
  const from = RIGHT - steps.length * scale.pitch + (scale.pitch - scale.lamp)
  const lamps = steps.map((step, at) => lamp(litAt(report, session, step), from + at * scale.pitch, y, scale.lamp))
  const gap = 24
  const room = from - EDGE - gap
  const baseline = y + scale.lamp / 2 + scale.host * 0.34
  const address = session.host === session.address ? '' : cutName(session.address, room / 2, scale.address, 'wire')
  const taken = address === '' ? 0 : widthOf(address, scale.address, 'wire') + gap
  return (
    words(cutName(shownName(session.host), room - taken, scale.host, 'wire'), EDGE, baseline, scale.host, 'wire') +
    words(address, from - gap, baseline, scale.address, 'wire', { fill: COLOURS.soft, end: true }) +
    lamps.join('')
  )
}

/** What was cut off by the end of the test came to nothing. */
function litAt(report: Report, session: Session, step: StepName): LampStatus {
  const lit = lampOf(session, step)
  return lit === 'running' && hasEnded(report) ? 'inconclusive' : lit
}

function lampOfSession(report: Report, { status, failure }: Session): LampStatus {
  const cutOff = failure?.kind === 'interrupted' || (status === 'running' && hasEnded(report))
  return cutOff ? 'inconclusive' : status
}

function foot(report: Report, { pictures, preview, common }: Say): string {
  const sessions = report.sessions.filter(ofMail)
  const hosts = new Set(sessions.map(({ host }) => host)).size
  const asked = report.checks.filter(({ status }) => status !== 'skipped').length
  const lamps = sessions.map((session) => lampOfSession(report, session))
  const served = `${preview.servers(hosts)}, ${preview.addresses(lamps.length)} (${tally(lamps, preview)})`
  const counts =
    standingWord(report, pictures) +
    (lamps.length === 0 ? '' : `: ${served}`) +
    (asked === 0 ? '' : ` · ${preview.checks(asked)}`)
  const signature = `Helograph, ${common.day(report.startedAt)}`
  const right = widthOf(signature, 22, 'words')
  return (
    `<rect x="${EDGE}" y="562" width="${INNER}" height="1" fill="${COLOURS.rule}"/>` +
    words(cut(counts, INNER - right - 40, 22, 'words'), EDGE, 600, 22, 'words', { fill: COLOURS.soft }) +
    words(signature, RIGHT, 600, 22, 'words', { fill: COLOURS.faint, end: true })
  )
}

type Look = { fill?: string; bold?: boolean; end?: boolean }

/** Names are written from right to left inside their own room only: a line always begins at its left. */
function words(text: string, x: number, y: number, size: number, face: Face, look: Look = {}): string {
  const { fill = COLOURS.ink, bold = false, end = false } = look
  return (
    `<text x="${rounded(x)}" y="${rounded(y)}" font-family="${FAMILIES[face]}" font-size="${size}" fill="${fill}"` +
    `${bold ? ' font-weight="700"' : ''}${end ? ' text-anchor="end"' : ''} xml:space="preserve">${xml(text)}</text>`
  )
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
