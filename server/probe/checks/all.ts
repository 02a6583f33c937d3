/** All checks that are held beside the sessions, in the order of the page. `dns` comes before them: it finds the hosts. */
import { createBlocklists } from './blocklists.ts'
import type { Check } from './check.ts'
import { dane } from './dane.ts'
import { mtaSts } from './mta-sts.ts'
import { createReverseDns } from './reverse-dns.ts'
import { tlsRpt } from './tls-rpt.ts'

export interface CheckConfig {
  /** Domains of blocklists, in lower case. */
  blocklists: readonly string[]
  /** Whether the operator named the resolvers: then they may know addresses inside, and be asked about them. */
  ownResolvers: boolean
}

/** Those that need nothing but a scene. */
export const CHECKS: readonly Check[] = [mtaSts, dane, tlsRpt]

/** What they remember is remembered for all tests of a probe together. */
export function createChecks({ blocklists, ownResolvers }: CheckConfig): readonly Check[] {
  return [createReverseDns(ownResolvers), ...CHECKS, createBlocklists(blocklists, ownResolvers)]
}
