/** Who puts the record into which language. For the server and for tests: the browser is told things in its own language. */
import type { Language } from '../language.ts'
import { NOTATION, RECORD } from '../languages/de/record/index.ts'
import { asRecorded, type Interpreter, phraseBook } from './phrase-book.ts'

const german = phraseBook(RECORD, NOTATION)

export const INTERPRETERS: Readonly<Record<Language, Interpreter>> = {
  en: asRecorded,
  de: (text) => german(text) ?? text,
}
