/** Name and password of a login: held in memory for one session, shown to nobody, and overwritten after it. */
import type { MechanismName } from './words.ts'

/** What stands wherever a secret would. */
export const MASK = '********'

export interface Login {
  user: string
  password: string
  /** Absent: the strongest that both sides know. */
  mechanism?: MechanismName
}

export class Credentials {
  readonly mechanism: MechanismName | null
  readonly #user: Uint8Array
  readonly #password: Uint8Array
  #spent = false

  constructor({ user, password, mechanism }: Login) {
    const utf8 = new TextEncoder()
    this.mechanism = mechanism ?? null
    this.#user = utf8.encode(user)
    this.#password = utf8.encode(password)
  }

  /** UTF-8 */
  get user(): Uint8Array {
    return this.#user
  }

  /** UTF-8 */
  get password(): Uint8Array {
    return this.#password
  }

  /** Whether they are still to be used. They are used once, so that a wrong password locks no account. */
  get fresh(): boolean {
    return !this.#spent
  }

  /** Whoever takes them uses them, and nobody after that. @returns false where they were taken */
  take(): boolean {
    const first = !this.#spent
    this.#spent = true
    return first
  }

  /** Overwrites both. What JavaScript made of them on the way in, strings, cannot be overwritten; nothing refers to it any more. */
  wipe(): void {
    this.#spent = true
    this.#user.fill(0)
    this.#password.fill(0)
  }

  toString(): string {
    return MASK
  }

  toJSON(): string {
    return MASK
  }

  /** What Node shows of it in a log or an error. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK
  }
}
