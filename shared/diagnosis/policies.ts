/** Policies that a domain publishes about its mail servers, and what they make of what was seen: MTA-STS, DANE, TLS reports. */

import { STRICT } from '../languages/en/strict.ts'
import type { Facts } from '../report.ts'
import type { CheckName } from '../words.ts'
import { CERTIFICATES } from './certificates.ts'
import { endedCheck, type PolicyTrouble, type PolicyTroubleKind, policyTroubles } from './policy-notes.ts'
import { given, type StepRule, type TestRule, type WiderEvidence } from './rule.ts'

/** What is wrong at the server itself; that the policy refuses it follows from that. */
const WITHOUT_TLS = [
  'starttls-masked',
  'starttls-not-offered',
  'starttls-unimplemented',
  'starttls-unavailable',
  'handshake-plain',
  'handshake-failed',
]
const BAD_CERTIFICATE = CERTIFICATES.map(({ code }) => code)

/** One finding for each host, however many of its addresses show it. */
function told(
  name: CheckName,
  kind: PolicyTroubleKind,
  more: (facts: Facts, trouble: PolicyTrouble) => object = () => ({}),
) {
  return (facts: Facts): WiderEvidence[] => {
    const troubles = policyTroubles(endedCheck(facts, name)).filter((trouble) => trouble.kind === kind)
    const first = troubles.filter(({ host }, at) => troubles.findIndex((other) => other.host === host) === at)
    return first.map((trouble) => ({
      subject: trouble.host,
      ...(trouble.session !== null && { session: trouble.session }),
      text: trouble.text,
      words: { result: trouble.result ?? '', mx: trouble.host },
      ...more(facts, trouble),
    }))
  }
}

/** In `testing` senders deliver all the same, and report (RFC 8461 5). */
const asTheModeSays = (facts: Facts, { host, result }: PolicyTrouble) => {
  const enforced = endedCheck(facts, 'mta-sts')?.data.mode === 'enforce'
  const effect = enforced
    ? 'Its policy is in mode enforce: senders that obey, the largest among them, do not deliver here'
    : 'Its policy is in mode testing: senders deliver all the same and only report it. In mode enforce they would not'
  return { severity: enforced ? 'error' : 'warning', words: { result: result ?? '', mx: host, effect } }
}

const soft = (facts: Facts) => ({ severity: endedCheck(facts, 'dane')?.status === 'warned' ? 'warning' : 'notice' })

const accepted = (facts: Facts, session: number): boolean => {
  const sessions = endedCheck(facts, 'dane')?.data.accepted
  return Array.isArray(sessions) && sessions.includes(session)
}

export const POLICY_STEPS: readonly StepRule[] = [
  {
    code: 'certificate-fails-its-anchor',
    steps: ['certificate'],
    when: ({ failure }) =>
      given(failure?.message.includes(STRICT.senders.DANE) && failure.message.includes('(usage 2)'), {
        text: failure?.message ?? '',
      }),
  },
  {
    code: 'certificate-not-in-tlsa',
    steps: ['certificate'],
    when: ({ failure }) => given(failure?.message.includes(STRICT.senders.DANE), { text: failure?.message ?? '' }),
  },
  {
    code: 'certificate-known-to-tlsa',
    steps: ['certificate'],
    severity: 'notice',
    remark: true,
    when: ({ facts, session, step, failure }) =>
      given(step.status === 'warned' && failure && accepted(facts, session.index), { text: failure?.message ?? '' }),
  },
]

export const POLICIES: readonly TestRule[] = [
  {
    code: 'mta-sts-record-invalid',
    severity: 'warning',
    fault: 'target',
    when: told('mta-sts', 'sts-record-invalid'),
  },
  {
    code: 'mta-sts-record-missing',
    severity: 'warning',
    fault: 'target',
    when: told('mta-sts', 'sts-record-missing'),
  },
  {
    code: 'mta-sts-policy-unreachable',
    severity: 'warning',
    fault: 'target',
    when: told('mta-sts', 'sts-policy-unreachable'),
  },
  {
    code: 'mta-sts-policy-untrusted',
    severity: 'warning',
    fault: 'target',
    when: told('mta-sts', 'sts-policy-untrusted'),
  },
  {
    code: 'mta-sts-policy-invalid',
    severity: 'warning',
    fault: 'target',
    when: told('mta-sts', 'sts-policy-invalid'),
  },
  {
    code: 'mta-sts-policy-type',
    severity: 'warning',
    fault: 'target',
    when: told('mta-sts', 'sts-policy-type'),
  },
  {
    code: 'mta-sts-mx-unlisted',
    severity: 'error',
    fault: 'target',
    when: told('mta-sts', 'sts-mx-unlisted', asTheModeSays),
  },
  {
    code: 'mta-sts-refused',
    severity: 'error',
    fault: 'target',
    follows: [...WITHOUT_TLS, ...BAD_CERTIFICATE, 'certificate-not-in-tlsa'],
    when: told('mta-sts', 'sts-refused', asTheModeSays),
  },
  {
    code: 'tlsa-unsigned',
    severity: 'notice',
    fault: 'target',
    when: told('dane', 'tlsa-unsigned'),
  },
  {
    code: 'tlsa-unchecked',
    severity: 'notice',
    fault: 'probe',
    when: told('dane', 'tlsa-unchecked'),
  },
  {
    code: 'tlsa-unusable',
    severity: 'warning',
    fault: 'target',
    when: told('dane', 'tlsa-unusable', soft),
  },
  {
    code: 'tlsa-unanswered',
    severity: 'warning',
    fault: 'unknown',
    when: told('dane', 'tlsa-unanswered'),
  },
  {
    code: 'dane-without-tls',
    severity: 'error',
    fault: 'target',
    follows: WITHOUT_TLS,
    when: told('dane', 'tlsa-no-starttls'),
  },
  {
    code: 'tls-rpt-record-invalid',
    severity: 'warning',
    fault: 'target',
    when: told('tls-rpt', 'rpt-record-invalid'),
  },
]
