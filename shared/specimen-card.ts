/** What the gallery of practice servers says of a specimen. */
import { type Static, Type } from 'typebox'
import { oneOf } from './events.ts'
import { PRACTICE_GROUPS } from './practice.ts'
import { CHECKS, STATUSES, STEPS } from './words.ts'

const LampOfStep = Type.Object({ name: oneOf([...STEPS, ...CHECKS]), status: oneOf(STATUSES) })

export const SpecimenCard = Type.Object({
  name: Type.String({ description: 'what `POST /api/practice/{name}` is called with' }),
  group: oneOf(PRACTICE_GROUPS, { description: 'where it fails' }),
  title: Type.String(),
  about: Type.String({ description: 'what it does, and why that matters, in a sentence or two' }),
  lamps: Type.Array(Type.Array(LampOfStep), {
    description: 'that will light: a row for each of its servers, in the order of the wire',
  }),
  findings: Type.Array(Type.String(), { description: 'codes of what will be found' }),
})
export type SpecimenCard = Static<typeof SpecimenCard>
