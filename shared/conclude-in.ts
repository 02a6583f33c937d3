import { diagnose } from './diagnosis/diagnose.ts'
import type { KnownWords } from './diagnosis/words/saying.ts'
import { headlineOf } from './headline.ts'
import type { HEADLINE } from './languages/en/headline.ts'
import { STRICT } from './languages/en/strict.ts'
import { asRecorded, type Interpreter } from './phrases/phrase-book.ts'
import type { Facts, Report } from './report.ts'
import { strictly } from './strictness.ts'
import { verdictOf } from './verdict.ts'

/**
 * The report: the facts, and what is concluded from them. Pure, and the same in the server, the page and the terminal.
 * @param words of the findings, in the reader's language; `ENGLISH` where it is the record
 * @param say the sentences of the headline, in the same language
 * @param interpret puts what the record says, and conclusions quote, into that language. The record itself stays as it is
 */
export function concludeIn(
  folded: Facts,
  words: KnownWords,
  say: typeof HEADLINE,
  interpret: Interpreter = asRecorded,
): Report {
  const facts = strictly(folded, STRICT)
  const { hosts: _, ...known } = facts
  const verdict = verdictOf(facts)
  const findings = diagnose(facts, words, interpret)
  const headline = headlineOf({ ...facts, reason: interpret(facts.reason) }, verdict, findings, say)
  return { ...known, verdict, headline, findings }
}
