/** Bytes into lines: frame first, escape last. Pure; the reply parser and the session build on it. */

/** A line may hold so many octets before we stop reading: RFC 5321 4.5.3.1.5 asks for 512, and reality for more. */
export const MAX_LINE_OCTETS = 64 * 1024

/** A line as it was received. */
export interface Line {
  /** Without its line end. */
  bytes: Buffer
  /** `CRLF` is the only correct one (RFC 5321 2.3.8); `none`: the connection ended first. */
  end: 'CRLF' | 'LF' | 'none'
}

const LF = 0x0a
const CR = 0x0d
const NOTHING = Buffer.alloc(0)

/** Cuts a stream of bytes into lines, however it comes in pieces. */
export class LineFramer {
  #rest: Buffer = NOTHING

  /**
   * Takes bytes and gives the lines that are whole now, in order.
   * `null` in the last place: a line grew beyond MAX_LINE_OCTETS.
   */
  push(bytes: Buffer): (Line | null)[] {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    const lines: (Line | null)[] = []
    let start = 0
    for (let end = all.indexOf(LF, start); end >= 0; end = all.indexOf(LF, start)) {
      const crlf = end > start && all[end - 1] === CR
      const line = all.subarray(start, crlf ? end - 1 : end)
      if (line.length > MAX_LINE_OCTETS) {
        lines.push(null)
        break
      }
      lines.push({ bytes: line, end: crlf ? 'CRLF' : 'LF' })
      start = end + 1
    }
    this.#rest = all.subarray(start)
    // One octet more may be the CR of a line that is just short enough.
    if (lines.at(-1) !== null && this.#rest.length > MAX_LINE_OCTETS + 1) lines.push(null)
    return lines
  }

  /** What came after the last line end. */
  get rest(): Buffer {
    return this.#rest
  }

  /** Takes what came after the last line end out of the framer. */
  takeRest(): Buffer {
    const rest = this.#rest
    this.#rest = NOTHING
    return rest
  }
}
