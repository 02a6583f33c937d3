import type { TestEvent } from '../../shared/events.ts'
import type { Report } from '../../shared/report.ts'
import type { Connection } from './follow.ts'

/** What a page tells of: a report, and how it hears of news. */
export interface Telling {
  readonly report: Report | null
  readonly connection: Connection
}

/** When something happened last: by the wall clock, and in the milliseconds of the test. */
export type Moment = Pick<TestEvent, 'at' | 'ms'>

/** A report that has no news any more. */
export function finished(report: Report): Telling {
  return { report, connection: { state: 'ended' } }
}

/** The end of a test; null before. */
export function lastOf({ finishedAt, durationMs }: Report): Moment | null {
  return finishedAt === null || durationMs === null ? null : { at: finishedAt, ms: durationMs }
}
