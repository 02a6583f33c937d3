import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestEvent } from '../../../shared/events.ts'
import { amount, seed } from '../../setup/amount.ts'
import { Home } from '../../setup/product.ts'
import { allEvents, Viewer } from '../../setup/visitor.ts'
import { chances } from './chances.ts'
import { integrityOf } from './soundness.ts'

/** How often it is killed. */
const KILLS = amount('FAULT_KILLS', 4)
/** Visitors who begin one test after another. */
const VISITORS = 6
/** No killing waits for more events than this; each visit makes some 20 of them. */
const MOST_EVENTS = 400
const SPECIMENS = ['starttls-ok', 'submission-ok', 'unasked-421', 'yahoo-listed', 'version-disclosed', 'tls-1.2']

let home: Home
beforeAll(async () => {
  home = await Home.create()
})
afterAll(() => home.leave())

it(`killed ${KILLS} times at any moment under load: what was seen is kept, numbers have no gaps, the file is sound`, {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  const chance = chances(seed('FAULT_KILLS_SEED'))
  await home.start()
  for (let kill = 0; kill < KILLS; kill++) {
    const seen = await crowd(1 + Math.floor(chance() * MOST_EVENTS), chance)
    expect(integrityOf(home.folder)).toBe('ok')
    await home.start()
    for (const [id, events] of seen) {
      const kept = await allEvents(home.url, id)
      expect(kept.slice(0, events.length), id).toEqual(events)
      expect(kept.map(({ n }) => n)).toEqual(kept.map((_, index) => index + 1))
      expect(kept.at(-1)?.type).toBe('finished')
    }
  }
})

/**
 * Visitors begin tests and watch them, until together they have seen so many events; at that very moment it is killed.
 *
 * @returns what was seen, by test
 */
async function crowd(events: number, chance: () => number): Promise<Map<string, TestEvent[]>> {
  const seen = new Map<string, TestEvent[]>()
  let left = events
  let killed: Promise<void> | null = null
  const hear = () => {
    if (--left <= 0) killed ??= home.stop('SIGKILL')
  }
  const visitor = async () => {
    while (!killed) {
      const name = SPECIMENS[Math.floor(chance() * SPECIMENS.length)]
      const answer = await fetch(`${home.url}/api/practice/${name}`, { method: 'POST' })
      const { id } = (await answer.json()) as { id: string }
      const viewer = new Viewer(home.url, id, 0, hear)
      seen.set(id, viewer.seen)
      await viewer.closed
    }
  }
  await Promise.allSettled(Array.from({ length: VISITORS }, visitor))
  await killed
  return seen
}
