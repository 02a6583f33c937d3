import { expect, it } from 'vitest'
import { comeBackIn } from '../../../server/probe/come-back.ts'

it.each([
  ['421 4.7.0 Too many connections', 60_000],
  ['421', 60_000],
  ['421-4.7.0 Try again in 5 minutes', 300_000],
  ['421 4.3.2 try again in 30 seconds', 30_000],
  ['421 come back in 1 second', 10_000],
  ['421 come back in 3 days', 600_000],
  ['4210 no reply', null],
  ['450 4.2.0 Greylisted, try again in 5 minutes', null],
  ['250-421 is the size of a shoe', null],
  ['', null],
])('%j: %s ms', (line, ms) => {
  expect(comeBackIn(line)).toBe(ms)
})
