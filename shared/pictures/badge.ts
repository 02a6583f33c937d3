/** A small sign for other people's pages: whose server, and how it stood. Pure. */
import { type LampStatus, lampOfReport } from '../lamps.ts'
import { PICTURES } from '../languages/en/pictures.ts'
import type { Report } from '../report.ts'
import { COLOURS, LAMP_COLOURS, lamp } from './lamp.ts'
import { cutName, shownName, widthOf, xml } from './text.ts'
import { standingWord } from './words.ts'

const HEIGHT = 20
const LETTERS = 11
const PAD = 7
const SIGN = 11
/** Longer names are cut in their middle. */
const MOST_NAME = 240

/** White stands on each of them with a contrast of 4.5 and more, on light pages and on dark ones. */
const GROUNDS: Record<LampStatus, string> = { ...LAMP_COLOURS, skipped: COLOURS.soft, pending: COLOURS.soft }

/** The sign of a test. */
export function badgeSvg(report: Report): string {
  return signSvg(report.target.host, standingWord(report, PICTURES), lampOfReport(report))
}

/**
 * An SVG document without script, style and anything from elsewhere. Every browser has other letters, so each text
 * is told how long it must be.
 *
 * @param host whose sign it is
 * @param word how it stands
 */
export function signSvg(host: string, word: string, status: LampStatus): string {
  const name = cutName(shownName(host), MOST_NAME, LETTERS, 'words')
  const [nameWidth, wordWidth] = [name, word].map((text) => Math.ceil(widthOf(text, LETTERS, 'words') * 1.12)) as [
    number,
    number,
  ]
  const left = nameWidth + 2 * PAD
  const right = SIGN + 5 + wordWidth + 2 * PAD
  const width = left + right
  const said = xml(`Helograph: ${host} ${word}`)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${said}">` +
    `<title>${said}</title>` +
    `<clipPath id="edge"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath>` +
    '<g clip-path="url(#edge)">' +
    `<rect width="${left}" height="${HEIGHT}" fill="#45474d"/>` +
    `<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${GROUNDS[status]}"/>` +
    '</g>' +
    lamp(status, left + PAD, (HEIGHT - SIGN) / 2, SIGN, '#ffffff', GROUNDS[status]) +
    text(name, PAD, nameWidth) +
    text(word, left + PAD + SIGN + 5, wordWidth) +
    '</svg>\n'
  )
}

function text(words: string, x: number, length: number): string {
  return (
    `<text x="${x}" y="14" textLength="${length}" fill="#ffffff" font-family="Verdana,'DejaVu Sans',sans-serif"` +
    ` font-size="${LETTERS}">${xml(words)}</text>`
  )
}
