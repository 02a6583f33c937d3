import type { Fact, Target } from '../../shared/events.ts'

/** Targets remembered at most, the least recent forgotten first. */
const TARGETS = 2000

export type KnownAddresses = {
  /** Notes where a test of `target` led. */
  learn(target: Target, resolved: Extract<Fact, { type: 'resolved' }>): void
  /** The addresses that the last such test led to; none where it is not known. */
  of(target: Target): string[]
}

/** What recent tests found out about names, so that a crowd of tests of one name can be answered before DNS is asked. */
export function createKnownAddresses(capacity = TARGETS): KnownAddresses {
  const known = new Map<string, string[]>()
  const key = ({ kind, family, host }: Target) => `${kind} ${family} ${host}`
  return {
    learn(target, { hosts }) {
      known.delete(key(target))
      known.set(key(target), [...new Set(hosts.flatMap(({ addresses }) => addresses))])
      for (const oldest of known.keys()) {
        if (known.size <= capacity) break
        known.delete(oldest)
      }
    },
    of: (target) => known.get(key(target)) ?? [],
  }
}
