/**
 * Words in a picture: nothing in them is markup, and they stay in the room that they were given. Pure.
 * There is no browser to measure with, so widths are those of the faces that the server draws with; tests hold them
 * against the true ones.
 */
import { printable } from '../plain-text.ts'
import { unicodeName } from '../target.ts'

/** `words`: DejaVu Sans Condensed; `wire`: DejaVu Sans Mono. */
export type Face = 'words' | 'wire'

/** Advances of U+0020 to U+007E in DejaVu Sans, in thousandths of the size; the condensed face has nine tenths. */
const ADVANCES = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
  748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
]
const CONDENSED = 0.9
const MONO = 602
/** Few letters beyond ASCII are wider; and not every one of them is in the monospaced face. */
const WIDE = 1000

const ELLIPSIS = '…'

/** The scripts that the faces have: names in others are shown as they are on the wire. */
const DRAWABLE =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\d.-]*$/u

/**
 * A host as people write it, where the faces have every letter of it; else as it is on the wire. Accents that are put on
 * top of letters could pile up: such a name stays as it is, too.
 */
export function shownName(host: string): string {
  const unicode = unicodeName(host)?.normalize('NFC') ?? null
  return unicode !== null && DRAWABLE.test(unicode) && !/\p{M}/u.test(unicode) ? unicode : host
}

/**
 * Text for XML 1.0: markup as entities, and what may not stand there (XML 1.0 2.2) or is not to be seen as visible escapes.
 */
export function xml(text: string): string {
  return shown(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/**
 * Lone surrogates and non-characters are no characters of XML; of the rest `printable` takes care. Accents on top of
 * accents would climb out of their line.
 */
function shown(text: string): string {
  return printable(text.replaceAll('\n', ' '))
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(
      /[\p{Cs}\uFFFE\uFFFF]/gu,
      (character) => `\\u{${(character.codePointAt(0) as number).toString(16).toUpperCase()}}`,
    )
}

/** How wide text is at most, in pixels, in letters of so many pixels. */
export function widthOf(text: string, size: number, face: Face): number {
  let thousandths = 0
  for (const character of shown(text)) thousandths += advance(character, face)
  return (thousandths * size) / 1000
}

function advance(character: string, face: Face): number {
  const ascii = ADVANCES[(character.codePointAt(0) as number) - 0x20]
  if (ascii !== undefined) return face === 'wire' ? MONO : ascii * CONDENSED
  return character === ELLIPSIS && face === 'wire' ? MONO : WIDE
}

/** Cut at its end, where it is too wide. */
export function cut(text: string, width: number, size: number, face: Face): string {
  if (widthOf(text, size, face) <= width) return text
  return headOf(text, width - widthOf(ELLIPSIS, size, face), size, face).trimEnd() + ELLIPSIS
}

/** A name is cut in its middle: it begins with the machine, and ends with whose it is. */
export function cutName(name: string, width: number, size: number, face: Face): string {
  if (widthOf(name, size, face) <= width) return name
  const half = (width - widthOf(ELLIPSIS, size, face)) / 2
  const reversed = (text: string) => [...text].reverse().join('')
  return headOf(name, half, size, face) + ELLIPSIS + reversed(headOf(reversed(name), half, size, face))
}

/** In lines, broken between words; what does not fit into so many of them is cut. */
export function wrap(text: string, width: number, size: number, face: Face, most: number): string[] {
  const lines: string[] = []
  for (const word of shown(text).split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && widthOf(`${line} ${word}`, size, face) <= width)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  const kept = lines.slice(0, most)
  if (lines.length > most) kept[most - 1] = `${kept[most - 1]} ${lines[most]}`
  return kept.map((line) => cut(line, width, size, face))
}

function headOf(text: string, width: number, size: number, face: Face): string {
  let head = ''
  let room = width
  for (const character of text) {
    room -= widthOf(character, size, face)
    if (room < 0) break
    head += character
  }
  return head
}
