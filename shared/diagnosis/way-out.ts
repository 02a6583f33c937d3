/** Nothing answered, and perhaps nothing can: the tester's own way out, which is no fault of the target. */
import { lostWayOut, nothingGotOut } from '../way-out.ts'
import { SKIPS } from './notes.ts'
import { skippedOnce } from './resolving.ts'
import { given, type StepRule, type TestRule } from './rule.ts'

export const WAY_OUT_STEPS: readonly StepRule[] = [
  {
    code: 'no-room-to-connect',
    steps: ['connect'],
    when: ({ failure }) => given(failure?.kind === 'unreachable' && failure.fault === 'probe'),
  },
  {
    code: 'not-reached-from-here',
    steps: ['connect'],
    follows: ['no-way-out'],
    when: ({ session }) =>
      given(lostWayOut(session), { words: { family: session.address.includes(':') ? 'IPv6' : 'IPv4' } }),
  },
]

export const WAY_OUT: readonly TestRule[] = [
  {
    code: 'no-way-out',
    severity: 'warning',
    fault: 'unknown',
    when: (facts) => (nothingGotOut(facts) ? [{ text: facts.sessions.find(lostWayOut)?.failure?.message ?? '' }] : []),
  },
  {
    code: 'not-waited-for',
    severity: 'notice',
    fault: 'unknown',
    follows: ['no-way-out'],
    when: skippedOnce(SKIPS.noWayOut),
  },
]
