/**
 * What the checks of policies (`mta-sts`, `dane`, `tls-rpt`) and the diagnosis share: what may be wrong, under the names
 * that senders use in their reports (RFC 8460 4.3).
 */
import type { Check, Facts } from '../report.ts'
import type { CheckName, StepName } from '../words.ts'

/** RFC 8460 4.3.1, 4.3.2. */
export const RESULTS = [
  'starttls-not-supported',
  'certificate-host-mismatch',
  'certificate-expired',
  'certificate-not-trusted',
  'validation-failure',
  'tlsa-invalid',
  'dnssec-invalid',
  'sts-policy-fetch-error',
  'sts-policy-invalid',
  'sts-webpki-invalid',
] as const
export type ResultName = (typeof RESULTS)[number]

/** The closed list of `data.troubles[].kind` of the three checks. */
export const POLICY_TROUBLES = [
  /** Several records, or one that cannot be read: as if there were none (RFC 8461 3.1). */
  'sts-record-invalid',
  /** A policy that no record announces. */
  'sts-record-missing',
  'sts-policy-unreachable',
  /** The certificate of the policy host. */
  'sts-policy-untrusted',
  'sts-policy-invalid',
  /** Not text/plain (RFC 8461 3.2). */
  'sts-policy-type',
  /** A mail server that no `mx` of the policy names (RFC 8461 4.1). */
  'sts-mx-unlisted',
  /** STARTTLS or certificate of a mail server are not as the policy asks (RFC 8461 4.2). */
  'sts-refused',
  /** TLSA records without DNSSEC. */
  'tlsa-unsigned',
  /** The resolver of this tester does not validate, so nobody knows. */
  'tlsa-unchecked',
  /** Records that no sender can use (RFC 7672 3.1.3, RFC 6698 2.1). */
  'tlsa-unusable',
  /** DNSSEC holds, and then no answer to the question for TLSA (RFC 7672 2.1.2). */
  'tlsa-unanswered',
  /** The certificate is none of those that the records name. */
  'tlsa-mismatch',
  /** Usable records, and no STARTTLS (RFC 7672 2.2). */
  'tlsa-no-starttls',
  /** Several records, or one that cannot be read (RFC 8460 3). */
  'rpt-record-invalid',
] as const
export type PolicyTroubleKind = (typeof POLICY_TROUBLES)[number]

/** One thing wrong: `data.troubles` is a list of these. */
export interface PolicyTrouble {
  kind: PolicyTroubleKind
  /** What a sender that reports would call it; null where it would report nothing. */
  result: ResultName | null
  /** The name it is about. */
  host: string
  /** Index of the session that showed it, and the step that is refused by senders that obey; null where none is. */
  session: number | null
  step: Extract<StepName, 'starttls' | 'certificate'> | null
  /** What shows it: a record, an answer, or a sentence. */
  text: string
}

/** The troubles that a check told; what does not look like one is left out. */
export function policyTroubles(check: Check | undefined): PolicyTrouble[] {
  const told = check?.data.troubles
  return Array.isArray(told) ? told.filter(isTrouble) : []
}

export function endedCheck(facts: Pick<Facts, 'checks'>, name: CheckName): Check | undefined {
  return facts.checks.find((check) => check.name === name && check.status !== 'running')
}

function isTrouble(value: unknown): value is PolicyTrouble {
  if (typeof value !== 'object' || value === null) return false
  const { kind, result, host, session, step, text } = value as Partial<Record<keyof PolicyTrouble, unknown>>
  return (
    POLICY_TROUBLES.some((known) => known === kind) &&
    (result === null || RESULTS.some((known) => known === result)) &&
    typeof host === 'string' &&
    (session === null || typeof session === 'number') &&
    (step === null || step === 'starttls' || step === 'certificate') &&
    typeof text === 'string'
  )
}
