/** What the `canary` check says about the tester's own way out, and what a silence means by that. Pure. */
import { moment } from './durations.ts'
import type { Facts, Session } from './report.ts'

/** A family and port on which a connection was not answered in this test. */
export interface LostWay {
  family: '4' | '6'
  port: number
  /** ISO 8601: when this process last got through there; null: never. */
  lastReached: string | null
  /** The canaries that were asked, and what came of it. */
  asked: { name: string; address: string | null; outcome: string }[]
}

/** `data` of the `canary` check. */
export interface WayOutData {
  ways: LostWay[]
}

/** Open where every way that failed is known to be open; else nobody knows, which is no reproach to the target. */
export function wayOutResult({ ways }: WayOutData): { status: 'passed' | 'warned'; summary: string } {
  const shut = ways.filter(({ lastReached }) => lastReached === null)
  const status = shut.length > 0 ? 'warned' : 'passed'
  return { status, summary: (shut.length > 0 ? shut : ways).map(wordsOf).join('; ') }
}

function wordsOf({ family, port, lastReached, asked }: LostWay): string {
  if (lastReached !== null) return `port ${port} is open on IPv${family}: last got through ${moment(lastReached)}`
  const canaries = asked.length === 0 ? '' : `, and no canary answered (${asked.map(({ name }) => name).join(', ')})`
  return `never yet got through to port ${port} on IPv${family}${canaries}`
}

/** Whom we asked, and what came of it, a line each. */
export function wayOutLines({ ways }: WayOutData): string[] {
  return ways.flatMap(({ port, asked }) =>
    asked.map(
      ({ name, address, outcome }) => `${name} ${address === null ? '' : `[${address}] `}port ${port}: ${outcome}`,
    ),
  )
}

/**
 * Whether a session failed in a way that may be the tester's own: no answer to the connection, and none ever from any
 * server on that family and port. Only then is nobody's fault named at `connect`.
 */
export function lostWayOut({ failure }: Pick<Session, 'failure'>): boolean {
  return (
    failure?.step === 'connect' &&
    failure.fault === 'unknown' &&
    (failure.kind === 'timeout' || failure.kind === 'unreachable')
  )
}

/** Whether every session that was tried failed like that, so that nothing at all is known of the target. */
export function nothingGotOut({ sessions }: Pick<Facts, 'sessions'>): boolean {
  const tried = sessions.filter(({ purpose, status }) => purpose === 'mail' && status !== 'skipped')
  return tried.length > 0 && tried.every(lostWayOut)
}
