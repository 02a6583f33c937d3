/** What an MTA-STS policy makes of the mail servers that were seen (RFC 8461 4, 5). Pure. */
import type { PolicyTrouble } from '../../../shared/diagnosis/policy-notes.ts'
import type { Session } from '../../../shared/report.ts'
import type { CheckResult } from './check.ts'
import { matchesName, type Policy } from './mta-sts-policy.ts'
import { mailSessionsOf, type Refusal, type Standing, shownBy, standingOf } from './shown.ts'

/**
 * @param hosts names of the mail servers
 * @param now milliseconds since 1970
 */
export function judgeByPolicy(
  policy: Policy,
  hosts: readonly string[],
  sessions: readonly Session[],
  now: number,
): { status: CheckResult['status']; summary: string; troubles: PolicyTrouble[] } {
  const { mode } = policy
  if (mode === 'none') return { status: 'passed', summary: 'none: asks nothing of senders', troubles: [] }
  const judged = hosts.map((host) => judgeHost(policy, host, sessions, now))
  const troubles = judged.flatMap((one) => one.troubles)
  const refused = judged.filter(({ standing }) => standing === 'refused').length
  if (troubles.length === 0) return { status: 'passed', summary: mode, troubles }
  const count =
    refused === hosts.length ? 'no mail server meets it' : `${refused} of ${hosts.length} mail servers do not meet it`
  const summary = `${mode}: ${refused === 0 ? 'not every address meets it' : count}`
  return { status: mode === 'enforce' && refused === hosts.length ? 'failed' : 'warned', summary, troubles }
}

function judgeHost(
  { mx }: Policy,
  host: string,
  sessions: readonly Session[],
  now: number,
): { standing: Standing; troubles: PolicyTrouble[] } {
  if (!mx.some((pattern) => matchesName(host, pattern))) {
    const text = mx.map((pattern) => `mx: ${pattern}`).join(', ')
    const trouble = {
      kind: 'sts-mx-unlisted',
      result: 'validation-failure',
      host,
      session: null,
      step: null,
      text,
    } as const
    return { standing: 'refused', troubles: [trouble] }
  }
  const own = mailSessionsOf(sessions, host)
  const judged = own.map((session) => judgeByWebPki(session, now))
  const troubles = judged.flatMap((one, at): PolicyTrouble[] =>
    typeof one === 'object' ? [{ kind: 'sts-refused', host, session: own[at]?.index ?? null, ...one }] : [],
  )
  return { standing: standingOf(judged), troubles }
}

/** RFC 8461 4.2: STARTTLS, a chain to a known root, not expired, and a DNS name that is the host's; a common name counts for nothing. */
export function judgeByWebPki(session: Session, now: number): 'accepted' | 'unknown' | Refusal {
  const shown = shownBy(session)
  if (shown.shown === 'nothing') return 'unknown'
  if (shown.shown === 'no-tls') return shown.refusal
  const { tls } = shown
  const [leaf] = tls.certificates
  const refusal = (result: Refusal['result'], text: string): Refusal => ({ result, step: 'certificate', text })
  if (!leaf) return refusal('certificate-not-trusted', 'No certificate was shown.')
  if (Date.parse(leaf.notAfter) < now) {
    return refusal('certificate-expired', `The certificate ended on ${leaf.notAfter.slice(0, 10)}.`)
  }
  if (!leaf.names.some((name) => matchesName(session.host, name))) {
    const names = leaf.names.slice(0, 5).join(', ') || 'no name'
    return refusal('certificate-host-mismatch', `The certificate is for ${names}, not for ${session.host}.`)
  }
  if (tls.trusted) return 'accepted'
  return tls.trustError === 'CERT_HAS_EXPIRED'
    ? refusal('certificate-expired', 'A certificate of the chain has ended.')
    : refusal('certificate-not-trusted', `The chain cannot be trusted (${tls.trustError}).`)
}
