/** What a server offers in its reply to EHLO, in words for people. Pure. */
import type { Capability } from './events.ts'
import type { CAPABILITIES } from './languages/en/capabilities.ts'

type Say = typeof CAPABILITIES

export interface Explained {
  keyword: string
  /** A few words, as the rest of a sentence about the server. */
  says: string
}

/** The limits of RFC 9422 6 that have a number. */
export const LIMIT_NAMES = ['RCPTMAX', 'MAILMAX', 'RCPTDOMAINMAX'] as const
export type StatedLimits = Partial<Record<(typeof LIMIT_NAMES)[number], number>>

/** Those that can be explained, in the order in which they were offered. */
export function explain(capabilities: readonly Capability[], say: Say): Explained[] {
  return capabilities.flatMap(({ keyword, parameters }) => {
    const says = words(keyword, parameters, say)
    return says ? [{ keyword, says }] : []
  })
}

function words(keyword: string, parameters: string, say: Say): string | undefined {
  switch (keyword) {
    case 'SIZE':
      return sizeWords(parameters, say)
    case 'LIMITS':
      return limitWords(parseLimits(parameters), say)
    case 'AUTH':
      return say.auth(parameters.split(/\s+/).filter(Boolean).join(', ') || say.noMechanism)
    default:
      return isPlain(keyword, say) ? say.plain[keyword] : undefined
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
  const limits = capabilities.find(({ keyword }) => keyword === 'LIMITS')
  return limits ? parseLimits(limits.parameters) : {}
}

function parseLimits(parameters: string): StatedLimits {
  const limits: StatedLimits = {}
  for (const [, name = '', value] of parameters.matchAll(/(?:^|\s)([A-Za-z]+)=([1-9]\d{0,5})(?=\s|$)/g)) {
    const known = LIMIT_NAMES.find((one) => one === name.toUpperCase())
    if (known) limits[known] = Number(value)
  }
  return limits
}

function isPlain(keyword: string, { plain }: Say): keyword is keyof Say['plain'] {
  return Object.hasOwn(plain, keyword)
}

function sizeWords(parameters: string, say: Say): string {
  if (parameters === '') return say.sizeUntold
  if (/^0{1,20}$/.test(parameters)) return say.sizeUnlimited
  if (!/^\d{1,20}$/.test(parameters)) return say.sizeNoNumber
  return say.size(byteWords(Number(parameters), say))
}

function limitWords({ RCPTMAX, MAILMAX, RCPTDOMAINMAX }: StatedLimits, say: Say): string {
  const told = [
    RCPTMAX && say.recipients(RCPTMAX),
    MAILMAX && say.messages(MAILMAX),
    RCPTDOMAINMAX && say.domains(RCPTDOMAINMAX),
  ].filter(Boolean)
  return told.length > 0 ? say.limits(told.join(', ')) : say.noLimit
}

/**
 * `50 MB` for 52428800: administrators write sizes as powers of two, and are given back what they wrote. What is no such
 * number is told in powers of ten: `10.2 MB` for 10240000.
 */
export function byteWords(octets: number, say: Pick<Say, 'bytes' | 'octets'> = BYTE_WORDS): string {
  for (const [binary, decimal, unit] of UNITS) {
    if (octets >= binary && octets % binary === 0) return say.bytes(octets / binary, unit)
    if (octets >= decimal) return say.bytes(Math.round((octets / decimal) * 10) / 10, unit)
  }
  return say.octets(octets)
}

/** As rules and terminal tell them. */
export const BYTE_WORDS = {
  bytes: (count: number, unit: string) => `${count} ${unit}`,
  octets: (count: number) => `${count} octet${count === 1 ? '' : 's'}`,
}

const UNITS: readonly [binary: number, decimal: number, unit: string][] = [
  [2 ** 30, 1e9, 'GB'],
  [2 ** 20, 1e6, 'MB'],
  [2 ** 10, 1e3, 'KB'],
]
