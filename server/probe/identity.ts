/** Who this probe is to the servers that it tests. */
import dns from 'node:dns/promises'
import os from 'node:os'
import type { Probe } from '../../shared/events.ts'
import type { Guard } from './guard.ts'

/**
 * @param heloName what the operator says that this machine is called; null: its own full name, else its address (RFC 5321 4.1.4)
 * @param guard tells the addresses that the internet can see
 */
export function identify(vantage: string, heloName: string | null, guard: Guard): Probe {
  const addresses = Object.values(os.networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal && !entry.address.startsWith('fe80:'))
    .map((entry) => entry.address)
  return { vantage, heloName: heloName ?? ownName(addresses, guard), addresses }
}

const FULL_NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/

/** A start does not wait longer than this for a name, in milliseconds. */
const NAME_MS = 500

/**
 * The full name of this machine, as `hostname --fqdn` finds it: from /etc/hosts or the DNS. Null where there is none, or
 * nobody tells it in time.
 */
export async function findFullName(): Promise<string | null> {
  const name = os.hostname().toLowerCase()
  if (FULL_NAME.test(name)) return name
  const timer = new AbortController()
  const late = new Promise<null>((resolve) => {
    const limit = setTimeout(resolve, NAME_MS, null)
    timer.signal.addEventListener('abort', () => clearTimeout(limit))
  })
  const found = dns
    .lookup(name)
    .then(({ address }) => dns.lookupService(address, 25))
    .then(
      ({ hostname }) => hostname.toLowerCase(),
      () => null,
    )
  const full = await Promise.race([found, late])
  timer.abort()
  return full && FULL_NAME.test(full) && !full.startsWith('localhost.') ? full : null
}

function ownName(addresses: string[], guard: Guard): string {
  const name = os.hostname().toLowerCase()
  if (FULL_NAME.test(name)) return name
  const address = addresses.find((address) => guard.forbidden(address) === null) ?? addresses[0] ?? '127.0.0.1'
  return address.includes(':') ? `[IPv6:${address}]` : `[${address}]`
}
