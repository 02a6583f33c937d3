/**
 * What the record says in English, in another language. The sentences of a probe are a closed set with blanks in them, so a
 * phrase book translates them: each English sentence, `{blanks}` and all, beside the same in the other language. Pure.
 */

/** English sentences, and what they are in another language. */
export type Phrases = Readonly<Record<string, string>>

/** Puts a text of ours into a language. What is in no book, as whatever a server said, stays as it is. */
export type Interpreter = (text: string) => string

/** The record itself. */
export const asRecorded: Interpreter = (text) => text

/** How a language writes what stands in blanks. Each is given what English writes. */
export interface Notation {
  /** `6.1` */
  number(english: string): string
  /** `2026-11-24` */
  day(iso: string): string
  /** `24 Nov 2026, 02:43:12 UTC` */
  moment(english: string): string
}

/** What a blank may hold, by the word behind its name in the translation: `{end:day}`. */
const HOLDS = {
  /** a name, an address, a code: without a space */
  word: String.raw`\S+?`,
  host: String.raw`[\w-]+(?:\.[\w-]+)+`,
  number: String.raw`\d+(?:\.\d+)?`,
  day: String.raw`\d{4}-\d\d-\d\d`,
  moment: String.raw`\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d:\d\d UTC`,
  addresses: String.raw`[\d.]+(?:, [\d.]+)*`,
  /** a text of ours, which is translated in turn; or one of a server, which is not */
  text: '.+?',
  /** as it is */
  anything: '.+?',
} as const
type Kind = keyof typeof HOLDS

interface Phrase {
  pattern: RegExp
  /** by name, in the order of the English sentence */
  blanks: readonly string[]
  /** texts and blanks by turns */
  parts: readonly (string | { name: string; kind: Kind })[]
}

/** More was said by a server, whatever it begins with. */
const LONGEST = 16 * 1024

const BLANK = /\{(\w+)(?::(\w+))?\}/g

/**
 * Of several phrases that fit the one counts that has the most letters outside its blanks.
 *
 * @returns what translates; null for a text that is no phrase of the book
 */
export function phraseBook(phrases: Phrases, notation: Notation): (text: string) => string | null {
  const whole = new Map(Object.entries(phrases).filter(([english]) => !english.includes('{')))
  const shelves = shelved(Object.entries(phrases).filter(([english]) => english.includes('{')))
  const write: Record<Kind, Interpreter> = {
    ...notation,
    word: asRecorded,
    host: asRecorded,
    addresses: asRecorded,
    anything: asRecorded,
    text: (text) => translate(text) ?? text,
  }

  function translate(text: string): string | null {
    const known = whole.get(text)
    if (known !== undefined) return known
    if (text.length > LONGEST) return null
    for (const { pattern, blanks, parts } of shelves(text)) {
      const [, ...held] = pattern.exec(text) ?? []
      if (held.length === 0) continue
      const filled = (name: string) => held[blanks.indexOf(name)] ?? ''
      return parts.map((part) => (typeof part === 'string' ? part : write[part.kind](filled(part.name)))).join('')
    }
    // A summary that another sentence was put behind had its full stop before it.
    const ended = /[^.]\.$/.test(text) ? translate(text.slice(0, -1)) : null
    return ended === null ? null : `${ended}.`
  }
  return translate
}

/** Finds the phrases that a text may be one of, by its first letters: a book has hundreds, and a test many lines. */
function shelved(phrases: readonly (readonly [string, string])[]): (text: string) => readonly Phrase[] {
  const letters = (english: string) => english.replace(BLANK, '').length
  const sorted = phrases
    .toSorted(([a], [b]) => letters(b) - letters(a))
    .map(([english, other]) => ({ shelf: shelfOf(english), phrase: phraseOf(english, other) }))
  const on = (name: string) => sorted.filter(({ shelf }) => shelf === name || shelf === '').map(({ phrase }) => phrase)
  const shelves = new Map(sorted.map(({ shelf }) => [shelf, on(shelf)]))
  const others = on('')
  return (text) => shelves.get(text.slice(0, SHELF)) ?? others
}

/** So many letters at the beginning of a phrase tell its shelf; what begins with a blank stands on all of them. */
const SHELF = 4

function shelfOf(english: string): string {
  const begin = english.slice(0, english.indexOf('{')).slice(0, SHELF)
  return begin.length === SHELF ? begin : ''
}

function phraseOf(english: string, other: string): Phrase {
  const kinds = new Map([...other.matchAll(BLANK)].map(([, name = '', kind]) => [name, kindOf(kind)]))
  const blanks: string[] = []
  const source = english.split(/(\{\w+\})/).map((part) => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    blanks.push(name)
    return `(${HOLDS[kinds.get(name) ?? 'anything']})`
  })
  const parts = other.split(/(\{\w+(?::\w+)?\})/).map((part) => {
    const [, name, kind] = /^\{(\w+)(?::(\w+))?\}$/.exec(part) ?? []
    return name === undefined ? part : { name, kind: kindOf(kind) }
  })
  return { pattern: new RegExp(`^${source.join('')}$`), blanks, parts }
}

/** @throws Error for a kind that there is not: a mistake in a book */
function kindOf(word: string | undefined): Kind {
  const kind = word ?? 'anything'
  if (!(kind in HOLDS)) throw new Error(`no blank holds ${kind}`)
  return kind as Kind
}
