/** Finds what a probe said and no phrase book has. */
import type { Fact, TestEvent } from '../../shared/events.ts'
import { NOTATION, RECORD } from '../../shared/languages/de/record/index.ts'
import { eventIn } from '../../shared/phrases/event-in.ts'
import { phraseBook } from '../../shared/phrases/phrase-book.ts'

const german = phraseBook(RECORD, NOTATION)

/** Texts without a word of ours: replies and records as they were sent, names, codes, and lists of capabilities. */
const NOT_OURS = [
  /^$/,
  /^[2-5]\d\d(?:[ -]|$)/,
  /^[A-Z\d][A-Z\d-]*(?: [A-Z\d][A-Z\d-]*)* ?…?$/,
  /^\S+$/,
  /^(?:TLS|SSL)v[\d.]+, \S+$/,
  // Zone lines, the file of a policy, and what is asked of whom.
  /^\S+ (?:\d+ )?(?:IN )?(?:MX|A|AAAA|PTR|CNAME|TXT|TLSA)\b/,
  /^(?:version|mode|mx|max_age): /,
]

/** Words of English that no German sentence has. */
const ENGLISH = /(?<![-\w])(?:the|is|are|not|of|and|to|no|by|has|it|its|this|that|be|from|answers?|addresses)(?![-\w])/i

/** The English texts of these events that stay English, each once. @param events dated or not */
export function untoldIn(events: readonly (TestEvent | Fact)[]): string[] {
  const missed = new Set<string>()
  const look = (text: string) => {
    const told = german(text)
    if (told === null ? !NOT_OURS.some((known) => known.test(text)) : ENGLISH.test(withoutQuotes(told)))
      missed.add(text)
    return text
  }
  for (const event of events) eventIn(look, event as TestEvent)
  return [...missed]
}

/** What a German sentence has of a server's own words: replies, what stands in quotes, and commands. */
function withoutQuotes(told: string): string {
  return told.replace(/\b[2-5]\d\d(?: |-).*|“[^”]*”|"[^"]*"|(?:MAIL FROM|RCPT TO):<.*>/g, '')
}
