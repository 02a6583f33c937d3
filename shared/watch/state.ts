/** How a watch stands: what its log comes to, as far as it matters for what is done next. Pure. */
import type { Verdict } from '../words.ts'
import type { Standing } from './api.ts'
import type { WatchEvent } from './events.ts'
import { foldIncident, type Incident, incidentOf, isOpen } from './incident.ts'
import { type Mail, type MailState, NEVER_TOLD } from './mail.ts'

/** Seen once, and to be looked at again. */
export type Suspicion = { since: string; test: string; reason: string }

export type WatchState = {
  /** number and date of the last event */
  n: number
  at: string
  /** the verdict of the last test; undefined before the first */
  verdict?: Verdict | null
  /** id of the first test */
  first?: string
  paused: boolean
  /** whether a way to tell somebody was ever confirmed */
  reached: boolean
  /** whether mail is taken */
  mail: MailState
  /** by rule */
  suspicions: Record<string, Suspicion>
  /** those that are open, and for each rule the last that was over */
  incidents: Incident[]
  /** how many there were */
  count: number
  /** since when no test could tell; `told`: whether that was said */
  clouded: (Suspicion & { told: boolean }) | null
  /** id of the test that `anything-changed` compares with */
  baseline: string | null
}

export const BEFORE_ALL: WatchState = {
  n: 0,
  at: '',
  paused: false,
  reached: false,
  mail: NEVER_TOLD,
  suspicions: {},
  incidents: [],
  count: 0,
  clouded: null,
  baseline: null,
}

/** @returns the state after the events; what went in is never changed */
export function foldWatch(before: WatchState, events: Iterable<WatchEvent>): WatchState {
  let state = before
  for (const event of events) state = { ...apply(withIncident(state, event), event), n: event.n, at: event.at }
  return state
}

/** How it stands by the rules of its watch. */
export function standingOf(state: WatchState): Standing {
  if (state.paused) return 'paused'
  if (state.incidents.some(isOpen)) return 'broken'
  // What was well before is not doubted because of one test; of what was never seen well, nothing good is said.
  const lost = state.mail.status === 'unknown' || state.mail.status === 'put-off'
  if (state.clouded && (lost || state.clouded.told || state.clouded.test === state.first)) return 'unable'
  if (Object.keys(state.suspicions).length > 0) return 'suspect'
  if (state.verdict === undefined) return 'waiting'
  return 'fine'
}

/** Whether mail is taken, as everybody may know it: what one test said is not told. */
export function mailOf({ mail: { status, since, lastTakenAt } }: Pick<WatchState, 'mail'>): Mail {
  return { status, since, lastTakenAt: lastTakenAt ?? null }
}

function apply(state: WatchState, event: WatchEvent): WatchState {
  switch (event.type) {
    case 'created':
    case 'changed':
      return { ...state, paused: event.settings.paused }
    case 'channel':
      return event.change === 'confirmed' ? { ...state, reached: true } : state
    case 'turned':
      return { ...state, verdict: event.after, ...(state.verdict === undefined && { first: event.test }) }
    case 'mail': {
      const { status, since, lastTakenAt = null, reason, doubt } = event
      return { ...state, mail: { status, since, lastTakenAt, reason, doubt } }
    }
    case 'baseline':
    case 'differed':
      return { ...state, baseline: event.test, suspicions: without(state.suspicions, 'anything-changed') }
    case 'failed': {
      const { rule, test, reason, at } = event
      return { ...state, suspicions: { ...state.suspicions, [rule]: { since: at, test, reason } } }
    }
    case 'cleared':
    case 'opened':
      return { ...state, suspicions: without(state.suspicions, event.rule) }
    case 'reopened': {
      const rule = state.incidents.find(({ number }) => number === event.incident)?.rule
      return { ...state, suspicions: without(state.suspicions, rule) }
    }
    case 'clouded':
      return { ...state, clouded: { since: event.at, test: event.test, reason: event.reason, told: false } }
    case 'unable':
      return { ...state, clouded: { since: event.since, test: event.test, reason: event.reason, told: true } }
    case 'able':
      return { ...state, clouded: null }
    default:
      return state
  }
}

function withIncident(state: WatchState, event: WatchEvent): WatchState {
  const number = incidentOf(event)
  if (number === null) return state
  const after = foldIncident(state.incidents.find((one) => one.number === number) ?? null, event)
  if (!after) return state
  const others = state.incidents.filter((one) => one.number !== number)
  // Of a rule only the latest can still come back.
  const kept = event.type === 'opened' ? others.filter((one) => isOpen(one) || one.rule !== after.rule) : others
  const incidents = [...kept, after].sort((a, b) => a.number - b.number)
  return { ...state, incidents, count: Math.max(state.count, number) }
}

function without(suspicions: WatchState['suspicions'], rule: string | undefined): WatchState['suspicions'] {
  return Object.fromEntries(Object.entries(suspicions).filter(([name]) => name !== rule))
}
