/** Nothing answered, and perhaps nothing can: the tester's own way out, which is no fault of the target. */
import { lostWayOut, nothingGotOut } from '../way-out.ts'
import { SKIPS } from './notes.ts'
import { skippedOnce } from './resolving.ts'
import { given, type StepRule, type TestRule } from './rule.ts'

export const WAY_OUT_STEPS: readonly StepRule[] = [
  {
    code: 'no-room-to-connect',
    steps: ['connect'],
    says: 'was not tried at {address}: this tester could not begin a connection',
    meaning:
      'Its machine had no open files, ports or memory left for one more, or its own firewall forbids it. Nothing is known of this address, neither good nor bad.',
    remedy:
      'Test again in a moment. If it stays, who runs this Helograph lets more files be open, or fewer tests run at once:\n    # systemd\n    LimitNOFILE=65536\n    # Helograph\n    MAX_TESTS=100',
    source: 'RFC 9293 3.10.1',
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
