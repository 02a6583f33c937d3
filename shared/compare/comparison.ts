/** What changed from one test to another. `compare.ts` makes it; API, page and terminal show it. */
import { type Static, type TSchema, Type } from 'typebox'
import { Capability, Certificate, oneOf, orNull, TlsAsked } from '../events.ts'
import { Finding, Report } from '../report.ts'
import { CHECKS, DIRECTIONS, PURPOSES, STATUSES, STEPS, VERDICTS } from '../words.ts'

/** What it was, and what it is now. */
const Turn = <Schema extends TSchema>(schema: Schema, description?: string) =>
  Type.Object({ before: schema, after: schema }, description ? { description } : {})

/** What can be asked differently of two tests, or by another tester. */
export const CIRCUMSTANCES = [
  'target',
  'port',
  'security',
  'family',
  'via',
  'patience',
  'envelope',
  'relay',
  'injection',
  'depth',
  'auth',
  'vantage',
  'helo',
] as const

/** What can change about TLS, the certificate apart. */
export const TLS_TRAITS = ['protocol', 'cipher', 'key-exchange', 'trust', 'name', 'chain'] as const

const { id, url, target, status, verdict, headline, startedAt } = Report.properties
export const ComparedTest = Type.Object({
  id,
  url,
  target: target.properties.input,
  status,
  verdict,
  headline,
  startedAt,
})

/** Where a session was held, and its place among the sessions of its test. */
export const SessionPlace = Type.Object({
  index: Type.Integer(),
  host: Type.String(),
  address: Type.String(),
  port: Type.Integer(),
})

export const StepState = Type.Object({
  status: oneOf(STATUSES),
  summary: Type.String(),
  durationMs: orNull(Type.Number()),
})

export const LineChange = Type.Object({
  change: oneOf(['gone', 'new']),
  n: Type.Integer({ description: 'the number of its event, in its own test' }),
  direction: oneOf(DIRECTIONS),
  text: Type.String(),
})

export const StepChange = Type.Object({
  name: oneOf(STEPS),
  before: StepState,
  after: StepState,
  turned: Type.Boolean({ description: 'whether its status is another' }),
  pace: orNull(oneOf(['slower', 'faster'], { description: 'at least twice and 200 ms; null: about the same' })),
  lines: Type.Array(LineChange, { description: 'none where the step did not run in both tests' }),
})

export const CapabilityChange = Type.Object({
  step: oneOf(['ehlo', 'ehlo-tls']),
  gained: Type.Array(Capability),
  lost: Type.Array(Capability),
})

const { fingerprint256, subject, issuer, names, notBefore, notAfter, key } = Certificate.properties
export const CertificateState = Type.Object({ fingerprint256, subject, issuer, names, notBefore, notAfter, key })

export const TlsChange = Type.Object({
  traits: Type.Array(Type.Object({ name: oneOf(TLS_TRAITS), before: Type.String(), after: Type.String() })),
  certificate: orNull(Turn(CertificateState, 'another one of its own; null: the same')),
})

export const SessionChange = Type.Object({
  purpose: oneOf(PURPOSES),
  tlsAsked: orNull(TlsAsked),
  before: orNull(SessionPlace),
  after: orNull(SessionPlace),
  status: Type.Object({ before: orNull(oneOf(STATUSES)), after: orNull(oneOf(STATUSES)) }),
  steps: Type.Array(StepChange),
  capabilities: Type.Array(CapabilityChange),
  tls: orNull(TlsChange),
})

const CheckState = Type.Object({ status: oneOf(STATUSES), summary: Type.String() })
export const CheckChange = Type.Object({
  name: oneOf(CHECKS),
  before: orNull(CheckState),
  after: orNull(CheckState),
})

const { code, severity, step, title, evidence, about } = Finding.properties
export const FindingChange = Type.Object({
  code,
  severity,
  title,
  evidence,
  about,
  place: orNull(SessionPlace),
  step,
  seen: Type.Boolean({
    description: 'whether the other test got to where it would show; false: it may be there all the same',
  }),
})

export const Comparison = Type.Object({
  before: ComparedTest,
  after: ComparedTest,
  complete: Type.Boolean({ description: 'whether both tests ran to their end; else only what both know is compared' }),
  same: Type.Boolean({ description: 'whether nothing changed' }),
  summary: Type.String({ description: 'what changed, in a sentence' }),
  asked: Type.Array(Type.Object({ name: oneOf(CIRCUMSTANCES), before: Type.String(), after: Type.String() }), {
    description: 'how the two tests themselves differ',
  }),
  verdict: orNull(Turn(orNull(oneOf(VERDICTS)))),
  headline: orNull(Turn(Type.String())),
  checks: Type.Array(CheckChange),
  sessions: Type.Array(SessionChange, {
    description: 'those with a change; one side null: only the other test had it',
  }),
  findings: Type.Object({ gained: Type.Array(FindingChange), lost: Type.Array(FindingChange) }),
})

export type Circumstance = (typeof CIRCUMSTANCES)[number]
export type TlsTrait = (typeof TLS_TRAITS)[number]
export type ComparedTest = Static<typeof ComparedTest>
export type SessionPlace = Static<typeof SessionPlace>
export type StepState = Static<typeof StepState>
export type LineChange = Static<typeof LineChange>
export type StepChange = Static<typeof StepChange>
export type CapabilityChange = Static<typeof CapabilityChange>
export type CertificateState = Static<typeof CertificateState>
export type TlsChange = Static<typeof TlsChange>
export type SessionChange = Static<typeof SessionChange>
export type CheckChange = Static<typeof CheckChange>
export type FindingChange = Static<typeof FindingChange>
export type Comparison = Static<typeof Comparison>
