/** A report in a reader's language. It is concluded from the record, and told in other words: so no rule ever reads a translation. Pure. */
import { concludeIn } from '../conclude-in.ts'
import type { Conclusions } from '../concluded.ts'
import { conclusionsOf } from '../conclusions.ts'
import { HANDBOOK_WORDS } from '../diagnosis/words/handbook-words.ts'
import type { TestEvent } from '../events.ts'
import { fold } from '../fold.ts'
import type { Language } from '../language.ts'
import { ALL_WORDS } from '../languages/all.ts'
import type { Facts, Report } from '../report.ts'
import { strictly } from '../strictness.ts'
import { eventIn } from './event-in.ts'
import { INTERPRETERS } from './interpreters.ts'

/** What facts come to. @param facts as they are recorded */
export function conclusionsIn(language: Language, facts: Facts): Conclusions {
  return conclusionsOf(concluded(language, facts))
}

/** Events as a page in this language is told them. */
export function eventsIn(language: Language, events: readonly TestEvent[]): TestEvent[] {
  return language === 'en' ? [...events] : events.map((event) => eventIn(INTERPRETERS[language], event))
}

/** @param events all of a test, from its first @returns null where there are none */
export function reportIn(language: Language, events: readonly TestEvent[]): Report | null {
  const facts = fold(null, events)
  const report = facts && concluded(language, facts)
  if (language === 'en') return report
  const told = fold(null, eventsIn(language, events))
  if (!report || !told) return null
  const { hosts: _, ...known } = strictly(told, ALL_WORDS[language].underWay.strict)
  return { ...known, ...conclusionsOf(report) }
}

/** Its conclusions are in this language, and what was seen is as it is recorded. */
function concluded(language: Language, facts: Facts): Report {
  const { headline } = ALL_WORDS[language]
  return concludeIn(facts, HANDBOOK_WORDS[language].findings, headline, INTERPRETERS[language])
}
