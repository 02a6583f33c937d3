/** What a server says that does not want this tester, or nobody just now: true of us or of this minute, never of its mail. */
import type { Fault } from '../../../shared/words.ts'

export interface RefusalOfUs {
  lines: readonly string[]
  /** Whose the words say it is; null where they do not say it. */
  fault: Fault | null
  /** To a relay question, and to strangers on a port for users, servers say no in these words, too: then it is the right answer. */
  fits?: readonly ('relay' | 'login')[]
}

const ofUs = (...lines: string[]): RefusalOfUs => ({ lines, fault: 'policy' })
const ofNobody = (...lines: string[]): RefusalOfUs => ({ lines, fault: null })

export const REFUSALS: readonly RefusalOfUs[] = [
  ofUs('421 4.7.0 mx.test Error: too many connections from 127.0.0.1'),
  ofUs('421 4.7.28 Connection rate limit exceeded, try again later'),
  ofUs('450 4.7.1 <unknown[127.0.0.1]>: Client host rejected: Greylisted, see http://postgrey.test/help'),
  ofUs('451 4.7.1 Please try again later'),
  ofUs('450 4.7.1 Client host rejected: cannot find your hostname, [127.0.0.1]'),
  ofUs('450 4.7.1 Service unavailable; client [127.0.0.1] blocked using bl.example.net'),
  ofUs('550 5.7.25 [127.0.0.1] The IP address sending this message does not have a PTR record setup'),
  ofUs('550 5.7.1 Service unavailable; client [127.0.0.1] blocked using zen.spamhaus.org'),
  { ...ofUs('554 5.7.1 <unknown[127.0.0.1]>: Client host rejected: Access denied'), fits: ['relay', 'login'] },
  { ...ofUs('554 5.7.1 Rejected by local policy'), fits: ['relay'] },
  ofUs('521 5.7.1 Service unavailable; client [127.0.0.1] blocked using bl.example.net'),
  ofUs(
    '554-mx.test',
    "554-Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
    '554 If you believe that this failure is in error, please contact the intended recipient.',
  ),
  ofUs(
    '421-4.7.0 This message does not meet IPv6 sending guidelines regarding PTR',
    '421 4.7.0 records and authentication.',
  ),
  ofNobody('450 4.3.2 Service currently unavailable'),
  ofNobody('421 4.3.2 mx.test Service shutting down and closing transmission channel'),
  ofNobody('421'),
]
