/** An address as labels of a name, the last part first. Pure. */
import ipaddr from 'ipaddr.js'

/**
 * Octets of IPv4 (RFC 1035 3.5), nibbles of IPv6 (RFC 3596 2.5); blocklists have them the same way (RFC 5782 2.1, 2.4).
 *
 * @param address a valid IPv4 or IPv6 address
 */
export function reversed(address: string): string {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return address.split('.').reverse().join('.')
  const bytes = ipaddr.parse(address).toByteArray()
  const nibbles = bytes.flatMap((byte) => byte.toString(16).padStart(2, '0').split(''))
  return nibbles.reverse().join('.')
}

/** Where the PTR record of an address stands. */
export function reverseName(address: string): string {
  return `${reversed(address)}.${address.includes(':') ? 'ip6' : 'in-addr'}.arpa`
}
