import { expect, it } from 'vitest'
import { remembered } from '../../../server/probe/remembered.ts'

it('answers the same question once, and forgets the oldest first', () => {
  const asked: string[] = []
  const lengthOf = remembered((word) => {
    asked.push(word)
    return word.length
  }, 2)
  expect(['one', 'three', 'one', 'three'].map(lengthOf)).toEqual([3, 5, 3, 5])
  expect(asked).toEqual(['one', 'three'])
  expect(['seven', 'three', 'one'].map(lengthOf)).toEqual([5, 5, 3])
  expect(asked).toEqual(['one', 'three', 'seven', 'one'])
})

it('remembers that there is no answer', () => {
  let asked = 0
  const never = remembered(() => {
    asked++
    return null
  }, 2)
  expect([never('a'), never('a'), asked]).toEqual([null, null, 1])
})
