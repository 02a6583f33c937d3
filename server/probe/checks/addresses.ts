/** The addresses of a test as checks look at them. */
import ipaddr from 'ipaddr.js'
import { createGuard, type Guard } from '../guard.ts'
import type { Scene } from './check.ts'

/** With nothing exempt: what the operator allows to be tested is no part of the internet by that. */
const INTERNET = createGuard([])

export interface TestedAddress {
  address: string
  /** The first host that has it. */
  host: string
}

export function isPublic(address: string): boolean {
  return INTERNET.forbidden(address) === null
}

/** Each address that may be tested, once, as many as are tested at most. */
export function testedAddresses({ hosts }: Scene, guard: Guard): TestedAddress[] {
  const first = new Map<string, string>()
  for (const { host, addresses } of hosts)
    for (const address of addresses)
      if (guard.forbidden(address) === null && !first.has(address)) first.set(address, host)
  return Array.from(first, ([address, host]) => ({ address, host })).slice(0, MOST)
}

/** As many as a test holds sessions. */
const MOST = 40

/** One spelling for one address. */
export function canonical(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.parse(address).toString() : address
}
