/** Public lists of addresses (RFC 5782): what the `blocklists` check found, and what it means. */
import type { Facts } from '../report.ts'
import type { TestRule } from './rule.ts'

/**
 * `listed`, `clean`: the list said so. `silent`: no answer. `refused`: the list said that it does not answer us.
 * `unfit`: it answered what no such list answers, or failed its own test entries, so it is not believed.
 */
export const LISTINGS = ['listed', 'clean', 'silent', 'refused', 'unfit'] as const
export type Listing = (typeof LISTINGS)[number]

/** `data.listings` of the check is a list of these: one address on one list. */
export interface ListedAddress {
  list: string
  address: string
  /** The first host that has the address. */
  host: string
  listing: Listing
  /** The addresses that it answered: `127.0.0.2`. */
  codes: string[]
  /** Of a listing, the list's own words; else why it is not believed; may be empty. */
  reason: string
  /** Seconds since it was asked: a list is asked once an hour about one address. */
  age: number
}

export function listedAddresses(facts: Facts): ListedAddress[] {
  const told = facts.checks.find(({ name }) => name === 'blocklists')?.data.listings
  return Array.isArray(told) ? told.filter(isListedAddress) : []
}

function isListedAddress(value: unknown): value is ListedAddress {
  if (typeof value !== 'object' || value === null) return false
  const { list, address, host, listing, codes, reason } = value as Partial<Record<keyof ListedAddress, unknown>>
  const texts = [list, address, host, reason].every((text) => typeof text === 'string')
  return texts && LISTINGS.some((known) => known === listing) && Array.isArray(codes)
}

/** For people: `192.0.2.25 on list.example: listed, 127.0.0.2, "sends spam"`. */
export function lineOfListing({ list, address, listing, codes, reason, age }: ListedAddress): string {
  const parts = [LISTING_WORDS[listing], ...codes, ...(reason === '' ? [] : [quoted(listing, reason)])]
  return `${address} on ${list}: ${parts.join(', ')}${age > 0 ? ` (asked ${inWords(age)} ago)` : ''}`
}

const LISTING_WORDS: Record<Listing, string> = {
  listed: 'listed',
  clean: 'not listed',
  silent: 'no answer',
  refused: 'the list does not answer us',
  unfit: 'not believed',
}

function quoted(listing: Listing, reason: string): string {
  return listing === 'listed' ? `“${reason}”` : reason
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
}

const some = (names: readonly string[]) => {
  const all = [...new Set(names)]
  return all.length > 3 ? `${all.slice(0, 3).join(', ')} and ${all.length - 3} more` : all.join(', ')
}

export const BLOCKLISTS: readonly TestRule[] = [
  {
    code: 'address-listed',
    severity: 'warning',
    fault: 'target',
    when: (facts) => {
      const listed = listedAddresses(facts).filter(({ listing }) => listing === 'listed')
      const [first] = listed
      if (!first) return []
      const words = {
        addresses: some(listed.map(({ address }) => address)),
        lists: some(listed.map(({ list }) => list)),
      }
      return [{ subject: first.host, text: listed.slice(0, 3).map(lineOfListing).join('\n'), words }]
    },
  },
  {
    code: 'blocklist-unusable',
    severity: 'notice',
    fault: 'probe',
    when: (facts) => {
      const odd = listedAddresses(facts).filter(({ listing }) => listing !== 'listed' && listing !== 'clean')
      const [first] = odd
      return first ? [{ subject: some(odd.map(({ list }) => list)), text: lineOfListing(first) }] : []
    },
  },
]
