/**
 * Who does not want to be tested: whoever says so in the DNS (`_helograph.example.com TXT "no"`), and whoever is on the
 * operator's list. Asked for the target, for its mail hosts, and for the names of its addresses, since whoever tests may
 * call a server by any name; and for what stands above those names, so that one record speaks for a whole house.
 */
import { SKIPS } from '../../shared/diagnosis/notes.ts'
import type { MailHost, Target } from '../../shared/events.ts'
import { isPublic } from './checks/addresses.ts'
import { within } from './checks/deadline.ts'
import type { Clock } from './clock.ts'
import type { Answer, Resolver } from './dns/resolver.ts'
import { reverseName } from './dns/reverse-name.ts'
import type { Refused } from './refused.ts'

/** The first session waits no longer for the answers, in milliseconds; the same servers have just told its address. */
const LIMIT_MS = 2000
/** Names above a name that are asked, too, and names of one address. */
const MOST_PARENTS = 4
const MOST_NAMES = 2
/** Addresses that are asked for their names: as many as a test holds sessions. */
const MOST_ADDRESSES = 40

export interface OptOutTools {
  clock: Clock
  resolver: Resolver
  refused: Refused
}

export interface Unwilling {
  /** Why nothing at all is tested; null where nobody minds. */
  target: string | null
  /** Why one address of one host is not tested. */
  at(host: string, address: string): string | null
}

/** Where a name, or what it is part of, would say no: itself, then what is above it, but never a whole top-level domain. */
export function optOutNames(host: string): string[] {
  const labels = host.split('.')
  const names = labels.map((_, at) => labels.slice(at)).filter((rest, at) => at === 0 || rest.length >= 2)
  // Of a long name the nearest, and the two that are most likely its owner's.
  const chosen = names.length <= 1 + MOST_PARENTS ? names : [...names.slice(0, 3), ...names.slice(-2)]
  return chosen.map((rest) => `_helograph.${rest.join('.')}`)
}

/** Whether a TXT record there says no: as its first word, whatever reason follows. */
export function saysNo(answer: Answer): boolean {
  return answer.status === 'found' && answer.records.some(({ data }) => /^\s*no\b/i.test(data))
}

/** Asks everybody concerned. Never rejects, and whoever does not answer in time has not said no. */
export async function askWhetherWelcome(
  target: Target,
  hosts: readonly MailHost[],
  { clock, resolver, refused }: OptOutTools,
  signal: AbortSignal,
): Promise<Unwilling> {
  const no = new Map<string, string>()
  const places = [...new Set([target.host, ...hosts.flatMap(({ host, addresses }) => [host, ...addresses])])]
  for (const place of places) if (refused(place)) no.set(place, `${SKIPS.refused}.`)
  const called = places.filter(isName)
  const found = places.filter(isPublic)
  const askAll = async (signal: AbortSignal) => {
    const asked = new Map<string, Promise<boolean>>()
    const denies = (name: string) => {
      const known = asked.get(name) ?? resolver.query(name, 'TXT', signal).then(saysNo)
      asked.set(name, known)
      return known
    }
    /** @param place whose wish it is, @param name a name that it goes by */
    const ask = async (place: string, name: string) => {
      const names = optOutNames(name)
      const said = await Promise.all(names.map(denies))
      const record = names[said.indexOf(true)]
      if (record && !no.has(place)) no.set(place, `${SKIPS.optedOut}: ${record} TXT "no".`)
    }
    await Promise.all([
      ...called.map((name) => ask(name, name)),
      ...found.slice(0, MOST_ADDRESSES).map(async (address) => {
        const answer = await resolver.query(reverseName(address), 'PTR', signal)
        const pointed = answer.status === 'found' ? answer.records.map(({ data }) => data).filter(isName) : []
        await Promise.all(pointed.slice(0, MOST_NAMES).map((name) => ask(address, name)))
      }),
    ])
  }
  if (called.length + found.length > 0) await within(LIMIT_MS, clock, signal, askAll)
  return {
    target: no.get(target.host) ?? null,
    at: (host, address) => no.get(target.host) ?? no.get(host) ?? no.get(address) ?? null,
  }
}

/** What the DNS can be asked about: of several labels, and no address. */
function isName(name: string): boolean {
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(name) && /[a-z]/.test(name.slice(name.lastIndexOf('.')))
}
