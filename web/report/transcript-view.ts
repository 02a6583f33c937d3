import type { Tls } from '../../shared/events.ts'
import type { Finding, Session, SessionFailure, Step, TranscriptLine } from '../../shared/report.ts'
import type { StepName } from '../../shared/words.ts'
import { grouped } from './grouped.ts'
import { chunksOf, type LineView } from './line-chunks.ts'

/** The annotated transcript, top to bottom. `sealed`: it happened inside TLS. */
export type Block =
  | {
      kind: 'step'
      step: Step
      /** its lines, in pieces */
      chunks: LineView[][]
      failure: SessionFailure | null
      findings: Finding[]
      /** The number of the line that made its lamp so, where that line stands in another step. */
      elsewhere: number | null
      sealed: boolean
    }
  | { kind: 'skipped'; names: StepName[]; reason: string; sealed: boolean }
  | { kind: 'seal'; tls: Tls; sealed: true }

/**
 * Lays out a session: its steps with their lines, each finding beneath the very line that caused it (else at the end
 * of its step), steps that were skipped for one reason as one, and the place where TLS begins.
 */
export function transcriptView(session: Session, findings: Finding[]): Block[] {
  const own = findings.filter((finding) => finding.session === session.index)
  const linesOf = grouped(session.transcript, (line) => line.step)
  const handshake: StepName = session.steps.some(({ name, status }) => name === 'tls' && status !== 'skipped')
    ? 'tls'
    : 'starttls'
  const blocks: Block[] = []
  let sealed = false
  for (const step of inOrderOfTime([...notYetBegun(session), ...session.steps])) {
    const lines = linesOf.get(step.name) ?? []
    if (step.status === 'skipped' && lines.length === 0) {
      if (!SELDOM.has(step.name)) addSkipped(blocks, step, sealed)
      continue
    }
    blocks.push(stepBlock(session, step, lines, own, sealed))
    if (step.name === handshake && session.tls) {
      sealed = true
      blocks.push({ kind: 'seal', tls: session.tls, sealed })
    }
  }
  for (const step of session.steps) {
    if (SELDOM.has(step.name) && step.status === 'skipped' && !linesOf.has(step.name)) addSkipped(blocks, step, sealed)
  }
  return blocks
}

/** Steps that most sessions do without: where they were skipped they are told at the end, out of the way. */
const SELDOM: ReadonlySet<StepName> = new Set(['tls', 'auth', 'relay'])

/** A session that waits for its turn says so in a step that has not begun. */
function notYetBegun({ steps, transcript }: Session): Step[] {
  const first = transcript.find((line) => !steps.some(({ name }) => name === line.step))
  return first ? [{ name: first.step, status: 'running', summary: '', startedMs: first.ms, durationMs: null }] : []
}

/** With implicit TLS the certificate is seen before the banner; a step that never began stays behind the one before it. */
function inOrderOfTime(steps: Step[]): Step[] {
  let latest = 0
  return steps
    .map((step) => {
      latest = Math.max(latest, step.startedMs ?? 0)
      return { step, ms: step.startedMs ?? latest }
    })
    .toSorted((a, b) => a.ms - b.ms)
    .map(({ step }) => step)
}

function addSkipped(blocks: Block[], step: Step, sealed: boolean): void {
  const previous = blocks.at(-1)
  if (previous?.kind === 'skipped' && previous.reason === step.summary) previous.names.push(step.name)
  else blocks.push({ kind: 'skipped', names: [step.name], reason: step.summary, sealed })
}

function stepBlock(session: Session, step: Step, lines: TranscriptLine[], own: Finding[], sealed: boolean): Block {
  const here = own.filter((finding) => finding.step === step.name)
  const cause = here.find(({ severity, evidenceLine }) => severity !== 'notice' && evidenceLine !== null)?.evidenceLine
  const beneath = grouped(own, (finding) => finding.evidenceLine)
  const failure = session.failures.find((one) => one.step === step.name) ?? null
  return {
    kind: 'step',
    step,
    chunks: chunksOf(lines, beneath, failure),
    failure,
    findings: here.filter((finding) => !isDrawn(finding, session)),
    elsewhere: session.transcript.some(({ n, step: at }) => n === cause && at !== step.name) ? (cause ?? null) : null,
    sealed,
  }
}

/** Whether it stands beneath a line, whichever step that is in. */
function isDrawn({ evidenceLine }: Finding, { transcript }: Session): boolean {
  return evidenceLine !== null && transcript.some(({ n }) => n === evidenceLine)
}

/** Findings about a session but not about one of the steps that it ran. */
export function looseFindings(session: Session, findings: Finding[]): Finding[] {
  const shown = new Set<string | null>(
    session.steps.filter((step) => step.status !== 'skipped').map((step) => step.name),
  )
  return findings.filter((f) => f.session === session.index && !shown.has(f.step) && !isDrawn(f, session))
}

/** The same finding in many sessions is one thing to know: the place to look at is the first. */
export type Standout = { finding: Finding; count: number }

/** What asks for attention, gravest first, one entry a title; notices, and what follows from another, speak where they stand. */
export function standouts(findings: Finding[]): Standout[] {
  const same = ({ under, ...finding }: Finding) => under !== null && findings[under]?.title === finding.title
  const grave = findings.filter((finding) => finding.severity !== 'notice' && (finding.under === null || same(finding)))
  return [...grouped(grave, (finding) => `${finding.code} ${finding.title}`).values()].map((same) => ({
    finding: same[0] as Finding,
    count: same.length,
  }))
}
