/** Which tests this browser had begun of the same target, asked the same: kept here, and nowhere else. */
import type { Report } from '../../shared/report.ts'
import { tokenOf } from '../start/own-tests.ts'
import { forGood, RUNS, readStored, writeStored } from '../start/stored.ts'

const MOST = 100

export interface Run {
  id: string
  /** ISO 8601 */
  startedAt: string
}

/** `own`: the test that the page shows was begun here too, so the run is the one before it. */
export interface Earlier extends Run {
  own: boolean
}

type Kept = [same: string, id: string, startedAt: string]
type Known = Pick<Report, 'id' | 'startedAt' | 'target' | 'options'>

/**
 * Notes the test that a page shows, where this browser began it, and finds the last one before it.
 *
 * @returns null where none is known
 */
export function earlierRun(report: Known): Earlier | null {
  const same = sameOf(report)
  const own = tokenOf(report.id) !== null
  const kept = read()
  if (own && !kept.some(([, id]) => id === report.id)) write([[same, report.id, report.startedAt], ...kept])
  const [last] = kept
    .filter(([other, id, at]) => other === same && id !== report.id && at <= report.startedAt)
    .sort(([, , a], [, , b]) => (a < b ? 1 : a > b ? -1 : 0))
  return last ? { id: last[1], startedAt: last[2], own } : null
}

/** A test that is gone cannot be compared with. */
export function forgetRun(gone: string): void {
  write(read().filter(([, id]) => id !== gone))
}

/** What "Test again" keeps: the target and the options. */
function sameOf({ target, options }: Known): string {
  const { host, port, security, family } = target
  return JSON.stringify([host, port, security, family, ...Object.entries(options).sort()])
}

function read(): Kept[] {
  const runs = readStored(forGood, RUNS)
  return Array.isArray(runs) ? runs.filter(isKept) : []
}

function isKept(run: unknown): run is Kept {
  return Array.isArray(run) && run.length === 3 && run.every((part) => typeof part === 'string')
}

function write(runs: Kept[]): void {
  writeStored(forGood, RUNS, runs.slice(0, MOST))
}
