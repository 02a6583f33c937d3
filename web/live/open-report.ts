import type { KnownWords } from '../../shared/diagnosis/words/saying.ts'
import type { TestEvent } from '../../shared/events.ts'
import type { Words } from '../../shared/languages/en/index.ts'
import { LiveReport, onceAFrame } from './live-report.svelte.ts'

export { attend } from './attend.ts'

/** Above so many events folding, concluding and drawing are done in three breaths, so that none holds up a click. */
const MANY = 1000

/** The report of a page that is about to wake up. */
export async function openReport(events: TestEvent[], words: KnownWords, say: Words['headline']): Promise<LiveReport> {
  const live = new LiveReport(events, words, say, onceAFrame)
  if (events.length < MANY) return live
  const breath = () => new Promise((resolve) => setTimeout(resolve))
  await breath()
  // A derived value is kept: what is concluded here need not be concluded while the page is drawn.
  void live.report
  await breath()
  return live
}
