/** What one test said about a watch, in a few numbers: the grain of all that is shown over time. */
import { type Static, Type } from 'typebox'
import { oneOf, orNull } from '../events.ts'
import { STEPS, VERDICTS } from '../words.ts'
import { MAIL_WORDS } from './mail.ts'

/**
 * How the watch stood after a test, by its rules. `fine`: every rule was kept; `suspect`: one was broken and nothing was confirmed;
 * `broken`: in an incident; `unable`: nothing could be told; `maintenance`: whatever it was, it was expected.
 */
export const MOODS = ['fine', 'suspect', 'broken', 'unable', 'maintenance'] as const

const stepTimes = Object.fromEntries(STEPS.map((step) => [step, Type.Optional(Type.Number())]))

export const Look = Type.Object({
  at: Type.String({ description: 'when the test ended; ISO 8601' }),
  test: Type.String({ description: 'its id' }),
  mood: oneOf(MOODS),
  mail: oneOf(MAIL_WORDS, { description: 'whether mail was taken in this very test, whatever the rules of the watch' }),
  verdict: orNull(oneOf(VERDICTS)),
  headline: Type.String(),
  durationMs: Type.Number(),
  steps: Type.Object(stepTimes, {
    description: 'milliseconds of each step that was run, the slowest conversation that got through it',
  }),
  notable: Type.Boolean({ description: 'whether something changed with it; such a test is not thinned out' }),
})

export type Mood = (typeof MOODS)[number]
export type Look = Omit<Static<typeof Look>, 'steps'> & { steps: Partial<Record<(typeof STEPS)[number], number>> }
