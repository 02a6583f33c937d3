/** What changed in one conversation: its steps, its lines, what the server offers, and TLS. Pure. */
import type { Report, Session, Step } from '../report.ts'
import { STEPS, type StepName } from '../words.ts'
import { offersChanged } from './capabilities.ts'
import type { LineChange, SessionChange, SessionPlace, StepChange, StepState } from './comparison.ts'
import { gistOf, gistOfSummary } from './gist.ts'
import { ended, isWhole, ran } from './known.ts'
import { edits } from './line-diff.ts'
import type { Pair } from './pairs.ts'
import { tlsChanged } from './tls.ts'
import type { Say } from './words.ts'

/** A step that takes so many times as long, and so many milliseconds longer, is told. */
const NOTABLE = { times: 2, ms: 200 }

/** @returns null where nothing changed that both tests know */
export function sessionChanged(
  before: Report,
  after: Report,
  { before: old, after: now }: Pair,
  say: Say,
): SessionChange | null {
  if (!old) return now && isWhole(before) ? alone(now, 'after') : null
  // A test that did not run to its end may yet have had this session.
  if (!now) return isWhole(after) ? alone(old, 'before') : null
  const steps = STEPS.flatMap((name) => {
    const was = ended(before, old, name)
    const is = ended(after, now, name)
    return (was && is && stepChanged(old, now, was, is)) ?? []
  })
  const answered = (name: StepName) => isAnswered(before, old, name) && isAnswered(after, now, name)
  const capabilities = (['ehlo', 'ehlo-tls'] as const).filter(answered).flatMap((name) => offersChanged(name, old, now))
  const tls = tlsChanged(old.tls, now.tls, say)
  if (steps.length + capabilities.length === 0 && !tls && !moved(old, now)) return null
  const { purpose, tlsAsked } = old
  const status = { before: old.status, after: now.status }
  return { purpose, tlsAsked, before: placeOf(old), after: placeOf(now), status, steps, capabilities, tls }
}

export function placeOf({ index, host, address, port }: Session): SessionPlace {
  return { index, host, address, port }
}

/** Who was turned away at EHLO was offered nothing, and lost nothing. */
function isAnswered(report: Report, session: Session, name: StepName): boolean {
  return ran(ended(report, session, name)) && session.failures.every(({ step }) => step !== name)
}

/** Only one of the tests had it. */
function alone(session: Session, side: 'before' | 'after'): SessionChange {
  const { purpose, tlsAsked } = session
  const places = { before: null, after: null, [side]: placeOf(session) }
  const status = { before: null, after: null, [side]: session.status }
  return { purpose, tlsAsked, ...places, status, steps: [], capabilities: [], tls: null }
}

function moved(old: Session, now: Session): boolean {
  return old.host !== now.host || old.address !== now.address || old.port !== now.port
}

function stepChanged(old: Session, now: Session, was: Step, is: Step): StepChange | null {
  const turned = was.status !== is.status
  const bothRan = ran(was) && ran(is)
  const pace = bothRan ? paceOf(was, is) : null
  const lines = bothRan ? linesChanged(old, now, was.name) : []
  const otherwise = bothRan && gistOfSummary(was.summary) !== gistOfSummary(is.summary)
  if (!turned && !pace && !otherwise && lines.length === 0) return null
  return { name: was.name, before: stateOf(was), after: stateOf(is), turned, pace, lines }
}

function stateOf({ status, summary, durationMs }: Step): StepState {
  return { status, summary, durationMs }
}

function paceOf({ durationMs: was }: Step, { durationMs: is }: Step): StepChange['pace'] {
  if (was === null || is === null) return null
  const short = Math.min(was, is)
  const long = Math.max(was, is)
  if (long - short < NOTABLE.ms || long < short * NOTABLE.times) return null
  return is === long ? 'slower' : 'faster'
}

function linesChanged(old: Session, now: Session, name: StepName): LineChange[] {
  const was = old.transcript.filter(({ step }) => step === name)
  const is = now.transcript.filter(({ step }) => step === name)
  return edits(was.map(gistOf), is.map(gistOf)).flatMap(({ change, at }) => {
    const line = (change === 'gone' ? was : is)[at]
    return line ? [{ change, n: line.n, direction: line.direction, text: line.text }] : []
  })
}
