import type { Code, FindingWords, Saying } from './saying.ts'
import { SOURCES } from './sources.ts'

/** Puts to the sayings of a language what they go back to. */
export function inWords(sayings: Readonly<Record<Code, Saying>>): FindingWords {
  const entries = Object.entries(sayings) as [Code, Saying][]
  return Object.fromEntries(
    entries.map(([code, saying]) => [code, { ...saying, source: SOURCES[code] }]),
  ) as FindingWords
}
