/**
 * Which addresses may be connected to: the public internet, and what the operator allows besides. Pure.
 * `door.ts` asks here once more, with the very address, before anything connects.
 */
import ipaddr from 'ipaddr.js'
import { remembered } from './remembered.ts'

export interface Guard {
  /** Why an address is refused, in words that end a sentence; null where it may be connected to. */
  forbidden(address: string): string | null
}

const WORDS: Record<string, string> = {
  unspecified: 'it is the unspecified address',
  broadcast: 'it is a broadcast address',
  multicast: 'it is a multicast address',
  linkLocal: 'it is a link-local address',
  loopback: 'it is a loopback address',
  carrierGradeNat: 'it is shared address space (RFC 6598)',
  private: 'it is a private address (RFC 1918)',
  uniqueLocal: 'it is a unique local address (RFC 4193)',
  reserved: 'it is reserved',
  as112: 'it belongs to the AS112 project',
  amt: 'it is an AMT relay address',
  benchmarking: 'it is reserved for benchmarks',
  discard: 'it is a discard address',
  orchid2: 'it is no address of a host (ORCHIDv2)',
  orchid: 'it is no address of a host (ORCHID)',
  droneRemoteIdProtocolEntityTags: 'it is no address of a host',
  ipv4Mapped: 'it has an IPv4 address inside',
  rfc6145: 'it has an IPv4 address inside',
  rfc6052: 'it has an IPv4 address inside (NAT64)',
  '6to4': 'it has an IPv4 address inside (6to4)',
  teredo: 'it has an IPv4 address inside (Teredo)',
}

/** Ranges that the library takes for public and that are not (IANA special-purpose registries, RFC 8215, RFC 4291 2.5.5.1, RFC 3879). */
const MORE: [string, string][] = [
  ['64:ff9b:1::/48', 'it has an IPv4 address inside (NAT64)'],
  ['::/96', 'it has an IPv4 address inside'],
  ['fec0::/10', 'it is a site-local address'],
  ['5f00::/16', 'it is a segment routing address'],
  ['3fff::/20', 'it is reserved for documentation'],
  ['192.88.99.0/24', 'it is a 6to4 relay address'],
  ['168.63.129.16/32', 'it belongs to the inside of a cloud (Azure WireServer)'],
]

/** What IANA gives away of IPv6; the rest is kept for what is not yet thought of (RFC 4291 2.4). */
const ASSIGNED = ipaddr.parseCIDR('2000::/3')

/** A test asks about each of its addresses again and again, and to read one costs more than to look it up. */
const REMEMBERED = 1000

/**
 * @param allow CIDRs and addresses that are exempt, as `ALLOW_TARGETS` has them; an invalid one throws
 */
export function createGuard(allow: readonly string[]): Guard {
  const exempt = allow.map(parseRange)
  const more = MORE.map(([cidr, words]) => ({ range: ipaddr.parseCIDR(cidr), words }))
  return {
    forbidden: remembered((text) => {
      if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return 'it is not an address'
      // RFC 4007 11.2: which zone is meant, only the machine at hand knows.
      if (text.includes('%')) return 'it is an address of a zone of this machine'
      const address = ipaddr.parse(text)
      if (exempt.some((range) => within(address, range))) return null
      const range = address.range()
      if (range !== 'unicast') return WORDS[range] ?? 'it is reserved'
      const words = more.find(({ range }) => within(address, range))?.words
      if (words) return words
      return address.kind() === 'ipv6' && !within(address, ASSIGNED) ? 'nobody was given it' : null
    }, REMEMBERED),
  }
}

/** @returns whether an address lies in one of some ranges; what is no address lies in none */
export function inRanges(cidrs: readonly string[]): (address: string) => boolean {
  const ranges = cidrs.map(parseRange)
  if (ranges.length === 0) return () => false
  return (text) => ipaddr.isValid(text) && ranges.some((range) => within(ipaddr.parse(text), range))
}

function parseRange(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

function within(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  return address.kind() === network.kind() && address.match([network, bits] as [ipaddr.IPv4, number])
}
