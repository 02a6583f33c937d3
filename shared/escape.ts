/**
 * Text from a server, shown so that it can be undone and can do no harm: a backslash as `\\`, CR and LF as `\r` and `\n`,
 * other C0, DEL, C1 and bytes that are not UTF-8 as `\xNN` for each byte, invisible and direction-changing characters
 * as `\u{202E}`. No control character of a server ever reaches a terminal, a page, a log or a JSON value as itself.
 */

/** Printable ASCII but for the backslash: nearly every line of nearly every server. */
const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/

/**
 * What Unicode gives no glyph of its own, or what turns the direction of the text around it. The last five are letters, marks
 * and symbols to Unicode, and blank all the same: Braille, Khitan, two of Egyptian hieroglyphs, and a note without a head.
 */
const INVISIBLE =
  /[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Cs}\p{Co}\p{Cn}\u2800\u{16FE4}\u{13441}\u{13442}\u{1D159}]|(?! )\p{Zs}/u

const utf8 = new TextEncoder()

/** @param bytes any bytes, well-formed UTF-8 or not */
export function escapeBytes(bytes: Uint8Array): string {
  const latin1 = asLatin1(bytes)
  if (PLAIN.test(latin1)) return latin1
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length === 0) text += hex(bytes[at++] as number)
    else {
      text += escapeCharacter(decoder.decode(bytes.subarray(at, at + length)))
      at += length
    }
  }
  return text
}

/** @param text any string, for example an error message of a library that quotes a server */
export function escapeText(text: string): string {
  return PLAIN.test(text) ? text : escapeBytes(utf8.encode(text))
}

/** The bytes that `escapeBytes` was given. */
export function unescapeBytes(text: string): Uint8Array {
  const bytes: number[] = []
  const token = /\\(?:x([0-9A-F]{2})|u\{([0-9A-F]+)\}|([rn\\]))|[^\\]+/gu
  for (const [whole, byte, point, short] of text.matchAll(token)) {
    if (byte) bytes.push(Number.parseInt(byte, 16))
    else if (point) bytes.push(...utf8.encode(String.fromCodePoint(Number.parseInt(point, 16))))
    else if (short) bytes.push(short === 'r' ? 13 : short === 'n' ? 10 : 92)
    else bytes.push(...utf8.encode(whole))
  }
  return Uint8Array.from(bytes)
}

const ESCAPE_OR_LETTERS = /\\(?:x[0-9A-F]{2}|u\{[0-9A-F]+\}|[rn\\])|[a-z]+/g

/** Escaped text with its ASCII letters in upper case; what is escaped stays as it is, so that it can still be undone. */
export function upperCase(text: string): string {
  return text.replace(ESCAPE_OR_LETTERS, (part) => (part.startsWith('\\') ? part : part.toUpperCase()))
}

/** Escaped lines on one line, a blank for each line end: for a sentence, and to compare what was joined in different ways. */
export function onOneLine(text: string): string {
  return text.replace(/\\\\|\\r\\n|\\n/g, (part) => (part === '\\\\' ? part : ' '))
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function asLatin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

function escapeCharacter(character: string): string {
  const point = character.codePointAt(0) as number
  if (character === '\\') return '\\\\'
  if (character === '\r') return '\\r'
  if (character === '\n') return '\\n'
  if (point < 0x20 || point === 0x7f) return hex(point)
  if (point >= 0x80 && point < 0xa0) return [...utf8.encode(character)].map(hex).join('')
  if (INVISIBLE.test(character)) return `\\u{${point.toString(16).toUpperCase()}}`
  return character
}

function hex(byte: number): string {
  return `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

/** Length of the well-formed UTF-8 sequence at `at`, 0 where there is none (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return 1
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  const second = bytes[at + 1] as number
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let next = at + 2; next < at + length; next++) {
    if (((bytes[next] as number) & 0xc0) !== 0x80) return 0
  }
  return length
}
