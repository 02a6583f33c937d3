/** What a test shows of a rule that is broken: the place, the very line, what it means, and how to mend it. Pure. */
import type { Finding, Report, Session } from '../report.ts'
import type { StepName } from '../words.ts'
import type { AlertEvidence } from './alert.ts'
import { type Judged, judge } from './judge.ts'
import { explained, explains, explainsAlone } from './rule-findings.ts'
import type { Rule } from './rules.ts'

const NOWHERE = { host: '', address: '', port: 0, step: null, kind: '', message: '', received: '' } as const
const NOTHING = { meaning: '', remedy: '', source: '' } as const

type Place = { session: Session | null; step: StepName | null }
type Broken = Extract<Judged, { outcome: 'broken' }>

/** @param rule that is broken; null: where anything went wrong */
export function evidenceOf(report: Report, rule: Rule | null): AlertEvidence {
  const judged = rule && judge(rule, { report, comparison: null })
  const broken = judged?.outcome === 'broken' ? judged : null
  const { session, step } = broken ? placeOf(report, broken) : rule ? { session: null, step: null } : anyPlace(report)
  const failures = session?.failures ?? []
  const failure = failures.find((told) => told.step === step) ?? (step === null ? session?.failure : null) ?? null
  const finding = findingOf(report, rule, { session, step })
  const message = failure?.message ?? broken?.reason ?? ''
  const { meaning, remedy, source } = finding ?? (rule && broken && explained(rule)) ?? NOTHING
  return {
    ...NOWHERE,
    url: report.url,
    at: failure?.at ?? report.finishedAt ?? report.startedAt,
    ...(session && { host: session.host, address: session.address, port: session.port, step }),
    ...(failure && { kind: failure.kind, received: failure.received }),
    message,
    line: finding?.evidence || failure?.received || lineOf(session, step),
    title: finding?.title ?? broken?.reason.replace(/\.$/, '') ?? report.headline,
    meaning,
    remedy,
    source,
    sessions: report.sessions.map(({ host, address, steps }) => ({
      host,
      address,
      steps: steps.map(({ name, status }) => ({ name, status })),
    })),
  }
}

function placeOf({ sessions }: Report, { session, step }: Broken): Place {
  return session === null ? { session: null, step: null } : { session: sessions[session] ?? null, step }
}

function anyPlace({ sessions }: Report): Place {
  const session = sessions.find(({ status }) => status === 'failed') ?? sessions.find(({ failure }) => failure) ?? null
  return { session, step: session?.failure?.step ?? null }
}

/** The finding that explains the place; where a rule is about one thing, no finding about another, however grave. */
function findingOf({ findings }: Report, rule: Rule | null, { session, step }: Place): Finding | null {
  const fit = findings.filter((finding) => explains(rule, finding))
  const there = fit.find((finding) => session !== null && finding.session === session.index && finding.step === step)
  if (there || (session !== null && step !== null)) return there ?? null
  const own = fit.filter(({ under, session: where }) => under === null && (where === null || where === session?.index))
  return own.find((finding) => finding.severity === 'error' || explainsAlone(rule, finding)) ?? null
}

/** The last that the server said there; what is missing from an offer, it did not say. */
function lineOf(session: Session | null, step: StepName | null): string {
  const said = (at: StepName) =>
    session?.transcript.findLast((line) => line.step === at && line.direction === 'received')?.text
  if (step === null) return ''
  if (step === 'certificate') return certificateLine(session)
  return said(step) ?? (step === 'starttls' ? said('ehlo') : undefined) ?? ''
}

function certificateLine(session: Session | null): string {
  const own = session?.tls?.certificates[0]
  return own ? `${own.subject}; issued by ${own.issuer}; ${own.notBefore} to ${own.notAfter}` : ''
}
