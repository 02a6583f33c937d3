/** The telling of a session: steps begin and end, lines are noted, what is left is skipped. */

import { NOTES } from '../../../shared/diagnosis/notes.ts'
import type { Fact } from '../../../shared/events.ts'
import { type Direction, STEPS, type StepName } from '../../../shared/words.ts'
import type { Clock } from '../clock.ts'
import type { Judgement } from './judge.ts'
import type { Oddity, Reply } from './reply.ts'

const ODD: Record<Oddity, string> = {
  'bare-lf': NOTES.bareLf,
  'no-final-break': NOTES.noFinalBreak,
  'long-line': NOTES.longLine,
  'mixed-codes': NOTES.mixedCodes,
}

export class Dialogue {
  readonly #tell: (fact: Fact) => void
  readonly #session: number
  readonly #clock: Clock
  /** Steps that have neither begun nor been skipped. */
  readonly #left: StepName[] = [...STEPS]
  #step: StepName = 'connect'
  /** When the step began, or the last command was said in it: a step may hold two, and each has its own wait. */
  #since = 0

  constructor(session: number, clock: Clock, tell: (fact: Fact) => void) {
    this.#session = session
    this.#clock = clock
    this.#tell = tell
  }

  begin(step: StepName): void {
    this.#step = step
    this.#since = this.#clock.now()
    this.#takeOut(step)
    this.#tell({ type: 'step', session: this.#session, step, status: 'running', summary: '' })
  }

  /** Ends the step that was begun; gives the judgement back. */
  end(judgement: Judgement): Judgement {
    const { status, summary, failure } = judgement
    const fact = { type: 'step', session: this.#session, step: this.#step, status, summary } as const
    this.#tell(failure ? { ...fact, failure } : fact)
    return judgement
  }

  /** Milliseconds since the last command of the step, or since it began. */
  get waited(): number {
    return this.#clock.now() - this.#since
  }

  /** @param text one line, but where two leave in one segment on purpose */
  sent(text: string): void {
    this.#since = this.#clock.now()
    if (!text.includes('\r\n')) this.#line('sent', text)
    else for (const line of text.split('\r\n')) this.#line('sent', line)
  }

  received(text: string): void {
    this.#line('received', text)
  }

  note(text: string): void {
    this.#line('note', text)
  }

  /** What a reply did that it should not have done is noted under it. */
  noteOddities(reply: Reply): void {
    for (const oddity of reply.oddities) this.note(ODD[oddity])
  }

  /** Some steps will not be run. */
  skip(reason: string, ...steps: readonly StepName[]): void {
    const open = steps.filter((step) => this.#takeOut(step))
    if (open.length > 0) this.#tell({ type: 'skipped', session: this.#session, steps: open, reason })
  }

  /** Whether a step has neither begun nor been skipped. */
  isLeft(step: StepName): boolean {
    return this.#left.includes(step)
  }

  /** Nothing that has not begun by now will be run. */
  skipRest(reason: string): void {
    this.skip(reason, ...this.#left)
  }

  tell(fact: Fact): void {
    this.#tell(fact)
  }

  /** @returns whether it was left */
  #takeOut(step: StepName): boolean {
    const at = this.#left.indexOf(step)
    if (at >= 0) this.#left.splice(at, 1)
    return at >= 0
  }

  #line(direction: Direction, text: string): void {
    this.#tell({ type: 'line', session: this.#session, step: this.#step, direction, text })
  }
}
