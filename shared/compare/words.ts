/** What changed, in words for people. Pure. */
import { duration } from '../durations.ts'
import { questionOf } from '../question.ts'
import type { CheckName, Status, StepName } from '../words.ts'
import type { Circumstance, Comparison, SessionChange, SessionPlace, StepChange, TlsTrait } from './comparison.ts'

type Unsaid = Omit<Comparison, 'summary'>

/** The lamp of a status: `starttls turned from red to green`. */
export const LAMP_COLOURS: Record<Status, string> = {
  running: 'white',
  skipped: 'grey',
  passed: 'green',
  warned: 'amber',
  failed: 'red',
}

export const TRAIT_WORDS: Record<TlsTrait, string> = {
  protocol: 'version',
  cipher: 'cipher',
  'key-exchange': 'key exchange',
  trust: 'trust',
  name: 'name',
  chain: 'sent besides',
}

export const CIRCUMSTANCE_WORDS: Record<Circumstance, string> = {
  target: 'target',
  port: 'port',
  security: 'security',
  family: 'family',
  via: 'way',
  patience: 'patience',
  envelope: 'MAIL FROM and RCPT TO',
  relay: 'a foreign recipient',
  injection: 'STARTTLS injection',
  depth: 'TLS in depth',
  auth: 'a login',
  vantage: 'tested from',
  helo: 'tested as',
}

/** As much as a sentence can bear. */
const MOST_SAID = 4

/** `Since 02:38 UTC: starttls turned from red to green, 2 findings gone.` */
export function summaryOf(comparison: Unsaid): string {
  const since = sinceOf(comparison)
  if (comparison.same)
    return comparison.complete ? `Nothing changed since ${since}.` : `Nothing changed so far since ${since}.`
  const said = changesOf(comparison)
  const shown = said.slice(0, MOST_SAID).join(', ')
  return `Since ${since}: ${shown || 'other words, the same lamps'}${said.length > MOST_SAID ? ', and more' : ''}.`
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
export function sessionWords({ before, after, ...asked }: SessionChange): string {
  const place = after ?? before
  if (!place) return ''
  const question = questionOf(asked)
  const moved = before && after && (before.address !== after.address || before.port !== after.port)
  const was = moved ? `, before [${before.address}] port ${before.port}` : ''
  return `${placeWords(place)} port ${place.port}${question && `, ${question}`}${was}`
}

/** `6.1 s, before 24 ms` */
export function paceWords({ before, after, pace }: StepChange): string {
  if (!pace || before.durationMs === null || after.durationMs === null) return ''
  return `${pace}: ${duration(after.durationMs)}, before ${duration(before.durationMs)}`
}

export function capabilityWords(list: readonly { keyword: string; parameters: string }[]): string {
  return list.map(({ keyword, parameters }) => `${keyword} ${parameters}`.trim()).join(', ')
}

function changesOf(comparison: Unsaid): string[] {
  const { sessions, checks, findings, asked } = comparison
  const met = sessions.filter(({ before, after }) => before && after)
  const lit = turnsOf(met, (step) => step.turned && step.before.status !== 'skipped' && step.after.status !== 'skipped')
  const reached = turnsOf(met, (step) => step.turned)
  const steps = met.flatMap((session) => session.steps)
  const turns = lit.length > 0 ? lit : reached
  return [
    ...turns,
    ...checks.flatMap(({ name, before, after }) =>
      before && after && before.status !== after.status ? [turnWords(name, before.status, after.status)] : [],
    ),
    ...counted(findings.gained.length, 'new finding'),
    ...counted(findings.lost.filter(({ seen }) => seen).length, 'finding', ' gone'),
    ...counted(findings.lost.filter(({ seen }) => !seen).length, 'finding', ' not reached this time'),
    ...counted(sessions.filter(({ before }) => !before).length, 'new conversation'),
    ...counted(sessions.filter(({ after }) => !after).length, 'conversation', ' no longer held'),
    ...certificates(met),
    ...offers(met),
    ...steps
      .filter(({ pace }) => pace)
      .slice(0, 2)
      .map((step) => `${step.name} ${paceWords(step)}`),
    ...(turns.length > 0
      ? []
      : counted(steps.filter(({ lines }) => lines.length > 0).length, 'step', ' with other lines')),
    ...(asked.length > 0 ? ['it was asked differently'] : []),
  ]
}

/** Turns that are the same at several addresses are one. */
function turnsOf(sessions: readonly SessionChange[], fits: (step: StepChange) => boolean): string[] {
  const places = new Map<string, SessionPlace[]>()
  for (const { steps, after } of sessions) {
    for (const step of steps.filter(fits)) {
      const turn = turnWords(step.name, step.before.status, step.after.status)
      places.set(turn, [...(places.get(turn) ?? []), ...(after ? [after] : [])])
    }
  }
  return [...places].map(([turn, at]) => `${turn}${whereWords(at)}`)
}

export function turnWords(name: StepName | CheckName, before: Status, after: Status): string {
  return `${name} turned from ${LAMP_COLOURS[before]} to ${LAMP_COLOURS[after]}`
}

/** An address that was tested as such is the only one. */
function whereWords(places: readonly SessionPlace[]): string {
  const [first] = places
  if (!first || (places.length === 1 && first.host === first.address)) return ''
  return places.length === 1 ? ` at ${placeWords(first)}` : ` at ${places.length} addresses`
}

function certificates(sessions: readonly SessionChange[]): string[] {
  const others = sessions.filter(({ tls }) => tls?.certificate).length
  return others === 0 ? [] : [others === 1 ? 'another certificate' : `other certificates at ${others} addresses`]
}

function offers(sessions: readonly SessionChange[]): string[] {
  const changes = sessions.flatMap(({ capabilities }) => capabilities)
  const named = (side: 'gained' | 'lost') => {
    const words = new Set(changes.flatMap((change) => change[side].map(({ keyword }) => keyword)))
    return words.size > 3 ? `${words.size} capabilities` : [...words].join(', ')
  }
  const [gained, lost] = [named('gained'), named('lost')]
  if (gained === lost) return gained ? [`${gained} changed`] : []
  return [...(gained ? [`${gained} gained`] : []), ...(lost ? [`${lost} lost`] : [])]
}

function counted(n: number, one: string, rest = ''): string[] {
  return n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}${rest}`]
}
