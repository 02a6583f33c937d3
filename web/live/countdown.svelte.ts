const TICK_MS = 250

/** The milliseconds that are left to a moment, counted by the page's own monotonic clock from what was left at first. */
export class Countdown {
  readonly #first: number
  #passed = $state(0)

  /** @param leftMs when the page was drawn */
  constructor(leftMs: number) {
    this.#first = leftMs
  }

  get leftMs(): number {
    return this.#first - this.#passed
  }

  /** Counts on. @returns stops it */
  start(): () => void {
    const since = performance.now()
    const ticking = setInterval(() => {
      this.#passed = performance.now() - since
      if (this.leftMs <= 0) clearInterval(ticking)
    }, TICK_MS)
    return () => clearInterval(ticking)
  }
}
