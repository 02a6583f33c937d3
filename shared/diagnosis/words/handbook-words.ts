/** Everything that the handbook says, by language. */
import type { Language } from '../../language.ts'
import { CHAPTERS as GERMAN_CHAPTERS } from './de/chapters.ts'
import { DE } from './de/index.ts'
import { CHAPTERS } from './en/chapters.ts'
import { ENGLISH } from './english.ts'
import { inWords } from './in-words.ts'
import type { FindingWords } from './saying.ts'

export interface ChapterWords {
  title: string
  /** What its findings have in common, in a sentence. */
  about: string
}

export type FamilyName = keyof typeof CHAPTERS

export interface HandbookWords {
  findings: FindingWords
  chapters: Readonly<Record<FamilyName, ChapterWords>>
}

export const HANDBOOK_WORDS: Readonly<Record<Language, HandbookWords>> = {
  en: { findings: ENGLISH, chapters: CHAPTERS },
  de: { findings: inWords(DE), chapters: GERMAN_CHAPTERS },
}
