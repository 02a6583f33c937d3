/** A target that is watched, by one or by many: when it is tested, and what stands in the way. Times are monotonic milliseconds. */
import type { Report } from '../../shared/report.ts'

const MINUTE_MS = 60_000
/** More than so many times the interval that was asked for is worth a word. */
const CLEARLY = 1.5

export type Round = {
  task: string
  /** the interval of each watch, in minutes */
  watches: Map<string, number>
  /** when it should be tested; what is put off keeps it */
  due: number
  /** when it is tried next */
  at: number
  /** the turn that was booked at its places; null: none */
  turn: { at: number; places: ReadonlySet<string> } | null
  /** how many visits its last test made, by address */
  visits: ReadonlyMap<string, number>
  /** why it waits longer than until `due`: its places were visited enough, or nothing could be tested here */
  putOff: 'manners' | 'here' | null
  /** when its last test began */
  began: number | null
  /** how long after the one before, halfway to how it was before; null where manners put nothing off */
  spacingMs: number | null
  /** whether its next test waits for a banner as long as a sender would, since the last waited in vain or nearly so */
  patient: boolean
  running: boolean
  cancel: () => void
}

export function newRound(task: string): Round {
  const never = Number.POSITIVE_INFINITY
  const open = { due: never, at: never, turn: null, putOff: null, began: null, spacingMs: null }
  return { ...open, task, watches: new Map(), visits: new Map(), patient: false, running: false, cancel: () => {} }
}

/** In minutes: that of the watch which is in the greatest hurry. */
export function intervalOf({ watches }: Round): number {
  return Math.min(...watches.values())
}

/** A test began. */
export function noteTest(round: Round, visits: Round['visits'], began: number): void {
  const spacing = round.putOff === 'manners' && round.began !== null ? began - round.began : null
  const spacingMs = spacing === null ? null : ((round.spacingMs ?? spacing) + spacing) / 2
  Object.assign(round, { turn: null, visits, began, spacingMs })
}

/** How many minutes lie between its tests, where manners make them clearly more than was asked for; else null. */
export function slowedTo({ putOff, began, at, spacingMs }: Round, intervalMinutes: number): number | null {
  const waitingMs = putOff === 'manners' && began !== null ? at - began : 0
  const minutes = Math.max(spacingMs ?? 0, waitingMs) / MINUTE_MS
  return minutes > CLEARLY * intervalMinutes ? Math.round(minutes) : null
}

/** How often a test talked to each address. */
export function visitsOf({ sessions }: Report): Map<string, number> {
  const visits = new Map<string, number>()
  for (const { address, steps } of sessions)
    if (steps.some(({ startedMs }) => startedMs !== null)) visits.set(address, (visits.get(address) ?? 0) + 1)
  return visits
}
