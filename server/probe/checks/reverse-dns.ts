/**
 * `reverse-dns`: the name of each tested address (PTR), whether that name leads back to the address (FCrDNS), and whether
 * the server calls itself by it. Asked while the sessions run; compared when they are over.
 */
import { linesOfAsked } from '../../../shared/diagnosis/questions.ts'
import type { NamedAddress } from '../../../shared/diagnosis/reverse-dns.ts'
import { Asking } from '../dns/asking.ts'
import { reverseName } from '../dns/reverse-name.ts'
import { isPublic, type TestedAddress, testedAddresses } from './addresses.ts'
import type { Check } from './check.ts'
import { ASKING_MS, within } from './deadline.ts'
import { greetingsAt, isHostName, judgeReverseDns, leadsBack, standingOf } from './reverse-dns-judge.ts'

/** Names of one address that are followed: one that leads back is enough, and some addresses have hundreds. */
const FOLLOWED = 4
/** Names of one address that are kept. */
const KEPT = 16

/** @param ownResolvers whether the operator named the resolvers; else nobody is asked about loopback, which has no name */
export function createReverseDns(ownResolvers: boolean): Check {
  return {
    name: 'reverse-dns',
    concerns: ({ hosts }) => hosts.some(({ addresses }) => addresses.length > 0),
    async ask(scene, { clock, guard, resolver }, signal) {
      const tested = testedAddresses(scene, guard)
      const silent = ({ address }: TestedAddress) => !ownResolvers && isLoopback(address)
      if (tested.every(silent)) {
        const addresses = tested.map(unasked)
        return { ...judgeReverseDns(addresses), data: { addresses, questions: [] } }
      }
      const { named, questions } = await within(ASKING_MS, clock, signal, async (signal) => {
        const asking = new Asking(resolver, signal)
        const named = await Promise.all(tested.map((one) => (silent(one) ? unasked(one) : nameOf(one, asking))))
        return { named, questions: asking.asked }
      })
      const sessions = await scene.sessions()
      const addresses = named.map((one) => ({ ...one, greetings: greetingsAt(one.address, sessions) }))
      const lines = [...questions.flatMap(linesOfAsked), ...addresses.flatMap(linesOfGreetings)]
      return { ...judgeReverseDns(addresses), data: { addresses, questions, lines } }
    },
  }
}

async function nameOf({ address, host }: TestedAddress, asking: Asking): Promise<NamedAddress> {
  const pointer = reverseName(address)
  const pointers = await asking.ask(pointer, 'PTR')
  const all = pointers.status === 'found' ? [...new Set(pointers.records.map(({ data }) => data))] : []
  // The name of the host itself is the likeliest to lead back.
  const sorted = [...all.filter((name) => name === host), ...all.filter((name) => name !== host)].slice(0, KEPT)
  const type = address.includes(':') ? 'AAAA' : 'A'
  const names = await Promise.all(
    sorted.map(async (name, at) => {
      if (!isHostName(name)) return { name, leadsBack: false }
      return { name, leadsBack: at < FOLLOWED ? leadsBack(await asking.ask(name, type), address) : null }
    }),
  )
  return { address, host, pointer, standing: standingOf(pointers, names, !isPublic(address)), names, greetings: [] }
}

function unasked({ address, host }: TestedAddress): NamedAddress {
  return { address, host, pointer: reverseName(address), standing: 'inside', names: [], greetings: [] }
}

function linesOfGreetings({ address, greetings }: NamedAddress): string[] {
  return greetings.flatMap(({ banner, ehlo }) => [
    ...(banner === null ? [] : [`${address} said in its banner: ${banner}`]),
    ...(ehlo === null || ehlo === banner ? [] : [`${address} said after EHLO: ${ehlo}`]),
  ])
}

/** @param address in canonical form */
function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1'
}
