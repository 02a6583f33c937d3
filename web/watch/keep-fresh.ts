/** Asks again and again how things are: politely, and only while somebody may be looking. */

export type Answer = 'seen' | 'no-answer' | 'gone'

export type Surroundings = {
  /** whether the page is in front of somebody's eyes */
  visible(): boolean
  /** @returns ends it */
  whenVisible(then: () => void): () => void
  /** @returns cancels it */
  after(ms: number, then: () => void): () => void
}

export const EVERY_MS = 30_000
/** Whoever has just begun to watch waits for the first test. */
export const AT_FIRST_MS = 5000
/** Whoever does not answer is asked less and less often. */
const LONGEST_MS = 5 * 60_000

/**
 * @param ask never rejects; after `gone` nobody is asked any more
 * @param pause how long to wait after an answer, in milliseconds
 * @returns ends it
 */
export function keepFresh(
  ask: () => Promise<Answer>,
  { visible, whenVisible, after }: Surroundings,
  pause: () => number = () => EVERY_MS,
): () => void {
  let silent = 0
  let asking = false
  let ended = false
  let cancel = () => {}

  async function look(): Promise<void> {
    cancel()
    if (ended || asking || !visible()) return
    asking = true
    const answer = await ask()
    asking = false
    if (answer === 'gone') end()
    silent = answer === 'seen' ? 0 : silent + 1
    if (!ended) cancel = after(silent === 0 ? pause() : Math.min(EVERY_MS * 2 ** silent, LONGEST_MS), look)
  }

  function end(): void {
    ended = true
    cancel()
    forget()
  }

  const forget = whenVisible(look)
  cancel = after(pause(), look)
  return end
}

/** The page that this runs in. */
export const inBrowser: Surroundings = {
  visible: () => document.visibilityState === 'visible',
  whenVisible(then) {
    const look = () => document.visibilityState === 'visible' && then()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  },
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}
