/** What a test adds to the figures of its days, and what it shows the time before it to have been. */
import {
  type DayFigures,
  dayOf,
  daysOf,
  type MailTime,
  withLook,
  withSeconds,
  withTurned,
} from '../../shared/watch/days.ts'
import type { WatchFact } from '../../shared/watch/events.ts'
import { isOpen } from '../../shared/watch/incident.ts'
import type { Look, Mood } from '../../shared/watch/look.ts'
import type { WatchState } from '../../shared/watch/state.ts'
import type { WatchStore } from '../store/watch/watch-store.ts'

/** A look of a watch, and the time up to it. */
export type Passed = {
  look: Look
  /** since when the time is to be counted, in milliseconds since the epoch: the last look, or the beginning of this test */
  since: number
  /** what it counts as */
  mood: Mood
  mail: MailTime
  facts: readonly WatchFact[]
  before: WatchState
  after: WatchState
}

/** @returns each day whose figures are others than before */
export async function daysWith(
  watch: string,
  { look, since, mood, mail, facts, before, after }: Passed,
  store: Pick<WatchStore, 'day' | 'looks'>,
): Promise<{ day: string; figures: DayFigures }[]> {
  const at = Date.parse(look.at)
  const figures = new Map<string, DayFigures | null>()
  const of = async (day: string) => {
    if (!figures.has(day)) figures.set(day, await store.day(watch, day))
    return figures.get(day) ?? null
  }
  for (const { day, seconds } of daysOf(since, at)) figures.set(day, withSeconds(await of(day), mood, mail, seconds))
  for (const { since: first, from, to } of turnedBy(facts, before, after)) {
    const looks = (await store.looks(watch, first, at)).map((one) => ({ mood: one.mood, at: Date.parse(one.at) }))
    for (const [index, one] of looks.entries()) {
      if (one.mood !== from) continue
      for (const { day, seconds } of daysOf(one.at, looks[index + 1]?.at ?? at))
        figures.set(day, withTurned(await of(day), from, to, seconds))
    }
  }
  const opened = facts.filter(({ type }) => type === 'opened').length
  figures.set(dayOf(at), withLook(await of(dayOf(at)), look, opened))
  return [...figures].flatMap(([day, found]) => (found ? [{ day, figures: found }] : []))
}

/** An incident begins with the first test that saw it, and ends with the first that was good again: each was told by a second. */
function turnedBy(
  facts: readonly WatchFact[],
  before: WatchState,
  after: WatchState,
): { since: number; from: Mood; to: Mood }[] {
  const others = after.incidents.some(isOpen) || before.incidents.filter(isOpen).length > 1
  return facts.flatMap((fact): { since: number; from: Mood; to: Mood }[] => {
    if (fact.type === 'opened' || fact.type === 'reopened')
      return [{ since: Date.parse(fact.since), from: 'suspect', to: 'broken' }]
    if (fact.type === 'recovered' && !others) return [{ since: Date.parse(fact.since), from: 'broken', to: 'fine' }]
    return []
  })
}
