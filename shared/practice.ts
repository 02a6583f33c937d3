/**
 * Tests of practice servers, told apart from tests of this world: each is about a specimen that Helograph runs itself on
 * loopback, and that misbehaves in one known way.
 */
import type { Target } from './events.ts'

/** Where a specimen fails, in the order of the wire; `provider`: in the words of a known one; `fine`: odd, and no harm. */
export const PRACTICE_GROUPS = [
  'resolving',
  'connecting',
  'greeting',
  'hello',
  'tls',
  'login',
  'envelope',
  'closing',
  'provider',
  'fine',
] as const
export type PracticeGroup = (typeof PRACTICE_GROUPS)[number]

/** What every report of such a test says first. */
export const PRACTICE_NOTE = 'A practice server of Helograph’s own; nothing on the internet was contacted.'

/** Begins with a letter, so that no target that can be typed reads like it: what follows a colon there is a port. */
export const SPECIMEN_NAME = /^[a-z][a-z0-9.-]*$/

/** What stands as the input of a test of a specimen. */
export function practiceInput(name: string): string {
  return `practice:${name}`
}

/** The specimen that a test is about; null where it is about a server of this world. */
export function specimenOf({ input }: Pick<Target, 'input'>): string | null {
  const name = /^practice:(.+)$/.exec(input)?.[1]
  return name && SPECIMEN_NAME.test(name) ? name : null
}
