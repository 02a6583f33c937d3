import { concludeIn } from './conclude-in.ts'
import type { KnownWords } from './diagnosis/words/saying.ts'
import { HEADLINE } from './languages/en/headline.ts'
import type { Facts, Report } from './report.ts'

/** The report as the record has it: with an English headline. @param words of the findings, mostly `ENGLISH` */
export function conclude(facts: Facts, words: KnownWords): Report {
  return concludeIn(facts, words, HEADLINE)
}
