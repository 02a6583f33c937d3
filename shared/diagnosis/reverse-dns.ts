/** The names of the addresses: what the `reverse-dns` check found, and what it means. */
import type { Facts } from '../report.ts'
import type { TestRule, WiderEvidence } from './rule.ts'

export const STANDINGS = ['confirmed', 'unconfirmed', 'missing', 'inside', 'unknown'] as const

/**
 * `confirmed`: a name of the address leads back to it. `unconfirmed`: none does. `missing`: it has none.
 * `inside`: not an address of the internet, so nobody outside misses a name. `unknown`: the DNS could not be asked.
 */
export type Standing = (typeof STANDINGS)[number]

/** `data.addresses` of the check is a list of these. */
export interface NamedAddress {
  address: string
  /** The first host that has the address. */
  host: string
  /** Where its PTR record stands: `25.2.0.192.in-addr.arpa`. */
  pointer: string
  standing: Standing
  /** What PTR says; null: whether the name leads back was not asked or not answered. */
  names: { name: string; leadsBack: boolean | null }[]
  /** How the server called itself there, session by session; null: not seen, or no name. */
  greetings: { session: number; banner: string | null; ehlo: string | null }[]
}

export function namedAddresses(facts: Facts): NamedAddress[] {
  const told = facts.checks.find(({ name }) => name === 'reverse-dns')?.data.addresses
  return Array.isArray(told) ? told.filter(isNamedAddress) : []
}

function isNamedAddress(value: unknown): value is NamedAddress {
  if (typeof value !== 'object' || value === null) return false
  const { address, host, pointer, standing, names, greetings } = value as Partial<Record<keyof NamedAddress, unknown>>
  const texts = [address, host, pointer].every((text) => typeof text === 'string')
  return texts && STANDINGS.some((known) => known === standing) && Array.isArray(names) && Array.isArray(greetings)
}

/** One finding for all addresses that stand like this. */
function standing(wanted: Standing, answer: (found: NamedAddress) => string) {
  return (facts: Facts): WiderEvidence[] => {
    const found = namedAddresses(facts).filter(({ standing }) => standing === wanted)
    const [first] = found
    if (!first) return []
    const words = {
      address: first.address,
      addresses: listed(found),
      pointer: first.pointer,
      ptrHost: likelyName(first),
    }
    return [{ subject: first.host, ...onlySession(found), text: found.slice(0, SHOWN).map(answer).join('\n'), words }]
  }
}

/** What its PTR record should say: how the server calls itself, else the host that was tested. */
function likelyName({ host, greetings }: NamedAddress): string {
  const said = greetings.map(({ banner, ehlo }) => ehlo ?? banner).find((name) => name !== null)
  return said ?? (/^[\d.]+$|:/.test(host) ? 'mx1.example.com' : host)
}

const SHOWN = 3

function listed(found: readonly { address: string }[]): string {
  const shown = found
    .slice(0, SHOWN)
    .map(({ address }) => address)
    .join(', ')
  return found.length > SHOWN ? `${shown} and ${found.length - SHOWN} more` : shown
}

/** Where one session shows it, it is told there; else beside them all. */
function onlySession(found: readonly NamedAddress[]): { session: number } | Record<never, never> {
  const [first, ...others] = found.flatMap(({ greetings }) => greetings)
  return first && others.length === 0 ? { session: first.session } : {}
}

/** The names that a server gave itself and that its address does not have. */
export function otherNames({ names, greetings }: NamedAddress): string[] {
  if (names.length === 0) return []
  const own = new Set(names.map(({ name }) => name))
  const said = greetings.flatMap(({ banner, ehlo }) => [banner, ehlo].filter((name) => name !== null))
  return [...new Set(said)].filter((name) => !own.has(name))
}

function pointerLines({ pointer, names }: NamedAddress): string {
  return names
    .slice(0, SHOWN)
    .map(({ name }) => `${pointer}. IN PTR ${name}.`)
    .join('\n')
}

export const REVERSE_DNS: readonly TestRule[] = [
  {
    code: 'no-reverse-name',
    severity: 'warning',
    fault: 'target',
    when: standing('missing', ({ pointer }) => `${pointer}. has no PTR record`),
  },
  {
    code: 'reverse-name-unconfirmed',
    severity: 'warning',
    fault: 'target',
    when: standing('unconfirmed', pointerLines),
  },
  {
    code: 'greets-by-another-name',
    severity: 'notice',
    fault: 'target',
    when: (facts) => {
      const odd = namedAddresses(facts).filter((found) => otherNames(found).length > 0)
      const [first] = odd
      if (!first) return []
      const words = { said: otherNames(first).slice(0, 2).join(' and '), ptr: first.names[0]?.name ?? '' }
      return [{ subject: first.host, ...onlySession(odd), text: pointerLines(first), words }]
    },
  },
]
