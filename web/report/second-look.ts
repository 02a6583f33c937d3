import { moment } from '../../shared/durations.ts'
import type { SecondLookState } from '../live/second-look.ts'
import type { LampStatus } from './step-order.ts'

/** What the page of the first test says about the second. `counts`: a countdown belongs to it; `link`: null where it leads nowhere. */
export type SecondLookWords = { lamp: LampStatus; words: string; counts?: true; link: string | null }

/** @param look null while nobody has asked yet */
export function secondLookWords(look: SecondLookState | null, due: string, leftMs: number): SecondLookWords {
  switch (look?.state) {
    case 'running':
      return { lamp: 'running', words: 'The second look is under way.', link: 'Watch it' }
    case 'ended':
      return { lamp: look.verdict, words: `The second look found: ${look.headline}`, link: 'Read it' }
    case 'deleted':
      return { lamp: 'skipped', words: 'The second look was deleted.', link: null }
    case 'unreachable':
      return { lamp: 'pending', words: 'What came of the second look cannot be asked just now.', link: 'Its own page' }
    default:
      return leftMs > 0
        ? { lamp: 'pending', words: `Looking again at ${clock(due)}`, counts: true, link: 'The second look' }
        : { lamp: 'pending', words: `The second look was due at ${moment(due)}.`, link: 'The second look' }
  }
}

/** `in 4 min 12 s`; empty when the time has come. */
export function countdown(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  if (seconds <= 0) return ''
  const minutes = Math.floor(seconds / 60)
  return `in ${[minutes > 0 ? `${minutes} min` : '', seconds % 60 > 0 ? `${seconds % 60} s` : ''].filter(Boolean).join(' ')}`
}

/** `02:48:20 UTC` */
export function clock(iso: string): string {
  return `${iso.slice(11, 19)} UTC`
}
