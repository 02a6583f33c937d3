import { expect, it } from 'vitest'
import { Allowance } from '../../../server/probe/smtp/allowance.ts'

const MIB = 1024 * 1024

it('a session may fill its share, and all of them together theirs', () => {
  const test = Allowance.ofTest()
  const first = test.ofSession()
  expect([first.take(MIB), first.take(1)]).toEqual([true, false])
  const others = Array.from({ length: 4 }, () => test.ofSession().take(MIB))
  expect(others).toEqual([true, true, false, false])
})
