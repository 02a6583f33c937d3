/**
 * What the mail sessions of a running test have come to, for those who judge beside them. Keeps no transcript but the
 * banners and, of the reply to EHLO, the line that says who answers.
 */
import type { Fact } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Session } from '../../shared/report.ts'
import type { Clock } from './clock.ts'

export class Witness {
  readonly #clock: Clock
  readonly #seen: { fact: Fact; ms: number }[] = []
  /** Sessions whose reply to EHLO has begun. */
  readonly #greeted = new Set<number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  note(fact: Fact): void {
    if (fact.type === 'line' && !this.#names(fact)) return
    this.#seen.push({ fact, ms: this.#clock.now() })
  }

  /** The sessions so far. Folded here, and not with each fact: most tests are over without anybody having asked. */
  sessions(): readonly Session[] {
    const events = this.#seen.map(({ fact, ms }, index) => ({ ...fact, n: index + 1, at: '', ms }))
    return fold(null, events)?.sessions ?? []
  }

  /** RFC 5321 4.1.1.1: the domain of the server stands in the first line of its reply. */
  #names({ session, step, direction, text }: Extract<Fact, { type: 'line' }>): boolean {
    if (direction !== 'received') return false
    if (step !== 'ehlo' || this.#greeted.has(session) || !text.startsWith('250')) return step === 'banner'
    this.#greeted.add(session)
    return true
  }
}
