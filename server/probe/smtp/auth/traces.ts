/** Finds a secret in what a server says, however it is dressed up. Pure. */
import { unescapeBytes } from '../../../../shared/escape.ts'

/** A secret of fewer letters would be found in every other word. */
const LEAST = 4
/** No reply of a server is so long; one that is may hide anything. */
const MAX_TEXT = 8192
/** Base64 of base64 is looked through; deeper nobody goes by accident. */
const DEPTH = 3

export class Traces {
  /** In lower case, letters and figures only: each is a trace by itself. */
  readonly #needles = new Set<string>()
  /** In lower case, as it is: of signs alone, so that nothing would be left of it without them. */
  readonly #verbatim = new Set<string>()
  /** So short that no search tells anything: then every text is a trace. */
  #hopeless = false

  /** Half of it gives it away already. */
  addPassword(password: string): void {
    const folded = fold(password)
    if (folded.length >= LEAST) {
      const length = Math.max(LEAST, Math.ceil(folded.length / 2))
      for (let at = 0; at + length <= folded.length; at++) this.#add(folded.slice(at, at + length))
    } else if (password.length >= LEAST) this.#verbatim.add(password.toLowerCase())
    else this.#hopeless = true
  }

  /** Only the whole of it. */
  addWhole(secret: string): void {
    const folded = fold(secret)
    if (folded.length > LEAST) this.#add(folded)
  }

  in(text: string): boolean {
    if (this.#hopeless || text.length > MAX_TEXT) return true
    const bytes = unescapeBytes(text)
    const seen = new Set<string>()
    return [...ENCODINGS].some((encoding) => this.#lurks(decode(bytes, encoding), DEPTH, seen))
  }

  #lurks(text: string, depth: number, seen: Set<string>): boolean {
    if (text === '' || seen.has(text)) return false
    seen.add(text)
    const plain = text.toLowerCase()
    if ([...this.#verbatim].some((secret) => plain.includes(secret))) return true
    const folded = fold(text)
    for (const needle of this.#needles) if (folded.includes(needle)) return true
    return depth > 0 && unwrapped(text).some((inner) => this.#lurks(inner, depth - 1, seen))
  }

  #add(folded: string): void {
    for (const turned of [folded, [...folded].reverse().join('')]) {
      this.#needles.add(turned)
      this.#needles.add(turned.replace(/[a-z]/g, rotated))
    }
  }
}

const ENCODINGS: ReadonlySet<string> = new Set(['utf-8', 'latin1'])

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** Without what may stand between its letters, so that `h u n t` and `h-u-n-t` are one. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** ROT13 */
function rotated(letter: string): string {
  return String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97)
}

/** What a text may stand for: base64 from each of its four beginnings, hexadecimal, decimal, and escapes of the web and of mail. */
function unwrapped(text: string): string[] {
  const dense = text.replace(/\s/g, '')
  const inners: string[] = []
  for (const [token] of dense.matchAll(/[\w+/-]{4,}/g)) {
    for (const from of [0, 1, 2, 3]) inners.push(...fromBase64(token.slice(from)))
  }
  for (const [token] of text.matchAll(/(?:[0-9a-f][^\w]?){8,}/gi)) {
    const digits = token.replace(/[^0-9a-f]/gi, '')
    for (const from of [0, 1]) inners.push(fromCodes(digits.slice(from).match(/../g) ?? [], 16))
  }
  for (const [token] of text.matchAll(/\b\d{2,3}(?:[^\w]+\d{2,3}){3,}\b/g))
    inners.push(fromCodes(token.match(/\d+/g) ?? [], 10))
  const escapes = /(?:%u?|=|\\[xu]|0x|&#x|U\+)\{?([0-9a-f]{2,6})[};]?|&#(\d{2,7});?/gi
  const plain = text.replace(escapes, (_, hex: string | undefined, decimal: string | undefined) =>
    hex ? fromCodes([hex.slice(0, /^00/.test(hex) ? 4 : 2)], 16) : fromCodes([decimal ?? ''], 10),
  )
  return [...inners, plain]
}

/** As octets, and as the UTF-8 that they may be. */
function fromBase64(token: string): string[] {
  const bytes = Buffer.from(token, 'base64')
  return [bytes.toString('latin1'), bytes.toString('utf8')]
}

function fromCodes(codes: readonly string[], radix: 10 | 16): string {
  return codes
    .map((code) => Number.parseInt(code, radix))
    .map((point) => (point <= 0x10ffff ? String.fromCodePoint(point) : ''))
    .join('')
}
