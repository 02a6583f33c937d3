/**
 * Pages as they were drawn a moment ago. A link that goes round is asked for by many at once, and the page of a finished
 * test says the same to all of them.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A page is kept so long, in milliseconds. */
const KEPT_MS = 10_000
/** So many pages are kept, none longer than so many bytes. */
const MOST_PAGES = 20
const MOST_BYTES = 500_000

/** A page as it leaves, and the same for those who can unpack it. */
export type DrawnPage = { plain: Buffer; packed: Buffer }

export class DrawnPages {
  readonly #drawn = new Map<string, Promise<DrawnPage>>()

  /** The page of that name, drawn and packed only where nobody asked for it just now. */
  of(name: string, draw: () => Promise<string>): Promise<DrawnPage> {
    const before = this.#drawn.get(name)
    if (before) return before
    const page = packed(draw)
    if (this.#drawn.size >= MOST_PAGES) return page
    this.#drawn.set(name, page)
    // Also what is deleted meanwhile is gone from here by then.
    const timer = setTimeout(() => this.#drawn.delete(name), KEPT_MS).unref()
    const forget = () => {
      clearTimeout(timer)
      this.#drawn.delete(name)
    }
    page.then(({ plain }) => plain.length > MOST_BYTES && forget(), forget)
    return page
  }
}

async function packed(draw: () => Promise<string>): Promise<DrawnPage> {
  const plain = Buffer.from(await draw())
  return { plain, packed: await promisify(gzip)(plain) }
}

/** Whether a client unpacks gzip; one that says `gzip;q=0` does not (RFC 9110 12.5.3). */
export function unpacks(acceptEncoding: string | undefined): boolean {
  return /(?:^|,)\s*(?:gzip|\*)\s*(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))(?:;|,|$)/i.test(acceptEncoding ?? '')
}
