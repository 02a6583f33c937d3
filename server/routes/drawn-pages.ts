/**
 * Pages as they were drawn a moment ago. A link that goes round is asked for by many at once, and a finished test does not
 * change between two of them.
 */

/** What a page says of the present may be so old, in milliseconds. */
const FRESH_MS = 2000
/** So many pages are kept, none longer than so many characters. */
const MOST_PAGES = 20
const MOST_CHARACTERS = 500_000

export class DrawnPages {
  readonly #drawn = new Map<string, string>()

  /** The page of that name, drawn only where nobody asked for it just now. */
  async of(name: string, draw: () => Promise<string>): Promise<string> {
    const before = this.#drawn.get(name)
    if (before !== undefined) return before
    const page = await draw()
    if (page.length > MOST_CHARACTERS || this.#drawn.size >= MOST_PAGES) return page
    this.#drawn.set(name, page)
    // Also what is deleted meanwhile is gone by then.
    setTimeout(() => this.#drawn.delete(name), FRESH_MS).unref()
    return page
  }
}
