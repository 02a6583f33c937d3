/** To whom a request is counted: not to an address, but to the network that it belongs to. Pure. */
import ipaddr from 'ipaddr.js'

/** Whoever is given IPv4 addresses is given a /24 of them, and whoever is given IPv6 a /48 (RFC 6177 2). */
const BITS = { ipv4: 24, ipv6: 48 }

/**
 * @param address of the client, as Node and a proxy's `X-Forwarded-For` have it
 * @returns the network in CIDR form; what is no address stands for itself
 */
export function clientNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 64)
  // A socket that listens on `::` shows IPv4 as ::ffff:192.0.2.1.
  const client = ipaddr.process(address.replace(/%.*$/s, ''))
  const bits = BITS[client.kind()]
  const bytes = client.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes)}/${bits}`
}
