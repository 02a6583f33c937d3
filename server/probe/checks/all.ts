/** All checks that are held beside the sessions, in the order of the page. `dns` comes before them: it finds the hosts. */
import type { Check } from './check.ts'

export const CHECKS: readonly Check[] = []
