/** `blocklists`: whether the addresses of the target are on the public lists that the operator configured (RFC 5782). */
import { type ListedAddress, lineOfListing } from '../../../shared/diagnosis/blocklists.ts'
import { isPublic, testedAddresses } from './addresses.ts'
import { BlocklistMemory } from './blocklist-memory.ts'
import { judgeListings } from './blocklists-judge.ts'
import type { Check, CheckResult } from './check.ts'

/**
 * @param lists their domains, in lower case
 * @param ownResolvers whether the operator named the resolvers; else only addresses of the internet are looked up
 */
export function createBlocklists(lists: readonly string[], ownResolvers: boolean): Check {
  const memory = new BlocklistMemory()
  return {
    name: 'blocklists',
    // That none is configured is told where it is missed: not to those who test one host.
    concerns: ({ target, hosts }) =>
      hosts.some(({ addresses }) => addresses.length > 0) && (lists.length > 0 || target.kind === 'domain'),
    async ask(scene, { clock, guard, resolver }, signal) {
      if (lists.length === 0) return skipped('no list configured')
      const tested = testedAddresses(scene, guard)
      const looked = tested.filter(({ address }) => ownResolvers || isPublic(address))
      if (looked.length === 0) return skipped('an address inside is on no public list')
      const listings: ListedAddress[] = await Promise.all(
        looked.flatMap(({ address, host }) =>
          lists.map(async (list) => ({
            list,
            address,
            host,
            ...(await memory.look(list, address, { resolver, clock }, signal)),
          })),
        ),
      )
      return { ...judgeListings(listings), data: { listings, lines: listings.map(lineOfListing) } }
    },
  }
}

function skipped(summary: string): CheckResult {
  return { status: 'skipped', summary, data: { listings: [] } }
}
