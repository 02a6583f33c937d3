import type { Conclusions } from '../../shared/concluded.ts'
import type { TestEvent } from '../../shared/events.ts'
import type { Words } from '../../shared/languages/en/index.ts'
import { LiveReport, onceAFrame } from './live-report.svelte.ts'

export { attend } from './attend.ts'

/** Above so many events folding and drawing are done in two breaths, so that none holds up a click. */
const MANY = 1000

/** The report of a page that is about to wake up. */
export async function openReport(
  events: TestEvent[],
  conclusions: Conclusions | null,
  say: Words['underWay'],
): Promise<LiveReport> {
  const live = new LiveReport(events, conclusions, say, onceAFrame)
  if (events.length >= MANY) await new Promise((resolve) => setTimeout(resolve))
  return live
}
