/** What TLSA records make of the certificates that were seen (RFC 7672 2.2, 3.2; RFC 7671 5). Pure. */
import { issuerOf } from '../../../shared/chain.ts'
import type { PolicyTrouble } from '../../../shared/diagnosis/policy-notes.ts'
import type { Certificate, Tls } from '../../../shared/events.ts'
import type { Session } from '../../../shared/report.ts'
import type { CheckResult } from './check.ts'
import { means, type TlsaRecord } from './dane-records.ts'
import { matchesName } from './mta-sts-policy.ts'
import { mailSessionsOf, type Refusal, shownBy, standingOf } from './shown.ts'

/** A host whose TLSA records DNSSEC vouches for. */
export interface DaneHost {
  host: string
  /** Those that can be used; none: TLS is still a must, but nobody is authenticated (RFC 7672 2.2). */
  usable: readonly TlsaRecord[]
  /** What a certificate of DANE-TA may be valid for (RFC 7672 3.2.2). */
  names: readonly string[]
}

export interface DaneJudgement {
  status: CheckResult['status']
  summary: string
  troubles: PolicyTrouble[]
  /** Indexes of the sessions whose certificate is one that the records mean. */
  accepted: number[]
}

/**
 * @param others how many mail servers have no such records, so that senders deliver there as they always did
 * @param now milliseconds since 1970
 */
export function judgeDane(
  hosts: readonly DaneHost[],
  others: number,
  sessions: readonly Session[],
  now: number,
): DaneJudgement {
  const troubles: PolicyTrouble[] = []
  const accepted: number[] = []
  const standings = hosts.map((one) => {
    const own = mailSessionsOf(sessions, one.host)
    const judged = own.map((session) => judgeByTlsa(one, session, now))
    for (const [at, outcome] of judged.entries()) {
      const session = own[at]?.index ?? null
      if (typeof outcome === 'object') {
        const kind = outcome.step === 'starttls' ? 'tlsa-no-starttls' : 'tlsa-mismatch'
        troubles.push({ kind, host: one.host, session, ...outcome })
      } else if (outcome === 'accepted' && session !== null && one.usable.length > 0) accepted.push(session)
    }
    return standingOf(judged)
  })
  const count = (standing: string) => standings.filter((one) => one === standing).length
  const refused = count('refused')
  const told = { troubles, accepted }
  if (refused > 0) {
    const all = refused === hosts.length
    const summary = all
      ? 'the mail servers do not match their TLSA'
      : `${refused} of ${hosts.length} mail servers do not match their TLSA`
    return { status: all && others === 0 ? 'failed' : 'warned', summary, ...told }
  }
  if (troubles.length > 0) return { status: 'warned', summary: 'not every address matches its TLSA', ...told }
  if (count('taken') === 0) return { status: 'skipped', summary: 'TLSA published; no certificate was seen', ...told }
  return { status: 'passed', summary: 'TLSA match what was seen', ...told }
}

/** Whether a sender that obeys delivers over this session. */
export function judgeByTlsa(host: DaneHost, session: Session, now: number): 'accepted' | 'unknown' | Refusal {
  const shown = shownBy(session)
  if (shown.shown === 'nothing') return 'unknown'
  if (shown.shown === 'no-tls') return shown.refusal
  if (host.usable.length === 0) return 'accepted'
  const outcomes = host.usable.map((record) => judgeByRecord(record, shown.tls, host.names, now))
  if (outcomes.includes('accepted')) return 'accepted'
  if (outcomes.includes('unknown')) return 'unknown'
  const nearly = outcomes.find((outcome) => typeof outcome === 'object')
  const text = `It is none of those that the TLSA records mean: ${host.usable.map((record) => abridged(record.text)).join(', ')}.`
  return nearly ?? { result: 'tlsa-invalid', step: 'certificate', text }
}

function judgeByRecord(
  record: TlsaRecord,
  tls: Tls,
  names: readonly string[],
  now: number,
): 'accepted' | 'unknown' | 'another' | Refusal {
  const [leaf] = tls.certificates
  if (!leaf) return 'unknown'
  const anchor = record.usage === 0 || record.usage === 2
  const meant = (anchor ? issuersOf(tls.certificates) : [leaf]).map((certificate) => means(record, certificate))
  if (!meant.includes(true)) {
    // An anchor that is published whole need not be sent (RFC 7671 5.2.3), and then this tester does not know the chain.
    const hidden = anchor && record.matching === 0
    return hidden || meant.includes(null) ? 'unknown' : 'another'
  }
  // RFC 7671 5.1: names and dates count for nothing where the record means the very certificate or key.
  if (record.usage === 3) return 'accepted'
  const refusal = blameOf(leaf, names, now)
  if (refusal) return refusal
  // Usages 0 and 1: the chain must be trusted besides.
  return record.usage === 2 || tls.trusted ? 'accepted' : 'unknown'
}

/** Those that really issued the server's own certificate, one after another: whatever else is sent vouches for nothing (RFC 7671 5.2). */
function issuersOf(certificates: readonly Certificate[]): Certificate[] {
  const path: Certificate[] = []
  for (let at = issuerOf(certificates, 0); at !== null && at !== 0; at = issuerOf(certificates, at)) {
    const issuer = certificates[at]
    if (!issuer || path.includes(issuer)) break
    path.push(issuer)
  }
  return path
}

function blameOf(leaf: Certificate, names: readonly string[], now: number): Refusal | null {
  if (Date.parse(leaf.notAfter) < now) {
    const text = `It ended on ${leaf.notAfter.slice(0, 10)}, which counts under a trust anchor (usage 2).`
    return { result: 'certificate-expired', step: 'certificate', text }
  }
  if (names.some((name) => leaf.names.some((own) => matchesName(name, own)))) return null
  const text = `It is for ${leaf.names.slice(0, 5).join(', ') || 'no name'}, not for ${names[0]}, which counts under a trust anchor (usage 2).`
  return { result: 'certificate-host-mismatch', step: 'certificate', text }
}

/** Enough of a digest to know it by. */
export function abridged(text: string): string {
  return text.length > 30 ? `${text.slice(0, 22)}…` : text
}
