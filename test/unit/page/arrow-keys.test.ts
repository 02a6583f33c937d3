import { expect, it } from 'vitest'
import { reached } from '../../../web/watch/arrow-keys.ts'

const WEEKS = [
  [null, null, 'a', 'b'],
  ['c', 'd', 'e', 'f'],
  ['g', 'h', null, null],
]

it.each([
  ['a', 'ArrowRight', 'b'],
  ['b', 'ArrowRight', 'c'],
  ['c', 'ArrowLeft', 'b'],
  ['a', 'ArrowLeft', null],
  ['a', 'ArrowDown', 'e'],
  ['c', 'ArrowUp', null],
  ['e', 'ArrowDown', null],
  ['f', 'ArrowUp', 'b'],
  ['e', 'Home', 'a'],
  ['a', 'End', 'h'],
  ['a', 'Enter', null],
])('from %s with %s to %s', (here, key, there) => {
  expect(reached(WEEKS, here, key)).toBe(there)
})
