/** For each rule about what a domain publishes: a test in which it speaks, and a near miss. */

import type { PolicyTrouble, PolicyTroubleKind } from '../../../shared/diagnosis/policy-notes.ts'
import { STRICT } from '../../../shared/languages/en/strict.ts'
import type { Facts } from '../../../shared/report.ts'
import { strictly } from '../../../shared/strictness.ts'
import type { CheckName, Status } from '../../../shared/words.ts'
import type { Case } from './diagnosis-cases.ts'
import { factsOf } from './play.ts'

const HELLO = 'S: 220 mx1.example.com ESMTP\nC: EHLO probe.test\nS: 250-mx1.example.com\nS: 250-STARTTLS\nS: 250 SIZE'
const SECURE = `${HELLO}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3`
const BARE = 'S: 220 mx1.example.com ESMTP\nC: EHLO probe.test\nS: 250-mx1.example.com\nS: 250 SIZE'

export const trouble = (kind: PolicyTroubleKind, more: Partial<PolicyTrouble> = {}): PolicyTrouble => ({
  kind,
  result: 'validation-failure',
  host: 'mx1.example.com',
  session: null,
  step: null,
  text: 'what shows it',
  ...more,
})

/** A finished test of one server, with one check besides, as the policies make it. */
export function checked(
  name: CheckName,
  status: Status,
  data: Record<string, unknown>,
  { dialogue = SECURE, trusted = true } = {},
): Facts {
  const facts = factsOf([dialogue, { tls: trusted ? {} : { trusted, trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }])
  const check = { name, status, summary: 'a summary', startedMs: 1, durationMs: 2, data }
  return strictly({ ...facts, checks: [...facts.checks, check] }, STRICT)
}

const told = (code: string, name: CheckName, kind: PolicyTroubleKind, other: PolicyTroubleKind): Case => ({
  code,
  speaks: () => checked(name, 'warned', { troubles: [trouble(kind)] }),
  silent: () => checked(name, 'warned', { troubles: [trouble(other)] }),
})

const mismatch = trouble('tlsa-mismatch', { result: 'tlsa-invalid', session: 0, step: 'certificate' })
const underAnchor = trouble('tlsa-mismatch', {
  result: 'certificate-host-mismatch',
  session: 0,
  step: 'certificate',
  text: 'It is for other.test, not for mx1.example.com, which counts under a trust anchor (usage 2).',
})
const noTls = trouble('tlsa-no-starttls', { result: 'starttls-not-supported', session: 0, step: 'starttls' })

export const POLICY_CASES: Case[] = [
  told('mta-sts-record-invalid', 'mta-sts', 'sts-record-invalid', 'sts-record-missing'),
  told('mta-sts-record-missing', 'mta-sts', 'sts-record-missing', 'sts-record-invalid'),
  told('mta-sts-policy-unreachable', 'mta-sts', 'sts-policy-unreachable', 'sts-policy-untrusted'),
  told('mta-sts-policy-untrusted', 'mta-sts', 'sts-policy-untrusted', 'sts-policy-unreachable'),
  told('mta-sts-policy-invalid', 'mta-sts', 'sts-policy-invalid', 'sts-policy-type'),
  told('mta-sts-policy-type', 'mta-sts', 'sts-policy-type', 'sts-policy-invalid'),
  told('mta-sts-mx-unlisted', 'mta-sts', 'sts-mx-unlisted', 'sts-refused'),
  told('mta-sts-refused', 'mta-sts', 'sts-refused', 'sts-mx-unlisted'),
  told('tlsa-unsigned', 'dane', 'tlsa-unsigned', 'tlsa-unchecked'),
  told('tlsa-unchecked', 'dane', 'tlsa-unchecked', 'tlsa-unsigned'),
  told('tlsa-unusable', 'dane', 'tlsa-unusable', 'tlsa-mismatch'),
  told('tlsa-unanswered', 'dane', 'tlsa-unanswered', 'tlsa-unsigned'),
  told('tls-rpt-record-invalid', 'tls-rpt', 'rpt-record-invalid', 'sts-record-invalid'),
  {
    code: 'dane-without-tls',
    speaks: () => checked('dane', 'failed', { troubles: [noTls] }, { dialogue: BARE }),
    silent: () => checked('dane', 'failed', { troubles: [mismatch] }),
  },
  {
    code: 'certificate-fails-its-anchor',
    speaks: () => checked('dane', 'failed', { troubles: [underAnchor] }),
    silent: () => checked('dane', 'failed', { troubles: [mismatch] }),
  },
  {
    code: 'certificate-not-in-tlsa',
    speaks: () => checked('dane', 'failed', { troubles: [mismatch] }),
    // The check has not ended, so nobody knows.
    silent: () => checked('dane', 'running', { troubles: [mismatch] }),
  },
  {
    code: 'certificate-known-to-tlsa',
    speaks: () => checked('dane', 'passed', { troubles: [], accepted: [0] }, { trusted: false }),
    silent: () => checked('dane', 'passed', { troubles: [], accepted: [0] }),
  },
]
