/** Lines into replies (RFC 5321 4.2). Pure: bytes in, values out; nothing is tidied, nothing is thrown. */
import { escapeBytes } from '../../../shared/escape.ts'
import { type Line, LineFramer, MAX_LINE_OCTETS } from './framing.ts'

/** A reply may hold so many lines, and so many octets in all, before we stop reading. */
export const MAX_REPLY_LINES = 1000
export const MAX_REPLY_OCTETS = 1024 * 1024
/** RFC 5321 4.5.3.1.5, the line end included: noticed, not enforced. */
const ADVISED_LINE_OCTETS = 512

/** What a reply did that it should not have done, though it can be understood. */
export type Oddity = 'bare-lf' | 'no-final-break' | 'long-line' | 'mixed-codes'

/** A whole reply. */
export interface Reply {
  /** Of the last line, which decides. */
  code: number
  /** What stands behind the code of each line, escaped. */
  texts: string[]
  /** All lines as they were shown, code and line ends included; the last without its own. */
  shown: string
  oddities: ReadonlySet<Oddity>
}

/** What becomes of bytes: lines as they are completed, and the replies or the trouble that they add up to. */
export type Parsed =
  | { type: 'line'; text: string }
  | { type: 'reply'; reply: Reply }
  /** What came is not SMTP; nothing after it can be trusted. */
  | { type: 'protocol'; text: string }
  | { type: 'too-much'; limit: string }

/** What a line of a reply begins with: a code, and behind it nothing, a space, or a hyphen where more lines follow. */
const REPLY_LINE = /^[2-5][0-9]{2}(?:[ -]|$)/

/** Nearly every reply is in good order: they share this one. */
const NOTHING_ODD: ReadonlySet<Oddity> = new Set()

const SHOWN_ENDS: Record<Line['end'], string> = { CRLF: '\\r\\n', LF: '\\n', none: '' }

const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/

/** Understands the server's half of a session, in whatever pieces it comes. */
export class ReplyParser {
  readonly #framer = new LineFramer()
  /** Of the first line of a reply that is not whole yet. */
  #code = ''
  #texts: string[] = []
  #received = ''
  #octets = 0
  #oddities: ReadonlySet<Oddity> = NOTHING_ODD
  #broken = false

  /** Takes bytes and tells what they complete, in order. After `protocol` or `too-much` it tells nothing more. */
  push(bytes: Buffer): Parsed[] {
    const told: Parsed[] = []
    for (const line of this.#framer.push(bytes)) {
      if (this.#broken) break
      if (line === null) this.#break(told, { type: 'too-much', limit: `${MAX_LINE_OCTETS / 1024} KiB in one line` })
      else this.#take(line, told)
    }
    return told
  }

  /** The connection ended: a last line without a line end counts all the same. */
  end(): Parsed[] {
    const told: Parsed[] = []
    const rest = this.#framer.takeRest()
    if (rest !== '' && !this.#broken) this.#take({ octets: rest, end: 'none' }, told)
    return told
  }

  /** What was received of a reply that is not whole yet, escaped; empty between two replies. */
  get received(): string {
    return this.#received + show(this.#framer.rest)
  }

  /** Whether bytes came that no whole reply has used. */
  get midReply(): boolean {
    return this.#texts.length > 0 || this.#framer.rest.length > 0
  }

  /** Takes out what was received and not used, as text, and starts afresh: at the change to TLS. */
  takeReceived(): string {
    const received = this.received
    this.#framer.takeRest()
    this.#reset()
    return received
  }

  #take({ octets, end }: Line, told: Parsed[]): void {
    const text = show(octets)
    told.push({ type: 'line', text })
    const ended = text + SHOWN_ENDS[end]
    if (!REPLY_LINE.test(text)) {
      // Of an empty line, its end is all that there is to show.
      this.#break(told, { type: 'protocol', text: text === '' ? ended : text })
      return
    }
    const code = text.slice(0, 3)
    this.#octets += octets.length
    const first = this.#texts.length === 0
    if (end === 'LF') this.#notice('bare-lf')
    if (end === 'none') this.#notice('no-final-break')
    if (octets.length + 2 > ADVISED_LINE_OCTETS) this.#notice('long-line')
    if (first) this.#code = code
    else if (code !== this.#code) this.#notice('mixed-codes')
    this.#texts.push(text.slice(4))
    if (text[3] !== '-') {
      told.push({ type: 'reply', reply: this.#whole(Number(code), this.#received + text) })
      this.#reset()
      return
    }
    this.#received += ended
    if (this.#texts.length >= MAX_REPLY_LINES) {
      this.#break(told, { type: 'too-much', limit: `${MAX_REPLY_LINES} lines in one reply` })
    } else if (this.#octets > MAX_REPLY_OCTETS) {
      this.#break(told, { type: 'too-much', limit: `${MAX_REPLY_OCTETS / 1024 / 1024} MiB in one reply` })
    }
  }

  #whole(code: number, shown: string): Reply {
    return { code, texts: this.#texts, shown, oddities: this.#oddities }
  }

  #notice(oddity: Oddity): void {
    this.#oddities = new Set([...this.#oddities, oddity])
  }

  #break(told: Parsed[], trouble: Parsed): void {
    this.#broken = true
    told.push(trouble)
  }

  #reset(): void {
    this.#texts = []
    this.#received = ''
    this.#octets = 0
    this.#oddities = NOTHING_ODD
  }
}

/** Nearly every line is printable ASCII, which is shown as it is. */
function show(octets: string): string {
  return PLAIN.test(octets) ? octets : escapeBytes(Buffer.from(octets, 'latin1'))
}
