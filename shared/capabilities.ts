/** What a server offers in its reply to EHLO, in words for people. Pure. */
import type { Capability } from './events.ts'

export interface Explained {
  keyword: string
  /** A few words, as the rest of a sentence that begins with "It". */
  says: string
}

/** Keywords that mean the same whatever stands behind them. */
const PLAIN_WORDS: Readonly<Record<string, string>> = {
  PIPELINING: 'takes commands without waiting for each reply; this tester waits all the same (RFC 2920)',
  '8BITMIME': 'takes letters beyond ASCII in a message as they are (RFC 6152)',
  SMTPUTF8: 'takes addresses with letters beyond ASCII (RFC 6531)',
  ENHANCEDSTATUSCODES: 'gives a reason code such as 5.1.1 with each reply (RFC 2034)',
  DSN: 'sends delivery reports to senders who ask for them (RFC 3461)',
  CHUNKING: 'takes a message in pieces of a told size (RFC 3030)',
  BINARYMIME: 'takes messages with any bytes in them (RFC 3030)',
  STARTTLS: 'can encrypt (RFC 3207)',
  REQUIRETLS: 'delivers only encrypted where the sender asks for that (RFC 8689)',
  DELIVERBY: 'takes a time by which a message must be delivered (RFC 2852)',
  VRFY: 'knows the command that asks whether a mailbox exists; mostly it answers neither yes nor no',
  ETRN: 'sends waiting mail to a server that asks for it (RFC 1985)',
  HELP: 'knows the command HELP',
}

/** The limits of RFC 9422 6 that have a number. */
export const LIMIT_NAMES = ['RCPTMAX', 'MAILMAX', 'RCPTDOMAINMAX'] as const
export type StatedLimits = Partial<Record<(typeof LIMIT_NAMES)[number], number>>

/** Those that can be explained, in the order in which they were offered. */
export function explain(capabilities: readonly Capability[]): Explained[] {
  return capabilities.flatMap(({ keyword, parameters }) => {
    const says = words(keyword, parameters)
    return says ? [{ keyword, says }] : []
  })
}

function words(keyword: string, parameters: string): string | undefined {
  switch (keyword) {
    case 'SIZE':
      return sizeWords(parameters)
    case 'LIMITS':
      return limitWords(parseLimits(parameters))
    case 'AUTH':
      return `lets users log in with ${parameters.split(/\s+/).filter(Boolean).join(', ') || 'no mechanism that it names'} (RFC 4954)`
    default:
      return Object.hasOwn(PLAIN_WORDS, keyword) ? PLAIN_WORDS[keyword] : undefined
  }
}

/**
 * The largest message that the server says it takes, in octets (RFC 1870 4); null where it names none: no SIZE, SIZE
 * without a number, or SIZE 0, which means that there is no fixed limit.
 */
export function statedSize(capabilities: readonly Capability[]): number | null {
  const size = capabilities.find(({ keyword }) => keyword === 'SIZE')
  return size && /^\d{1,20}$/.test(size.parameters) ? Number(size.parameters) || null : null
}

/** RFC 9422 4: names and values joined by `=`; what is not a positive number is passed over. */
export function statedLimits(capabilities: readonly Capability[]): StatedLimits {
  return parseLimits(capabilities.find(({ keyword }) => keyword === 'LIMITS')?.parameters ?? '')
}

function parseLimits(parameters: string): StatedLimits {
  const limits: StatedLimits = {}
  for (const [, name = '', value] of parameters.matchAll(/(?:^|\s)([A-Za-z]+)=([1-9]\d{0,5})(?=\s|$)/g)) {
    const known = LIMIT_NAMES.find((one) => one === name.toUpperCase())
    if (known) limits[known] = Number(value)
  }
  return limits
}

function sizeWords(parameters: string): string {
  if (parameters === '') return 'checks the size that a sender announces, and tells no limit (RFC 1870)'
  if (/^0{1,20}$/.test(parameters)) return 'tells no limit for the size of a message (RFC 1870)'
  if (!/^\d{1,20}$/.test(parameters)) return 'names a size that is no number'
  return `takes messages up to ${byteWords(Number(parameters))} (RFC 1870)`
}

function limitWords({ RCPTMAX, MAILMAX, RCPTDOMAINMAX }: StatedLimits): string {
  const told = [
    RCPTMAX && `${count(RCPTMAX, 'recipient')} a message`,
    MAILMAX && `${count(MAILMAX, 'message')} a session`,
    RCPTDOMAINMAX && `recipients of ${count(RCPTDOMAINMAX, 'domain')} a session`,
  ].filter(Boolean)
  return told.length > 0 ? `takes at most ${told.join(', ')} (RFC 9422)` : 'names no limit that this tester knows'
}

/**
 * `50 MB` for 52428800: administrators write sizes as powers of two, and are given back what they wrote. What is no such
 * number is told in powers of ten: `10.2 MB` for 10240000.
 */
export function byteWords(octets: number): string {
  for (const [binary, decimal, unit] of UNITS) {
    if (octets >= binary && octets % binary === 0) return `${octets / binary} ${unit}`
    if (octets >= decimal) return `${Math.round((octets / decimal) * 10) / 10} ${unit}`
  }
  return count(octets, 'octet')
}

const UNITS: readonly [binary: number, decimal: number, unit: string][] = [
  [2 ** 30, 1e9, 'GB'],
  [2 ** 20, 1e6, 'MB'],
  [2 ** 10, 1e3, 'KB'],
]

function count(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`
}
