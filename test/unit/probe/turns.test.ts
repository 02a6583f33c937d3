import { expect, it } from 'vitest'
import { Turns } from '../../../server/probe/turns.ts'

it('gives an address to one at a time, in order, also after a failure, and other addresses at once', async () => {
  const turns = new Turns()
  const told: string[] = []
  const ends: (() => void)[] = []
  const hold = (name: string, address: string) =>
    turns.take(address, async () => {
      told.push(`${name} begins`)
      await new Promise<void>((resolve) => ends.push(resolve))
      told.push(`${name} ends`)
      if (name === 'first') throw new Error('the first failed')
    })
  const first = hold('first', 'a')
  const second = hold('second', 'a')
  const other = hold('other', 'b')
  await Promise.resolve()
  await Promise.resolve()
  expect(told).toEqual(['first begins', 'other begins'])
  expect(turns.taken('a')).toBe(true)
  expect([turns.size, turns.waiting]).toEqual([2, 1])
  ends[0]?.()
  await expect(first).rejects.toThrow('the first failed')
  while (ends.length < 3) await Promise.resolve()
  ends[1]?.()
  await other
  ends[2]?.()
  await second
  expect(told).toEqual(['first begins', 'other begins', 'first ends', 'second begins', 'other ends', 'second ends'])
  expect(turns.taken('a')).toBe(false)
  expect([turns.size, turns.waiting]).toEqual([0, 0])
})
