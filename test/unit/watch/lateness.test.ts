/** That watches are not tested any more is noticed: by figures, and by a heartbeat that stays away. */
import { expect, test, vi } from 'vitest'
import { MINUTE, world } from './manual-world.ts'
import { watch, watchScene } from './scene.ts'

test('where nothing can be tested, the heart does not beat, until something can', async () => {
  const w = await world()
  let beats = 0
  w.beat = async () => {
    beats += 1
    return null
  }
  await w.sleep(0)
  await w.watch({ intervalMinutes: 1 })
  await w.pass(10 * MINUTE)
  expect([beats, w.watching.scheduler.belated]).toEqual([10, 0])
  w.room = false
  await w.pass(10 * MINUTE)
  expect(w.watching.scheduler.belated).toBeGreaterThan(8 * MINUTE)
  expect(beats).toBeLessThanOrEqual(12)
  const before = beats
  w.room = true
  await w.pass(3 * MINUTE)
  expect(w.watching.scheduler.belated).toBe(0)
  expect(beats).toBeGreaterThanOrEqual(before + 2)
})

test('how late each test began stands in the metrics', async () => {
  const scene = await watchScene()
  await watch(scene)
  scene.time.advance(2000)
  await scene.probe.next()
  await vi.waitFor(async () => {
    const { body } = await scene.app.inject('/metrics')
    expect(body).toMatch(/^helograph_watch_lag_seconds_count 1$/m)
    expect(body).toMatch(/^helograph_watch_lag_seconds_bucket\{le="0.01"\} 1$/m)
  })
})
