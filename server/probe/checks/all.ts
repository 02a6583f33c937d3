/** All checks that are held beside the sessions, in the order of the page. `dns` comes before them: it finds the hosts. */
import type { Check } from './check.ts'

export interface CheckConfig {
  /** Domains of blocklists, in lower case. */
  blocklists: readonly string[]
  /** Whether the operator named the resolvers: then they may know addresses inside, and be asked about them. */
  ownResolvers: boolean
}

/** Those that need nothing but a scene. */
export const CHECKS: readonly Check[] = []

/** What they remember is remembered for all tests of a probe together. */
export function createChecks(_config: CheckConfig): readonly Check[] {
  return CHECKS
}
