/** Every language, whole: for the server and for tests. The browser fetches of one language what a page needs. */
import type { Language } from '../language.ts'
import { DE } from './de/index.ts'
import { EN, type Words } from './en/index.ts'

export const ALL_WORDS: Readonly<Record<Language, Words>> = { en: EN, de: DE }
