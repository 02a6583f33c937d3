/** What changed, in words for people. Pure. */
import type { COMPARE } from '../languages/en/compare.ts'
import { type QuestionWords, questionOf } from '../question.ts'
import type { Comparison, SessionChange, SessionPlace, StepChange } from './comparison.ts'

/** What is said of a comparison. */
export type Say = typeof COMPARE
type Unsaid = Omit<Comparison, 'summary'>

/** As much as a sentence can bear. */
const MOST_SAID = 4

/** `Since 02:38 UTC: starttls turned from red to green, 2 findings gone.` */
export function summaryOf(comparison: Unsaid, say: Say): string {
  const since = sinceOf(comparison)
  if (comparison.same) return comparison.complete ? say.nothingChanged(since) : say.nothingSoFar(since)
  const said = changesOf(comparison, say)
  return say.since(since, said.slice(0, MOST_SAID).join(', '), said.length > MOST_SAID)
}

/** When the first of them was begun, as exactly as it takes: `02:38 UTC`, `02:38:12 UTC`, `23 Nov, 02:38 UTC`. */
export function sinceOf({ before, after }: Pick<Unsaid, 'before' | 'after'>): string {
  return sinceTime(before.startedAt, after.startedAt)
}

/** @param from ISO 8601 @param to seen from then */
export function sinceTime(from: string, to: string): string {
  if (from.slice(0, 10) !== to.slice(0, 10)) return `${from.slice(0, 10)} ${from.slice(11, 16)} UTC`
  return `${from.slice(11, from.slice(0, 16) === to.slice(0, 16) ? 19 : 16)} UTC`
}

export function placeWords({ host, address }: SessionPlace): string {
  return host === address ? address : `${host} [${address}]`
}

/** `mx1.example.com [192.0.2.25] port 25`, with what else tells it from others, and where it moved. */
export function sessionWords(
  { before, after, ...asked }: SessionChange,
  say: Pick<Say, 'place' | 'moved'>,
  questions?: QuestionWords,
): string {
  const place = after ?? before
  if (!place) return ''
  const question = questionOf(asked, questions)
  const moved = before && after && (before.address !== after.address || before.port !== after.port)
  const was = moved ? say.moved(before.address, before.port) : ''
  return say.place(placeWords(place), place.port, question) + was
}

/** `6.1 s, before 24 ms` */
export function paceWords({ before, after, pace }: StepChange, say: Pick<Say, 'pace'>): string {
  if (!pace || before.durationMs === null || after.durationMs === null) return ''
  return say.pace(pace, after.durationMs, before.durationMs)
}

export function capabilityWords(list: readonly { keyword: string; parameters: string }[]): string {
  return list.map(({ keyword, parameters }) => `${keyword} ${parameters}`.trim()).join(', ')
}

function changesOf(comparison: Unsaid, say: Say): string[] {
  const { sessions, checks, findings, asked } = comparison
  const met = sessions.filter(({ before, after }) => before && after)
  const lit = (step: StepChange) => step.turned && step.before.status !== 'skipped' && step.after.status !== 'skipped'
  const turnedLit = turnsOf(met, lit, say)
  const turns = turnedLit.length > 0 ? turnedLit : turnsOf(met, (step) => step.turned, say)
  const steps = met.flatMap((session) => session.steps)
  return [
    ...turns,
    ...checks.flatMap(({ name, before, after }) =>
      before && after && before.status !== after.status ? [say.turned(name, before.status, after.status)] : [],
    ),
    ...some(findings.gained.length, say.newFindings),
    ...some(findings.lost.filter(({ seen }) => seen).length, say.findingsGone),
    ...some(findings.lost.filter(({ seen }) => !seen).length, say.findingsUnseen),
    ...some(sessions.filter(({ before }) => !before).length, say.newSessions),
    ...some(sessions.filter(({ after }) => !after).length, say.sessionsGone),
    ...some(met.filter(({ tls }) => tls?.certificate).length, say.certificates),
    ...offers(met, say),
    ...steps
      .filter(({ pace }) => pace)
      .slice(0, 2)
      .map((step) => `${step.name} ${paceWords(step, say)}`),
    ...(turns.length > 0 ? [] : some(steps.filter(({ lines }) => lines.length > 0).length, say.otherLines)),
    ...(asked.length > 0 ? [say.otherwise] : []),
  ]
}

/** Turns that are the same at several addresses are one. */
function turnsOf(sessions: readonly SessionChange[], fits: (step: StepChange) => boolean, say: Say): string[] {
  const places = new Map<string, SessionPlace[]>()
  for (const { steps, after } of sessions) {
    for (const step of steps.filter(fits)) {
      const turn = say.turned(step.name, step.before.status, step.after.status)
      places.set(turn, [...(places.get(turn) ?? []), ...(after ? [after] : [])])
    }
  }
  return [...places].map(([turn, at]) => `${turn}${whereWords(at, say)}`)
}

/** An address that was tested as such is the only one. */
function whereWords(places: readonly SessionPlace[], say: Say): string {
  const [first] = places
  if (!first || (places.length === 1 && first.host === first.address)) return ''
  return places.length === 1 ? say.at(placeWords(first)) : say.atAddresses(places.length)
}

function offers(sessions: readonly SessionChange[], say: Say): string[] {
  const changes = sessions.flatMap(({ capabilities }) => capabilities)
  const named = (side: 'gained' | 'lost') => {
    const words = new Set(changes.flatMap((change) => change[side].map(({ keyword }) => keyword)))
    return words.size > 3 ? say.capabilities(words.size) : [...words].join(', ')
  }
  const [gained, lost] = [named('gained'), named('lost')]
  if (gained === lost) return gained ? [say.changed(gained)] : []
  return [...(gained ? [say.gainedWords(gained)] : []), ...(lost ? [say.lostWords(lost)] : [])]
}

/** Nothing is said of none. */
function some(count: number, say: (count: number) => string): string[] {
  return count === 0 ? [] : [say(count)]
}
