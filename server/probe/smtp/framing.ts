/** Bytes into lines: frame first, escape last. Pure; the reply parser and the session build on it. */

/** A line may hold so many octets before we stop reading: RFC 5321 4.5.3.1.5 asks for 512, and reality for more. */
export const MAX_LINE_OCTETS = 64 * 1024

/** A line as it was received. */
export interface Line {
  /** Without its line end; a character for each octet, since a string is cut faster than a buffer. */
  octets: string
  /** `CRLF` is the only correct one (RFC 5321 2.3.8); `none`: the connection ended first. */
  end: 'CRLF' | 'LF' | 'none'
}

const CR = 0x0d

/** Cuts a stream of bytes into lines, however it comes in pieces. */
export class LineFramer {
  #rest = ''

  /**
   * Takes bytes and gives the lines that are whole now, in order.
   * `null` in the last place: a line grew beyond MAX_LINE_OCTETS.
   */
  push(bytes: Buffer): (Line | null)[] {
    const came = bytes.toString('latin1')
    const all = this.#rest === '' ? came : this.#rest + came
    const lines: (Line | null)[] = []
    let start = 0
    for (let end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
      const crlf = end > start && all.charCodeAt(end - 1) === CR
      const octets = all.slice(start, crlf ? end - 1 : end)
      if (octets.length > MAX_LINE_OCTETS) {
        lines.push(null)
        break
      }
      lines.push({ octets, end: crlf ? 'CRLF' : 'LF' })
      start = end + 1
    }
    this.#rest = all.slice(start)
    // One octet more may be the CR of a line that is just short enough.
    if (lines.at(-1) !== null && this.#rest.length > MAX_LINE_OCTETS + 1) lines.push(null)
    return lines
  }

  /** What came after the last line end, a character for each octet. */
  get rest(): string {
    return this.#rest
  }

  /** Takes what came after the last line end out of the framer. */
  takeRest(): string {
    const rest = this.#rest
    this.#rest = ''
    return rest
  }
}
