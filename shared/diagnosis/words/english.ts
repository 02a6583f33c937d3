import { EN } from './en/index.ts'
import { inWords } from './in-words.ts'

/** The language of the record: of the API, the terminal, and every page that nobody asked for in another. */
export const ENGLISH = inWords(EN)
