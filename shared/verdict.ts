/** The verdict: the test in one word, from the lamps alone. Pure. */

import { SKIPS } from './diagnosis/notes.ts'
import { skipReason } from './diagnosis/resolving.ts'
import { ofMail } from './question.ts'
import type { Facts, Session } from './report.ts'
import { openWays } from './untried.ts'
import { nothingGotOut } from './way-out.ts'
import type { Verdict } from './words.ts'

/**
 * `failed` where no way is left for mail, `warned` where anything else is not as it should be or a way that was not tried
 * may be left, `inconclusive` where the fault may lie with the probe; null before the end. Looks at steps and checks, never at the transcript.
 *
 * @param facts judged by the policies of the target (`strictness.ts`)
 */
export function verdictOf(facts: Facts): Verdict | null {
  if (facts.status === 'interrupted') return 'inconclusive'
  if (facts.status !== 'finished') return null
  if (facts.checks.some(({ status }) => status === 'failed')) return 'failed'
  // What was asked besides can only weaken: no mail takes these ways.
  const sessions = facts.sessions.filter(ofMail)
  const extras = facts.sessions.filter((session) => !ofMail(session))
  const wary = facts.checks.some(({ status }) => status === 'warned')
  // Without a session there was no address: the DNS said so (then the check failed), or the resolver said nothing.
  if (sessions.length === 0) return wary ? 'inconclusive' : 'passed'
  const tried = sessions.filter(({ status }) => status !== 'skipped')
  const forbidden = sessions.filter(isForbidden)
  // An address that could have been tested and was not may be the one that works.
  const open = openWays(facts).length > 0
  if (tried.length === 0) return forbidden.length === sessions.length && !open ? 'failed' : 'inconclusive'
  if (tried.every(({ status }) => status === 'failed')) return open ? 'warned' : 'failed'
  if (tried.every(({ status, failure }) => status === 'warned' && failure?.fault === 'probe')) return 'inconclusive'
  if (nothingGotOut(facts)) return 'inconclusive'
  const odd = [...tried, ...extras].some(({ status }) => status === 'warned' || status === 'failed')
  return wary || forbidden.length > 0 || odd ? 'warned' : 'passed'
}

function isForbidden(session: Session): boolean {
  return skipReason(session)?.startsWith(SKIPS.forbidden) ?? false
}
