/** The words of a page, in its reader's language: components ask for those of their area. */
import { getContext } from 'svelte'
import type { Language } from '../shared/language.ts'
import type { Words } from '../shared/languages/en/index.ts'

/** Words that are fetched together: a page loads those of its own language, and none that it does not need. */
export type Shelf =
  | 'first'
  | 'keeping'
  | 'running'
  | 'reports'
  | 'asking'
  | 'comparing'
  | 'practising'
  | 'targets'
  | 'trouble'
  | 'watching'
export type FetchShelf = (language: Language, shelf: Shelf) => Promise<Partial<Words>>

export class Speech {
  readonly language: Language
  readonly #words: Partial<Words>
  readonly #fetch: FetchShelf

  /** @param words those at hand, and `fetch` for more */
  constructor(language: Language, words: Partial<Words>, fetch: FetchShelf = async () => ({})) {
    this.language = language
    this.#words = { ...words }
    this.#fetch = fetch
  }

  area<Area extends keyof Words>(name: Area): Words[Area] {
    const words = this.#words[name]
    if (!words) throw new Error(`the words of “${name}” were not fetched`)
    return words
  }

  /** Fetches a shelf, before somebody asks for what stands in it. */
  async learn(shelf: Shelf): Promise<void> {
    Object.assign(this.#words, await this.#fetch(this.language, shelf))
  }
}

const KEY = 'speech'

/** What a page is drawn with, on the server and in the browser. */
export function inSpeech(speech: Speech): Map<string, Speech> {
  return new Map([[KEY, speech]])
}

/** The speech of this page; while a component is set up. */
export function speech(): Speech {
  return getContext<Speech>(KEY)
}

/** The words of an area; while a component is set up. */
export function words<Area extends keyof Words>(area: Area): Words[Area] {
  return speech().area(area)
}
