import { PATIENCE } from '../../shared/options.ts'
import { FAMILIES, SECURITIES, VIAS } from '../../shared/words.ts'
import type { LeftOut } from './bookmark.ts'

const yesOrNo = 'true or false'

/** What may stand in an address. Nothing of what does stand there is repeated: a link is anybody's words. */
const MAY_BE: Record<Exclude<LeftOut, 'login' | 'other'>, string> = {
  target: 'a mail domain, a mail server or an address',
  via: VIAS.join(', '),
  port: 'a number from 1 to 65535',
  security: SECURITIES.join(', '),
  family: FAMILIES.join(', '),
  patience: `seconds from ${PATIENCE.least} to ${PATIENCE.most}`,
  envelope: yesOrNo,
  relay: yesOrNo,
  injection: yesOrNo,
  depth: yesOrNo,
}

/** What is said about an address of which something was left out. */
export function leftOutWords(leftOut: LeftOut[]): string[] {
  const options = leftOut.flatMap((name) => (name === 'login' || name === 'other' ? [] : `${name} (${MAY_BE[name]})`))
  return [
    options.length > 0
      ? `Left out, because the address does not say it in a way that is understood: ${options.join('; ')}.`
      : '',
    leftOut.includes('other') ? 'Something in the address is no option of a test; it was left out.' : '',
    leftOut.includes('login')
      ? 'A login does not belong into an address: it was not read. Enter it under Options.'
      : '',
  ].filter((words) => words !== '')
}

/** How the list of past tests is told. */
export const PAST = {
  heading: 'Tested from this browser',
  about: 'Only this browser keeps the list.',
  earlier: 'before that',
  forgetAll: 'Forget all',
  sure: 'Forget all tests in this browser? The reports stay at their links until they expire, and cannot be deleted from here any more.',
  forget: (target: string) => `Forget ${target} in this browser`,
}
