/** All checks that are held beside the sessions, in the order of the page. `dns` comes before them: it finds the hosts. */
import type { Check } from './check.ts'
import { dane } from './dane.ts'
import { mtaSts } from './mta-sts.ts'
import { tlsRpt } from './tls-rpt.ts'

export const CHECKS: readonly Check[] = [mtaSts, dane, tlsRpt]
