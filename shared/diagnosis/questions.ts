/** What was asked of the DNS and what it answered: `data.questions` of a check. */
import type { Check, Facts } from '../report.ts'

export const ANSWERED = ['found', 'empty', 'absent', 'failed'] as const

/** One question, with the records of its answer as a zone file has them. */
export interface Asked {
  name: string
  /** `MX`, `A`, `PTR`, ... */
  type: string
  /** `empty`: the name has no such record. `absent`: there is no such name (NXDOMAIN). `failed`: no answer about the name. */
  status: (typeof ANSWERED)[number]
  /** Why it failed; empty otherwise. */
  message: string
  /** Whether the resolver vouches for it with DNSSEC (AD, RFC 4035 3.2.3). */
  authentic: boolean
  /** Seconds since it was asked, where it was remembered; null: it was asked just then. */
  age: number | null
  /** `example.com. 300 IN MX 10 mx1.example.com.`: aliases first; the TTL is what was left of it. */
  answers: string[]
}

/** The questions of a check; what does not look like one is left out. */
export function questionsOf({ data }: Pick<Check, 'data'>): Asked[] {
  return Array.isArray(data.questions) ? data.questions.filter(isAsked) : []
}

/** Those that led to the hosts. */
export function dnsQuestions({ checks }: Pick<Facts, 'checks'>): Asked[] {
  const check = checks.find(({ name }) => name === 'dns')
  return check ? questionsOf(check) : []
}

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null) return false
  const { name, type, status, answers } = value as Partial<Record<keyof Asked, unknown>>
  const named = typeof name === 'string' && typeof type === 'string' && ANSWERED.some((known) => known === status)
  return named && Array.isArray(answers) && answers.every((answer) => typeof answer === 'string')
}

export interface ZoneRecord {
  /** Without the final dot. */
  owner: string
  type: string
  data: string
}

/** Reads a zone line back; null where it is none. */
export function readZoneLine(line: string): ZoneRecord | null {
  const [, owner, type, data] = /^(\S+?)\.? \d+ IN ([A-Z]+) (.+)$/.exec(line) ?? []
  return owner && type && data ? { owner, type, data } : null
}

/** For people: the records, or in words that there are none, and how old that is where it was remembered. */
export function linesOfAsked({ name, type, status, message, age, answers }: Asked): string[] {
  const memory = typeof age === 'number' ? ` (from memory, asked ${age} s ago)` : ''
  if (status === 'failed') return [`${name}. ${type}: ${message || 'no answer'}`]
  if (answers.length > 0 && status === 'found') return answers.map((line) => `${line}${memory}`)
  const none = status === 'absent' ? 'no such name (NXDOMAIN)' : `no ${type} record`
  return [...answers, `${name}. ${type}: ${none}`].map((line) => `${line}${memory}`)
}
