import type { Words } from '../../shared/languages/en/index.ts'
import type { Turn } from './lamps.ts'
import type { End, Run } from './run.ts'

type Say = Words['keep']
type Lamps = Words['common']['lamps']

/** Why and until when it waits; the seconds are counted beside it. */
export function waitingWords({ last, message, compared }: NonNullable<Run['next']>, say: Say): string {
  switch (last.kind) {
    case 'seen':
      return compared ? say.seen : say.firstSeen
    case 'turned-away':
      return say.turnedAway
    case 'put-off':
    case 'no-answer':
      return message === '' ? say.saysNothing : say.putOff(message)
  }
}

export function endWords(end: End, say: Say, lamps: Lamps): string {
  if (end.kind === 'over') return say.over
  if (end.kind === 'refused') return end.message
  // What was not reached before and is now follows from a lamp that turned on the way to it.
  const causes = end.turns.filter(({ from }) => from !== 'skipped')
  const told = (causes.length > 0 ? causes : end.turns).map((turn) => turnWords(turn, say, lamps))
  return say.changes(told.slice(0, 2).join('; '), Math.max(0, told.length - 2))
}

/** `starttls at mx1.example.com [192.0.2.1]: passed, was failed` */
export function turnWords({ place, lamp, from, to }: Turn, say: Say, lamps: Lamps): string {
  if (lamp === null) return to === null ? say.addressGone(place) : say.addressNew(place)
  return say.turned(lamp, place, to === null ? say.gone : lamps[to], from === null ? '' : lamps[from])
}
