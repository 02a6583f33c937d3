import { expect, it } from 'vitest'
import { waryTime } from '../../../server/dispatch/dated-time.ts'
import { ManualTime } from '../../setup/manual-time.ts'

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS
const BEGAN = Date.parse('2026-03-01T12:00:00Z')

/** A machine whose date somebody sets. */
class SetTime extends ManualTime {
  ahead = 0
  override epoch() {
    return super.epoch() + this.ahead
  }
}

const time = () => new SetTime(BEGAN)

it('is the date of the machine while nobody sets it', () => {
  const machine = time()
  const wary = waryTime(machine)
  for (const hours of [0, 1, 1000]) {
    machine.advance(hours * HOUR_MS)
    expect(wary.epoch()).toBe(machine.epoch())
  }
})

it('follows a date that was set a year ahead at twice its pace, and is right again with the machine', () => {
  const machine = time()
  const wary = waryTime(machine)
  machine.ahead = YEAR_MS
  for (const hours of [1, 2, 3]) {
    machine.advance(HOUR_MS)
    expect(wary.epoch()).toBe(BEGAN + 2 * hours * HOUR_MS)
  }
  machine.ahead = 0
  expect(wary.epoch()).toBe(BEGAN + 3 * HOUR_MS)
})

it('goes back with a date that is set back', () => {
  const machine = time()
  const wary = waryTime(machine)
  machine.ahead = -YEAR_MS
  expect(wary.epoch()).toBe(BEGAN - YEAR_MS)
})
