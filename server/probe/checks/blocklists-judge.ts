/** What the answer of a blocklist says (RFC 5782): pure, and never a listing unless it can be nothing else. */
import ipaddr from 'ipaddr.js'
import type { ListedAddress, Listing } from '../../../shared/diagnosis/blocklists.ts'
import type { Answer } from '../dns/resolver.ts'
import type { CheckResult } from './check.ts'

export interface ListAnswer {
  listing: Listing
  codes: string[]
  reason: string
}

/**
 * RFC 5782 5: a list must have the first, and must not have the second. IPv6: ::FFFF:7F00:2 and ::FFFF:7F00:1, which are
 * the same two addresses mapped.
 */
export const TEST_ENTRIES = {
  4: { listed: '127.0.0.2', clean: '127.0.0.1' },
  6: { listed: '::ffff:7f00:2', clean: '::ffff:7f00:1' },
} as const

export type Family = keyof typeof TEST_ENTRIES

export const familyOf = (address: string): Family => (address.includes(':') ? 6 : 4)

export function isTestEntry(address: string): boolean {
  const { listed, clean } = TEST_ENTRIES[familyOf(address)]
  return address === listed || address === clean
}

/** What Spamhaus answers where it does not answer; other lists of its make use the same. */
const REFUSALS: Record<string, string> = {
  '127.255.255.252': 'the name of the list is misspelt',
  '127.255.255.254': 'the question came through a public resolver',
  '127.255.255.255': 'too many questions came through this resolver',
  // SURBL, URIBL and others; and no list may have 127.0.0.1 in the other sense either (RFC 5782 5).
  '127.0.0.1': 'the list turns this resolver away',
}
const MOST_CODES = 8

/** @param answer to the question for A records */
export function readListAnswer(answer: Answer): ListAnswer {
  if (answer.status === 'failed') return { listing: 'silent', codes: [], reason: answer.message }
  if (answer.status !== 'found') return { listing: 'clean', codes: [], reason: '' }
  const codes = [...new Set(answer.records.map(({ data }) => data))].slice(0, MOST_CODES)
  const told = (listing: Listing, reason = '') => ({ listing, codes, reason })
  const refusal = codes.find((code) => code in REFUSALS || code.startsWith('127.255.255.'))
  if (refusal) return told('refused', REFUSALS[refusal] ?? 'the list turns this resolver away')
  // RFC 5782 2.1: a list answers with addresses of 127.0.0.0/8; a domain that was sold, or a resolver that invents, with others.
  if (!codes.every(isListCode)) return told('unfit', 'it answers with an address outside 127.0.0.0/8')
  return told('listed')
}

function isListCode(code: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(code) && code.startsWith('127.')
}

/** What is wrong with a list, by its own test entries; null: it may be believed. */
export function judgeTestEntries(listed: ListAnswer, clean: ListAnswer, family: Family): ListAnswer | null {
  const broken = [listed, clean].find(({ listing }) => listing !== 'listed' && listing !== 'clean')
  if (broken) return broken
  const { listed: must, clean: mustNot } = TEST_ENTRIES[family]
  if (clean.listing === 'listed')
    return { ...clean, listing: 'unfit', reason: `it lists ${mustNot}, and so perhaps everything` }
  if (listed.listing === 'clean')
    return { ...listed, listing: 'unfit', reason: `it does not have its test entry ${must}` }
  return null
}

export function judgeListings(listings: readonly ListedAddress[]): Pick<CheckResult, 'status' | 'summary'> {
  const listsWith = (wanted: readonly Listing[]) =>
    new Set(listings.filter(({ listing }) => wanted.includes(listing)).map(({ list }) => list))
  const listed = [...listsWith(['listed'])]
  if (listed.length > 0) return { status: 'warned', summary: `listed by ${named(listed)}` }
  const clean = listsWith(['clean']).size
  const all = new Set(listings.map(({ list }) => list)).size
  if (clean === 0)
    return { status: 'skipped', summary: all === 1 ? 'the list does not answer us' : 'no list answers us' }
  const rest = listings.some(({ listing }) => listing !== 'clean') ? ', not all answer us' : ''
  return { status: 'passed', summary: `${clean === 1 ? 'not on the list' : `on none of ${clean} lists`}${rest}` }
}

function named(lists: readonly string[]): string {
  return lists.length > 2 ? `${lists.length} lists` : lists.join(' and ')
}
