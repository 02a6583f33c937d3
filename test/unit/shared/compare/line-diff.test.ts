import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edit, edits } from '../../../../shared/compare/line-diff.ts'

const told = (before: string, after: string) =>
  edits([...before], [...after])
    .map(({ change, at }) => (change === 'gone' ? `-${before[at]}` : `+${after[at]}`))
    .join(' ')

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
const places = (list: Edit[], change: Edit['change']) =>
  list.filter((edit) => edit.change === change).map(({ at }) => at)
const without = (list: string[], gone: number[]) => list.filter((_, at) => !gone.includes(at))

/** The length of the longest common subsequence, as one writes it down without thinking of speed. */
function common([a, ...rest]: string[], other: string[]): number {
  if (a === undefined) return 0
  const at = other.indexOf(a)
  return Math.max(common(rest, other), at < 0 ? 0 : 1 + common(rest, other.slice(at + 1)))
}

describe('the difference of two lists', () => {
  it.each([
    ['', '', ''],
    ['abc', 'abc', ''],
    ['abc', 'axc', '-b +x'],
    ['abc', 'ac', '-b'],
    ['ac', 'abc', '+b'],
    ['abcd', 'xbyd', '-a +x -c +y'],
    ['abcxyz', 'uvwxyz', '-a -b -c +u +v +w'],
    ['ab', '', '-a -b'],
  ])('%s to %s: %s', (before, after, expected) => expect(told(before, after)).toBe(expected))

  it('leaves the longest common subsequence, the same on both sides', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const found = edits(before, after)
        const kept = without(before, places(found, 'gone'))
        expect(kept).toEqual(without(after, places(found, 'new')))
        expect(kept).toHaveLength(common(before, after))
      }),
    )
  })

  it('exchanges gone and new when the lists are exchanged', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const [there, back] = [edits(before, after), edits(after, before)]
        expect(places(there, 'gone')).toEqual(places(back, 'new'))
        expect(places(there, 'new')).toEqual(places(back, 'gone'))
      }),
    )
  })

  it('gives up the shortest answer, but not the truth, where a server talks without end', () => {
    const long = (word: string) => ['220 hello', ...Array.from({ length: 3000 }, (_, at) => `${word} ${at}`), '250 end']
    const found = edits(long('a'), long('b'))
    expect(places(found, 'gone')).toEqual(Array.from({ length: 3000 }, (_, at) => at + 1))
    expect(places(found, 'new')).toHaveLength(3000)
    expect(edits(long('a'), [...long('a'), '221 bye'])).toEqual([{ change: 'new', at: 3002 }])
  })
})
