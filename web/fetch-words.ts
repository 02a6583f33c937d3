import type { Words } from '../shared/languages/en/index.ts'
import type { FetchShelf } from './speech.ts'

/** A chunk each, so that nobody loads the words of a language that is not theirs. */
const SHELVES = import.meta.glob<{ WORDS: Partial<Words> }>(
  '../shared/languages/*/{first,reports,asking,running,keeping,comparing,practising,targets,trouble,watching}.ts',
)

export const fetchShelf: FetchShelf = async (language, shelf) => {
  const load = SHELVES[`../shared/languages/${language}/${shelf}.ts`]
  return load ? (await load()).WORDS : {}
}
