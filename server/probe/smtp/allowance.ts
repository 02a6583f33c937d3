/** How much of what servers say is recorded: enough for every honest conversation, and no more than a page can show. */

/** Characters of one session as they are shown: some ten thousand lines. */
const SESSION_CHARACTERS = 1024 * 1024
/** Characters of all sessions of a test together. */
const TEST_CHARACTERS = 4 * SESSION_CHARACTERS

export class Allowance {
  #left: number
  readonly #whole: Allowance | null

  private constructor(characters: number, whole: Allowance | null) {
    this.#left = characters
    this.#whole = whole
  }

  static ofTest(): Allowance {
    return new Allowance(TEST_CHARACTERS, null)
  }

  ofSession(): Allowance {
    return new Allowance(SESSION_CHARACTERS, this)
  }

  /** Whether so many characters more may be recorded; they are counted. */
  take(characters: number): boolean {
    this.#left -= characters
    return (this.#whole?.take(characters) ?? true) && this.#left >= 0
  }
}
