/** Does things about one subject one after the other, and about different subjects side by side. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Whether something about it goes on. */
  has(subject: string): boolean {
    return this.#last.has(subject)
  }

  do<Result>(subject: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(subject) ?? Promise.resolve()).then(work, work)
    this.#last.set(subject, turn)
    const leave = () => {
      if (this.#last.get(subject) === turn) this.#last.delete(subject)
    }
    turn.then(leave, leave)
    return turn
  }
}
