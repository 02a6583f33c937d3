import type { Language } from '../../shared/language.ts'
import type { Report } from '../../shared/report.ts'
import type { Verdict } from '../../shared/words.ts'

/** What has become of a second look, as the page of the first test knows it. */
export type SecondLookState =
  | { state: 'waiting' | 'running' | 'deleted' | 'unreachable' }
  | { state: 'ended'; verdict: Verdict; headline: string }

/** The report of the second look; only `status` 200 has one, and 0 means that nothing answered. */
export type LookAnswer = { status: number; report: Pick<Report, 'status' | 'verdict' | 'headline'> | null }

export type LookTools = {
  ask(): Promise<LookAnswer>
  /** Milliseconds until it is due; negative afterwards. */
  leftMs(): number
  /** Calls once after so many milliseconds, unless the returned function is called first. */
  later(ms: number, call: () => void): () => void
}

/** No session lasts longer than ten minutes, and so many questions are enough for some of them one after another. */
const MOST_QUESTIONS = 120
const FIRST_WAIT_MS = 1500
const LONGEST_WAIT_MS = 10_000
/** The server's clock decides; to ask at the very moment would be a little early. */
const AFTER_DUE_MS = 500

/**
 * Asks what has become of a second look: at once, then when it is due, then again and again, more and more seldom, until
 * it has ended.
 *
 * @returns stops asking
 */
export function watchSecondLook(tell: (look: SecondLookState) => void, tools: LookTools): () => void {
  let cancel = () => {}
  let over = false
  let questions = 0
  let wait = FIRST_WAIT_MS

  async function look() {
    const seen = stateOf(await tools.ask())
    if (over) return
    tell(seen)
    if (seen.state === 'ended' || seen.state === 'deleted' || ++questions >= MOST_QUESTIONS) return
    const leftMs = tools.leftMs()
    if (leftMs > 0 && seen.state === 'waiting') {
      cancel = tools.later(leftMs + AFTER_DUE_MS, look)
      return
    }
    cancel = tools.later(wait, look)
    wait = Math.min(LONGEST_WAIT_MS, wait * 1.25)
  }

  look()
  return () => {
    over = true
    cancel()
  }
}

export function stateOf({ status, report }: LookAnswer): SecondLookState {
  if (status === 404 || status === 410) return { state: 'deleted' }
  if (!report) return { state: 'unreachable' }
  if (report.status === 'queued') return { state: 'waiting' }
  if (report.status === 'running') return { state: 'running' }
  return { state: 'ended', verdict: report.verdict ?? 'inconclusive', headline: report.headline }
}

/** The browser's own fetch and timers. @param id of the second look @param language of its headline */
export function browserLook(id: string, language: Language, leftMs: () => number): LookTools {
  return {
    async ask() {
      const answer = await fetch(`/api/tests/${encodeURIComponent(id)}?lang=${language}`).catch(() => null)
      const report = answer?.ok ? await answer.json().catch(() => null) : null
      return { status: answer?.status ?? 0, report }
    },
    leftMs,
    later(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
  }
}
