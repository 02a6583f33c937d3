import { epilogue } from '../../shared/epilogue.ts'
import type { TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import { TranscriptWriter } from '../../shared/transcript.ts'

/** A test that has ended, as a terminal shows it. */
export function wholeTranscript(events: TestEvent[]): string {
  const facts = fold(null, events)
  return new TranscriptWriter().push(events) + (facts ? epilogue(facts) : '')
}
