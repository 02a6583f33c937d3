/**
 * How long a text is as an SMS: in septets of the GSM alphabet (3GPP TS 23.038 6.2.1), or in UTF-16 where one letter is
 * not of that alphabet; and in how many parts it travels (3GPP TS 23.040 9.2.3.24.1). Pure.
 */

/** The default alphabet in its own order; 0x1B leads to the table below. */
const ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** Each of these is two septets: the escape, and a place in the extension table. */
const EXTENSION = '\f^{}\\[~]|€'

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...[...ALPHABET.replace('\x1b', '')].map((letter) => [letter, 1] as const),
  ...[...EXTENSION].map((letter) => [letter, 2] as const),
])

export type SmsSize = {
  encoding: 'GSM-7' | 'UCS-2'
  /** septets, or UTF-16 code units */
  units: number
  parts: number
}

/** What one message holds, and what each part holds where there are several: a header of six octets ties them together. */
const ROOM = {
  'GSM-7': { alone: 160, joined: 153 },
  'UCS-2': { alone: 70, joined: 67 },
} as const

/** A character that takes two places is never torn apart by the end of a part. */
export function smsSize(text: string): SmsSize {
  const letters = [...text]
  const encoding = letters.every((letter) => SEPTETS.has(letter)) ? 'GSM-7' : 'UCS-2'
  const widths = letters.map((letter) => (encoding === 'GSM-7' ? (SEPTETS.get(letter) ?? 0) : letter.length))
  const units = widths.reduce((sum, width) => sum + width, 0)
  const { alone, joined } = ROOM[encoding]
  if (units <= alone) return { encoding, units, parts: 1 }
  let parts = 1
  let left: number = joined
  for (const width of widths) {
    if (width > left) {
      parts++
      left = joined
    }
    left -= width
  }
  return { encoding, units, parts }
}

/** Whether it can be written in the GSM alphabet as it is. */
export function isGsm7(text: string): boolean {
  return [...text].every((letter) => SEPTETS.has(letter))
}

/** Signs of typographers and what stands for them; what people read the same. */
const LIKENESSES: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '×': 'x',
  '·': '.',
  '•': '*',
  '`': "'",
  '´': "'",
  '\t': ' ',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'Th',
  ð: 'd',
  Ð: 'D',
}

/**
 * The same in the GSM alphabet: letters of it stay, accents that it lacks fall, and what has no likeness in it becomes
 * a question mark, which says honestly that something stood there.
 */
export function toGsm7(text: string): string {
  return [...text.normalize('NFC')].map(likeness).join('')
}

function likeness(letter: string): string {
  if (SEPTETS.has(letter)) return letter
  const known = LIKENESSES[letter]
  if (known !== undefined) return known
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return bare !== '' && isGsm7(bare) ? bare : '?'
}
