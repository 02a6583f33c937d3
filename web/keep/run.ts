import type { Verdict } from '../../shared/words.ts'
import type { TestRequest } from '../start/request.ts'
import type { Lamps, Turn } from './lamps.ts'
import type { Last, Next } from './schedule.ts'

/** A test of the row: `lamp` is null as long as it runs. */
export type Kept = { id: string; at: string; lamp: Verdict | null }

/** Why nothing more is tested: a lamp turned, half an hour is over, or Helograph will not have it (in its words). */
export type End = { kind: 'changed'; turns: Turn[] } | { kind: 'over' } | { kind: 'refused'; message: string }

/** How a tab in the background may tell. */
export type Signals = { sound: boolean; notification: boolean }

/** The same test again and again, as a tab keeps it from one report to the next. */
export type Run = {
  /** Without a login: name and password are never kept. */
  request: TestRequest
  /** Milliseconds since 1970. */
  since: number
  tests: [Kept, ...Kept[]]
  lamps: Lamps | null
  setbacks: number
  /** Null while the newest test runs. `compared`: there was something to compare that test with. */
  next: (Next & { last: Last; message: string; compared: boolean }) | null
  end: End | null
  signals: Signals
  /** The reader stood on the panel as the page went to the next report. */
  focused: boolean
}

/** The row stays short: older ones have their links in the list of this browser. */
const MOST_SHOWN = 12

/** The newest test last. */
export function withNext(run: Run, kept: Kept, focused: boolean): Run {
  const tests = [...run.tests, kept].slice(-MOST_SHOWN) as Run['tests']
  return { ...run, tests, next: null, focused }
}

/** The whole of what changed with the newest test; null where it is the first. */
export function comparisonPath(run: Pick<Run, 'tests'>): string | null {
  const before = run.tests.at(-2)
  return before ? `/compare/${before.id}/${newest(run).id}` : null
}

export function withLamp(run: Run, id: string, lamp: Verdict): Run {
  return { ...run, tests: run.tests.map((kept) => (kept.id === id ? { ...kept, lamp } : kept)) as Run['tests'] }
}

export function newest(run: Pick<Run, 'tests'>): Kept {
  return run.tests.at(-1) ?? run.tests[0]
}

/** What the storage of a tab holds is what this page put there, or of another version of it: then it is none. */
export function asRun(stored: unknown): Run | null {
  if (typeof stored !== 'object' || stored === null) return null
  const run = stored as Partial<Run> & { version?: unknown }
  return run.version === VERSION && Array.isArray(run.tests) && run.tests.length > 0 ? (run as Run) : null
}

export function toStore(run: Run): unknown {
  return { ...run, version: VERSION }
}

/** Changes with the shape of a run. */
const VERSION = 2
