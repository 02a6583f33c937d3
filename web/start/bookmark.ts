import { LANGUAGE_NAME } from '../../shared/language.ts'
import { PATIENCE } from '../../shared/options.ts'
import { parseTarget } from '../../shared/target.ts'
import { FAMILIES, SECURITIES, VIAS } from '../../shared/words.ts'
import { type Choices, DEFAULTS } from './request.ts'

/** What of an address could not be taken: an option by its name, a login, or what is no option at all. */
export type LeftOut = 'target' | keyof Choices | 'login' | 'other'

/** A test as the address of the start page holds it. `target` is empty where the address names none. */
export type Bookmark = { target: string; choices: Choices; leftOut: LeftOut[] }

/** Reads one value; undefined where it is none. */
type Reader<T> = (text: string) => T | undefined
type Readers = { [Name in keyof Choices]: Reader<Choices[Name]> }

const oneOf =
  <T extends string>(words: readonly T[]): Reader<T> =>
  (text) =>
    words.find((word) => word === text)

const between =
  (least: number, most: number, form: RegExp): Reader<number> =>
  (text) =>
    form.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined

const yesOrNo: Reader<boolean> = (text) => (text === 'true' ? true : text === 'false' ? false : undefined)

/** Every option by its name in the API, and in the order in which an address has them. */
const READERS: Readers = {
  via: oneOf(VIAS),
  port: between(1, 65535, /^\d{1,5}$/),
  security: oneOf(SECURITIES),
  family: oneOf(FAMILIES),
  patience: between(PATIENCE.least, PATIENCE.most, /^\d+(\.\d+)?$/),
  envelope: yesOrNo,
  relay: yesOrNo,
  injection: yesOrNo,
  depth: yesOrNo,
}
const NAMES = Object.keys(READERS) as (keyof Choices)[]

/** What somebody may take for options, and what must not stand in an address. */
const LOGIN = /^(auth|user|username|login|pass|password|token)$/i

/**
 * The test that an address describes. Nothing is started by it; what cannot be understood is left out and named.
 *
 * @param search the query of the address: `?target=example.com&port=587&security=starttls`
 */
export function readBookmark(search: string): Bookmark {
  const choices: Choices = { ...DEFAULTS }
  const leftOut = new Set<LeftOut>()
  const said = new Map<string, string>()
  for (const [name, text] of new URLSearchParams(search)) {
    if (name === LANGUAGE_NAME) continue
    // Who says it twice may mean the first as well as the second.
    if (said.has(name) && said.get(name) !== text) leftOut.add(nameOf(name))
    else said.set(name, text)
    if (nameOf(name) === 'login' || nameOf(name) === 'other') leftOut.add(nameOf(name))
  }
  for (const name of NAMES) {
    const text = said.get(name)
    if (text !== undefined && !take(choices, name, text)) leftOut.add(name)
  }
  const target = said.get('target') ?? ''
  const meant = impersonal(target, choices)
  if (target !== '' && !meant) leftOut.add('target')
  return { target: '', choices, ...meant, leftOut: [...leftOut] }
}

/**
 * The address of a test: empty where nothing differs from the start page as it is, and never with anything personal. A target
 * or an option that makes no sense as yet does not go into it.
 */
export function formatBookmark(text: string, chosen: Choices): string {
  const { target, choices } = impersonal(text, chosen) ?? { target: '', choices: chosen }
  const query = new URLSearchParams(target === '' ? [] : [['target', target]])
  for (const name of NAMES) {
    const value = String(choices[name])
    if (choices[name] !== DEFAULTS[name] && READERS[name](value) !== undefined) query.set(name, value)
  }
  // A colon and a slash may stand in a query as they are (RFC 3986 3.4), and read better so.
  const words = query.toString().replaceAll('%3A', ':').replaceAll('%2F', '/')
  return words === '' ? '' : `?${words}`
}

function take<Name extends keyof Choices>(choices: Choices, name: Name, text: string): boolean {
  const value = (READERS[name] as Reader<Choices[Name]>)(text)
  if (value === undefined) return false
  choices[name] = value
  return true
}

/** The target without its local part; that it was one of a mail domain is then said by an option. Null: not understood. */
function impersonal(text: string, choices: Choices): { target: string; choices: Choices } | null {
  const parsed = parseTarget(text)
  if (!parsed.ok) return null
  const { input, domain, port } = parsed.target
  const throughMx = domain && port === null && choices.port === null && choices.via === 'auto'
  return { target: input, choices: throughMx ? { ...choices, via: 'mx' } : choices }
}

function nameOf(name: string): LeftOut {
  if (name === 'target') return 'target'
  return NAMES.find((known) => known === name) ?? (LOGIN.test(name) ? 'login' : 'other')
}
