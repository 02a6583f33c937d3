import { describe, expect, it } from 'vitest'
import { BOX, drawSteps, niceTop, partsOf, runsOf, stretch, sumsOf } from '../../../web/watch/draw-latency.ts'

describe('the scale of a chart', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1.2, 2],
    [3, 5],
    [7, 10],
    [10, 10],
    [180, 200],
    [201, 500],
    [5001, 10_000],
    [300_000, 500_000],
  ])('for %f ms ends at %f ms', (ms, top) => {
    expect(niceTop(ms)).toBe(top)
  })

  it('has zero at the bottom, the end at the top, and no figure outside of the box', () => {
    const { top, line, shade } = drawSteps({ mean: [0, 100, 200], most: [50, 150, 200] }, [1, 1, 1])
    expect(top).toBe(200)
    expect(line).toBe(`M120 ${BOX.height}L360 32L600 0`)
    expect(shade).toBe('M120 48L360 16L600 0L600 0L360 32L120 64Z')
  })
})

describe('a line', () => {
  it('is broken by a test that did not get through, and not by a column without a test', () => {
    expect(runsOf([1, null, 2, null, 3], [1, 0, 1, 1, 1])).toEqual([[0, 2], [4]])
  })

  it('is broken where nobody tested for longer', () => {
    expect(runsOf([1, null, null, 2], [1, 0, 0, 1])).toEqual([[0, 3]])
    expect(runsOf([1, null, null, null, 2], [1, 0, 0, 0, 1])).toEqual([[0], [4]])
  })

  it('of one test alone is as wide as its column', () => {
    expect(drawSteps({ mean: [null, 1], most: [null, 1] }, [1, 1]).line).toBe('M360 0h360')
  })

  it('of nothing is nothing', () => {
    expect(drawSteps({ mean: [null], most: [null] }, [0])).toEqual({ top: 1, line: '', shade: '' })
    expect(sumsOf({ mean: [null], most: [null] })).toBeNull()
  })
})

it('what was usual is what half of the columns stayed below; one long wait does not move it', () => {
  expect(sumsOf({ mean: [10, 12, null, 5000], most: [11, 20, null, 9000] })).toEqual({ usual: 12, most: 9000 })
})

describe('an incident in the chart of a day', () => {
  const day = { from: '2026-11-25T00:00:00Z', to: '2026-11-26T00:00:00Z' }
  it.each([
    ['2026-11-25T06:00:00Z', '2026-11-25T12:00:00Z', { x: 180, width: 180 }],
    ['2026-11-24T06:00:00Z', '2026-11-25T12:00:00Z', { x: 0, width: 360 }],
    ['2026-11-25T18:00:00Z', null, { x: 540, width: 180 }],
    ['2026-11-25T12:00:00Z', '2026-11-25T12:00:10Z', { x: 360, width: 2 }],
    ['2026-11-20T06:00:00Z', '2026-11-24T12:00:00Z', null],
    ['2026-11-27T06:00:00Z', null, null],
  ])('from %s to %s', (since, until, seen) => {
    expect(stretch(day, since, until)).toEqual(seen)
  })
})

it('a span is written at equal parts of it', () => {
  expect(partsOf({ span: 'day', from: '2026-11-24T15:00:00Z', to: '2026-11-25T15:00:00Z' })).toEqual([
    '2026-11-24T15:00:00.000Z',
    '2026-11-24T21:00:00.000Z',
    '2026-11-25T03:00:00.000Z',
    '2026-11-25T09:00:00.000Z',
  ])
})
