const LINE_FEED = 10

/**
 * Committed events first..last of one test, encoded once: NDJSON, each line ended by LF.
 * The store, the terminal and every page get these very bytes.
 */
export class Batch {
  readonly first: number
  readonly last: number
  readonly bytes: Buffer

  constructor(first: number, last: number, bytes: Buffer) {
    this.first = first
    this.last = last
    this.bytes = bytes
  }

  /** The events as JSON texts, without line ends. */
  lines(): Buffer[] {
    const lines: Buffer[] = []
    for (let start = 0; start < this.bytes.length; ) {
      // JSON.stringify writes a line feed inside a value as \n, so this one is always an end.
      const end = this.bytes.indexOf(LINE_FEED, start)
      lines.push(this.bytes.subarray(start, end))
      start = end + 1
    }
    return lines
  }

  /** The part of it that comes after event number `n`, which is below `last`. */
  after(n: number): Batch {
    if (n < this.first) return this
    let start = 0
    for (let number = this.first; number <= n; number++) start = this.bytes.indexOf(LINE_FEED, start) + 1
    return new Batch(n + 1, this.last, this.bytes.subarray(start))
  }
}
