import { expect, test } from 'vitest'
import { createKnownAddresses } from '../../../server/dispatch/known-addresses.ts'
import { startTestClock } from '../../../server/dispatch/test-clock.ts'
import type { Target } from '../../../shared/events.ts'
import { resolved } from './setting.ts'

test('dates come from the monotonic clock, whatever the wall clock does', () => {
  let now = 5000.1234
  let epoch = Date.UTC(2026, 0, 1)
  const clock = startTestClock({ now: () => now, epoch: () => epoch }, epoch)
  expect(clock()).toEqual({ at: '2026-01-01T00:00:00.000Z', ms: 0 })
  now += 1234.56789
  epoch -= 3_600_000
  expect(clock()).toEqual({ at: '2026-01-01T00:00:01.234Z', ms: 1234.568 })
})

test('a test that goes on after a restart goes on in time, even if the wall clock was set back', () => {
  const queuedAt = Date.UTC(2026, 0, 1)
  const at = (epoch: number) => startTestClock({ now: () => 7, epoch: () => epoch }, queuedAt, 2000)()
  expect(at(queuedAt + 60_000).ms).toBe(60_000)
  expect(at(queuedAt - 60_000).ms).toBe(2000)
})

test('what is known of names is bounded, and what was not used for longest goes first', () => {
  const known = createKnownAddresses(2)
  const target = (host: string): Target => ({
    input: host,
    kind: 'domain',
    host,
    port: 25,
    security: 'auto',
    family: 'any',
  })
  const facts = resolved('192.0.2.1', '192.0.2.1', '192.0.2.2')
  if (facts.type !== 'resolved') throw new Error('not resolved')
  for (const host of ['a', 'b', 'a', 'c']) known.learn(target(host), facts)
  expect(known.of(target('a'))).toEqual(['192.0.2.1', '192.0.2.2'])
  expect(known.of(target('b'))).toEqual([])
  expect(known.of({ ...target('a'), family: '4' })).toEqual([])
})
