import type { Words } from '../../shared/languages/en/index.ts'
import type { SecondLookState } from '../live/second-look.ts'
import type { LampStatus } from './step-order.ts'

/** What the page of the first test says about the second. `counts`: a countdown belongs to it; `link`: null where it leads nowhere. */
export type SecondLookWords = { lamp: LampStatus; words: string; counts?: true; link: string | null }

/** @param look null while nobody has asked yet */
export function secondLookWords(
  look: SecondLookState | null,
  due: string,
  leftMs: number,
  say: Words['report']['look'],
  moment: (iso: string) => string,
): SecondLookWords {
  switch (look?.state) {
    case 'running':
      return { lamp: 'running', words: say.running, link: say.watchIt }
    case 'ended':
      return { lamp: look.verdict, words: say.found(look.headline), link: say.readIt }
    case 'deleted':
      return { lamp: 'skipped', words: say.deleted, link: null }
    case 'unreachable':
      return { lamp: 'pending', words: say.unreachable, link: say.ownPage }
    default:
      return leftMs > 0
        ? { lamp: 'pending', words: say.at(clock(due)), counts: true, link: say.name }
        : { lamp: 'pending', words: say.wasDue(moment(due)), link: say.name }
  }
}

/** `in 4 min 12 s`; empty when the time has come. */
export function countdown(leftMs: number, say: Words['report']['inTime']): string {
  const seconds = Math.ceil(leftMs / 1000)
  if (seconds <= 0) return ''
  return say(Math.floor(seconds / 60), seconds % 60)
}

/** `02:48:20 UTC` */
export function clock(iso: string): string {
  return `${iso.slice(11, 19)} UTC`
}
