import { expect, it } from 'vitest'
import { linesOf } from '../../../web/report/check-lines.ts'

it('shows what a check asked and was answered, and nothing that is no line', () => {
  expect(linesOf({ data: { lines: ['x.test. 30 IN MX 10 mx.x.test.', 'mx.x.test. 30 IN A 192.0.2.1'] } })).toHaveLength(
    2,
  )
  expect(linesOf({ data: { lines: ['a line', 7, null] } })).toEqual(['a line'])
  expect(linesOf({ data: { lines: 'a line' } })).toEqual([])
  expect(linesOf({ data: {} })).toEqual([])
})
