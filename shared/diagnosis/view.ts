/** A step as a rule looks at it: what it came to, what stands on its lines, and what was answered last. */

import { onOneLine } from '../escape.ts'
import type { Capability } from '../events.ts'
import { classifyNullSender, NULL_SENDER } from '../null-sender.ts'
import { classifyReply, type Nature } from '../refusal.ts'
import type { Facts, Session, SessionFailure, Step, TranscriptLine } from '../report.ts'
import type { StepName } from '../words.ts'

export interface Reply {
  /** Of the last line, which decides (RFC 5321 4.2.1). */
  code: number
  /** What stands behind the code of each line, joined by a line feed. */
  text: string
  lines: TranscriptLine[]
}

export interface View {
  facts: Facts
  session: Session
  step: Step
  /** Why the lamp is not green, where a failure says so. */
  failure: SessionFailure | null
  /** The lines of this step. */
  lines: TranscriptLine[]
  /** The last whole reply of this step; in `quit` the one that the failure is about. */
  reply: Reply | null
  /** Why the reply is a refusal, where the failure is one. */
  nature: Nature | null
}

/** The steps of a session that were run, or that said why they could not be. */
export function viewsOf(facts: Facts, session: Session): View[] {
  return session.steps.filter(({ startedMs }) => startedMs !== null).map((step) => viewOf(facts, session, step))
}

function viewOf(facts: Facts, session: Session, step: Step): View {
  const lines = session.transcript.filter((line) => line.step === step.name)
  const failure = session.failures.findLast((told) => told.step === step.name) ?? null
  const bounce = step.name === 'quit' && failure?.kind === 'reply' ? nullSenderReply(lines) : null
  const refusesNull =
    bounce !== null && onOneLine(failure?.received ?? '') === onOneLine(bounce.lines.map(({ text }) => text).join(' '))
  const reply = refusesNull ? bounce : lastReply(lines)
  const code = reply?.code ?? Number(/^[45]\d\d/.exec(failure?.received ?? '')?.[0] ?? 0)
  const refused = failure?.kind === 'reply' && code >= 400
  const text = reply?.text ?? failure?.received ?? ''
  const classified = refusesNull ? classifyNullSender(code, text) : classifyReply(code, text, step.name)
  const nature = refused ? classified.nature : null
  return { facts, session, step, failure, lines, reply, nature }
}

const REPLY_LINE = /^([2-5]\d\d)(?:([ -])(.*))?$/s

/** The last reply that has a last line; a `250-` without its end is none. */
export function lastReply(lines: readonly TranscriptLine[]): Reply | null {
  let reply: Reply | null = null
  let open: TranscriptLine[] = []
  for (const line of lines) {
    if (line.direction === 'sent') open = []
    if (line.direction !== 'received') continue
    const match = REPLY_LINE.exec(line.text)
    if (!match) continue
    open.push(line)
    if (match[2] === '-') continue
    reply = { code: Number(match[1]), text: open.map(({ text }) => text.slice(4)).join('\n'), lines: open }
    open = []
  }
  return reply
}

/** What was answered to the null sender, where it was asked about: QUIT has an answer of its own after it. */
export function nullSenderReply(lines: readonly TranscriptLine[]): Reply | null {
  const asked = lines.findIndex(({ direction, text }) => direction === 'sent' && text === NULL_SENDER)
  if (asked < 0) return null
  const next = lines.findIndex(({ direction }, at) => at > asked && direction === 'sent')
  return lastReply(lines.slice(asked, next < 0 ? lines.length : next))
}

/** What the server offered in this very step. */
export function offered({ session, step }: View): Capability[] {
  return step.name === 'ehlo' ? session.capabilitiesBeforeTls : session.capabilities
}

/** The line of this step that offers a keyword. */
export function lineWith({ lines }: View, keyword: RegExp): TranscriptLine | null {
  return lines.find(({ direction, text }) => direction === 'received' && keyword.test(text.slice(4))) ?? null
}

/** The note of the probe that begins with these words, where the step has one. */
export function noted({ lines }: View, words: string): TranscriptLine | null {
  return lines.find((line) => line.direction === 'note' && line.text.startsWith(words)) ?? null
}

/** The last line that came before another: what a note about a reply is about. */
export function lineBefore({ lines }: View, note: TranscriptLine): TranscriptLine | null {
  return lines.findLast((line) => line.direction === 'received' && line.n < note.n) ?? null
}

export function stepOf(session: Session, name: StepName): Step | null {
  return session.steps.find((step) => step.name === name) ?? null
}

/** The last thing that was answered in another step of the same session. */
export function replyIn(session: Session, name: StepName): Reply | null {
  return lastReply(session.transcript.filter((line) => line.step === name))
}

/** Whether a lamp is amber or red, so that there is something to explain. */
export function troubled({ step }: View): boolean {
  return step.status === 'warned' || step.status === 'failed'
}

/** Whether the conversation was inside TLS during this step. */
export function encrypted({ session, step }: View): boolean {
  return (
    step.name !== 'ehlo' || stepOf(session, 'tls')?.status === 'passed' || stepOf(session, 'tls')?.status === 'warned'
  )
}

/** Whether users log in here, rather than other servers deliver (RFC 6409, RFC 8314). */
export function forUsers({ port }: Pick<Session, 'port'>): boolean {
  return port === 465 || port === 587
}
