import { expect, it } from 'vitest'
import { Reach } from '../../../server/probe/reach.ts'

it('remembers for each family and port when a connection was made last', () => {
  let today = 1000
  const reach = new Reach(() => today)
  expect(reach.last('9.9.9.9', 25)).toBeNull()
  reach.note('9.9.9.9', 25)
  today = 2000
  expect(reach.last('8.8.8.8', 25)).toBe(1000)
  expect([reach.last('8.8.8.8', 587), reach.last('2600::1', 25)]).toEqual([null, null])
  reach.note('8.8.8.8', 25)
  expect(reach.last('9.9.9.9', 25)).toBe(2000)
})

it('does not take a server at home for the way to the internet, nor the other way round', () => {
  const reach = new Reach(() => 1000)
  reach.note('127.0.0.1', 25)
  expect([reach.last('9.9.9.9', 25), reach.last('10.0.0.1', 25)]).toEqual([null, 1000])
  reach.note('2600::1', 25)
  expect([reach.last('2600::2', 25), reach.last('fd00::1', 25)]).toEqual([1000, null])
})
