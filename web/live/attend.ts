import type { TestEvent } from '../../shared/events.ts'
import type { Language } from '../../shared/language.ts'
import { browserTools } from './browser-follow.ts'
import { follow } from './follow.ts'
import type { LiveReport } from './live-report.svelte.ts'
import type { TestClock } from './test-clock.svelte.ts'

/** Often enough that no second is skipped. */
const TICK_MS = 200

/**
 * Keeps a page's report and clock going while its test runs.
 *
 * @param last the last event that the page was drawn with
 * @param language of its findings
 * @returns stops it
 */
export function attend(
  id: string,
  live: LiveReport,
  clock: TestClock,
  last: TestEvent | undefined,
  language: Language,
): () => void {
  if (last?.type === 'finished') {
    live.connection = { state: 'ended' }
    return () => {}
  }
  if (last && clock.ms === 0) clock.join(last, Date.now(), performance.now())
  const ticking = setInterval(() => clock.tick(performance.now()), TICK_MS)
  const unfollow = follow(
    live.last,
    {
      event(event) {
        clock.hear(event, performance.now())
        live.receive(event)
      },
      concluded: (before, message) => live.conclude(before, message),
      connection(connection) {
        live.connection = connection
        if (connection.state === 'ended' || connection.state === 'gone') clearInterval(ticking)
      },
    },
    browserTools(id, language),
  )
  return () => {
    clearInterval(ticking)
    unfollow()
  }
}
