import type { TestEvent } from '../../shared/events.ts'
import type { Language } from '../../shared/language.ts'
import { eventsIn } from '../../shared/phrases/report-in.ts'
import { Batch } from '../bus/batch.ts'

/** Batches are shared among the viewers of a test, and so are their translations. */
const translated = new WeakMap<Batch, Map<Language, Batch>>()

/** The same events, told in a language. */
export function batchIn(language: Language, batch: Batch): Batch {
  if (language === 'en') return batch
  const known = translated.get(batch) ?? new Map<Language, Batch>()
  translated.set(batch, known)
  const before = known.get(language)
  if (before) return before
  const events = batch.lines().map((line) => JSON.parse(line.toString()) as TestEvent)
  const lines = eventsIn(language, events).map((event) => `${JSON.stringify(event)}\n`)
  const told = new Batch(batch.first, batch.last, Buffer.from(lines.join('')))
  known.set(language, told)
  return told
}
