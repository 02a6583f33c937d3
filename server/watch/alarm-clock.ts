import type { Time } from '../dispatch/test-clock.ts'

/** Longer than that nobody sleeps: a clock may be set, and quiet hours may end earlier than was thought. */
const LONGEST_MS = 15 * 60_000

/** Wakes for a subject at a time; once, and only at the last that was named. */
export class AlarmClock {
  readonly #time: Time
  readonly #set = new Map<string, () => void>()

  constructor(time: Time) {
    this.#time = time
  }

  /** @param at milliseconds since the epoch; null: not at all */
  set(subject: string, at: number | null, call: () => void): void {
    this.#set.get(subject)?.()
    this.#set.delete(subject)
    if (at === null) return
    const wait = Math.min(Math.max(0, at - this.#time.epoch()), LONGEST_MS)
    this.#set.set(
      subject,
      this.#time.after(wait, () => {
        this.#set.delete(subject)
        call()
      }),
    )
  }

  close(): void {
    for (const cancel of this.#set.values()) cancel()
    this.#set.clear()
  }
}
