/** MTA-STS: the record in the DNS and the policy file, read as RFC 8461 3.1 and 3.2 write them; who matches it (4.1). Pure. */
import { readTxtRecords, type TxtRecord } from './txt-record.ts'

export type Mode = 'enforce' | 'testing' | 'none'

export interface Policy {
  mode: Mode
  /** Seconds. */
  maxAge: number
  /** Host names in lower case; the first label may be `*`. */
  mx: readonly string[]
}

/** RFC 8461 3.2: about a year. */
const LONGEST = 31_557_600

export function readStsRecords(texts: readonly string[]): TxtRecord {
  const record = readTxtRecords(texts, 'STSv1', /^[\x21-\x3a\x3c\x3e-\x7e]+$/)
  if (record.found !== 'one') return record
  const id = record.fields.get('id')
  if (id !== undefined && /^[A-Za-z0-9]{1,32}$/.test(id)) return record
  const why = id === undefined ? 'it has no id' : 'its id is not 1 to 32 letters and digits'
  return { found: 'invalid', text: record.text, why }
}

/** @returns why it is no policy, in words that end a sentence, where it is none */
export function readPolicy(text: string): { ok: true; policy: Policy } | { ok: false; why: string } {
  const no = (why: string) => ({ ok: false as const, why })
  const lines = text.replace(/(?:\r?\n)+$/, '').split(/\r?\n/)
  const first = new Map<string, string>()
  const mx: string[] = []
  for (const [index, line] of lines.entries()) {
    const [, key, value] = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (key === undefined || value === undefined) return no(`line ${index + 1} is not of the form “key: value”`)
    if (key === 'mx') mx.push(value)
    else if (!first.has(key)) first.set(key, value)
  }
  if (first.get('version') !== 'STSv1') return no('it does not say “version: STSv1”')
  const mode = first.get('mode')
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') {
    return no('its mode is none of enforce, testing and none')
  }
  const age = first.get('max_age') ?? ''
  if (!/^\d{1,10}$/.test(age) || Number(age) > LONGEST) return no(`its max_age is not a number up to ${LONGEST}`)
  const odd = mx.find((pattern) => !isPattern(pattern))
  if (odd !== undefined) return no(`“${odd.slice(0, 80)}” is no name of a mail server`)
  if (mx.length === 0 && mode !== 'none') return no('it names no mail server (mx)')
  return { ok: true, policy: { mode, maxAge: Number(age), mx: mx.map((pattern) => pattern.toLowerCase()) } }
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

function isPattern(pattern: string): boolean {
  const name = pattern.replace(/^\*\./, '')
  return name.length <= 253 && name.split('.').every((label) => LABEL.test(label))
}

/**
 * Whether a name matches a name that may begin with a wildcard label: one label for one label, and only the first
 * (RFC 8461 4.1; for certificates RFC 9525 6.3).
 */
export function matchesName(name: string, pattern: string): boolean {
  const [own, wanted] = [name.toLowerCase(), pattern.toLowerCase()]
  if (!wanted.startsWith('*.')) return own === wanted
  const dot = own.indexOf('.')
  return dot > 0 && own.slice(dot) === wanted.slice(1)
}
