/** Who this probe is to the servers that it tests. */
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

function ownName(addresses: string[], guard: Guard): string {
  const name = os.hostname().toLowerCase()
  if (/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(name)) return name
  const address = addresses.find((address) => guard.forbidden(address) === null) ?? addresses[0] ?? '127.0.0.1'
  return address.includes(':') ? `[IPv6:${address}]` : `[${address}]`
}
