/**
 * Stands between a session that has logged in and its facts: what the server says is let through when its reply is whole and
 * nothing of the login is in it. A reply in which something is keeps its code, and nothing else.
 */
import { type Credentials, MASK } from '../../../../shared/credentials.ts'
import { onOneLine } from '../../../../shared/escape.ts'
import type { Fact, Failure } from '../../../../shared/events.ts'
import { Traces } from './traces.ts'

type LineFact = Extract<Fact, { type: 'line' }>

export class Veil {
  readonly #tell: (fact: Fact) => void
  /** Of the password, and of what was said in the exchange. Null until there is something to hide. */
  #secrets: Traces | null = null
  /** Of the name, where it does not stand for itself. */
  readonly #disguises = new Traces()
  #account = ''
  /** Names of the account, which are blotted out where they stand for themselves. */
  #names: RegExp | null = null
  /** Lines of a reply that is not whole yet. */
  #held: LineFact[] = []
  /** Replies of the step so far: what was received, on one line, and what is shown of its lines. */
  readonly #shown = new Map<string, string[]>()
  #hides = false

  constructor(tell: (fact: Fact) => void) {
    this.#tell = tell
  }

  /** From here on. */
  draw({ user, password }: Credentials): void {
    const secrets = new Traces()
    const name = textOf(user)
    this.#account = name
    const local = name.replace(/@.*$/, '')
    secrets.addPassword(textOf(password))
    for (const one of [name, local]) this.#disguises.addWhole(one)
    const names = [name, local].filter((one) => one !== '').map(escapeForRegExp)
    this.#names = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
    this.#secrets = secrets
  }

  /** What was said in the exchange would do to guess the password by: it must not come back either. */
  cover(message: Buffer): void {
    const text = textOf(message)
    // A nonce is no secret, and the server has to repeat it (RFC 5802 5.1); the name is looked after already.
    const parts = text
      .split(/[ ,\0]/)
      .filter((part) => part.length >= 16 && !part.startsWith('r=') && part !== this.#account)
    for (const secret of [message.toString('base64'), text, ...parts]) this.#secrets?.addWhole(secret)
  }

  readonly tell = (fact: Fact): void => {
    if (!this.#secrets) {
      this.#tell(fact)
      return
    }
    if (fact.type === 'line' && fact.direction === 'received') {
      this.#held.push(fact)
      if (!/^\d{3}-/.test(fact.text)) this.#release()
      return
    }
    this.#release()
    if (fact.type === 'line' && fact.direction === 'note') this.#tell({ ...fact, text: this.#clean(fact.text) })
    else if (fact.type === 'step') this.#tellStep(fact)
    else this.#tell(fact)
  }

  #tellStep(fact: Extract<Fact, { type: 'step' }>): void {
    if (fact.status === 'running') {
      this.#shown.clear()
      this.#hides = false
      this.#tell(fact)
      return
    }
    const { summary, failure, ...rest } = fact
    const told = { ...rest, summary: this.#words(summary) }
    this.#tell(failure ? { ...told, failure: this.#cleanFailure(failure) } : told)
  }

  #cleanFailure({ message, received, ...rest }: Failure): Failure {
    const lines = this.#shown.get(onOneLine(received))?.join(received.includes('\\r\\n') ? '\\r\\n' : '\\n')
    const shown = lines ?? (this.#hides && received !== '' ? MASK : this.#clean(received))
    return { ...rest, message: this.#words(message), received: shown }
  }

  /** A summary that quotes a hidden reply begins with its code; all others are our own words. */
  #words(text: string): string {
    const code = /^\d{3}(?= |$)/.exec(text)?.[0]
    return this.#hides && code ? `${code} ${MASK}` : this.#clean(text)
  }

  /** The reply is whole, or cut off. */
  #release(): void {
    const lines = this.#held
    if (lines.length === 0) return
    this.#held = []
    const tails = lines.map(({ text }) => text.slice(4))
    // A secret in pieces is put together in one of these ways.
    const hidden = [tails.join(' '), tails.join('')].some((text) => this.#gives(text))
    const shown = lines.map(({ text }) => (hidden ? withoutText(text) : this.#blot(text)))
    this.#hides ||= hidden
    this.#shown.set(onOneLine(lines.map(({ text }) => text).join(' ')), shown)
    for (const [at, line] of lines.entries()) this.#tell({ ...line, text: shown[at] ?? MASK })
  }

  #clean(text: string): string {
    return this.#gives(text) ? MASK : this.#blot(text)
  }

  #blot(text: string): string {
    return this.#names ? text.replace(this.#names, MASK) : text
  }

  /** A signature of SCRAM is as good as a proof: passwords can be tried against it at leisure (RFC 5802 9). */
  #gives(text: string): boolean {
    const decoded = Buffer.from(text.trim(), 'base64').toString('latin1')
    if (/\bv=[A-Za-z0-9+/]{20,}/.test(`${decoded} ${text}`)) return true
    return (this.#secrets?.in(text) ?? false) || this.#disguises.in(this.#blot(text))
  }
}

function withoutText(line: string): string {
  const code = /^\d{3}[ -]?/.exec(line)?.[0]
  return code ? `${code.padEnd(4)}${MASK}` : MASK
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
