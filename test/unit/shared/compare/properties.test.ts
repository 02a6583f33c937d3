import fc from 'fast-check'
import { Check } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { compare } from '../../../../shared/compare/compare.ts'
import { Comparison } from '../../../../shared/compare/comparison.ts'
import { comparisonText } from '../../../../shared/compare/text.ts'
import { conclude } from '../../../../shared/conclude.ts'
import { ENGLISH } from '../../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../../shared/events.ts'
import { fold } from '../../../../shared/fold.ts'
import { EN } from '../../../../shared/languages/en/index.ts'
import type { Facts, Report } from '../../../../shared/report.ts'
import * as samples from '../../../samples/tests.ts'

const tests = Object.values(samples).map((sample) => sample())
const report = (events: TestEvent[]): Report => conclude(fold(null, events) as Facts, ENGLISH)
const any = fc.constantFrom(...tests)
/** A test as far as it has come. */
const underWay = any.chain((events) => fc.integer({ min: 1, max: events.length }).map((n) => events.slice(0, n)))

/** A list of changes, seen from the other side. */
function exchanged(list: object[]): string[] {
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(swap)
    if (typeof value !== 'object' || value === null) return WORDS[String(value)] ?? value
    const entries = Object.entries(value).map(([key, inner]) => [KEYS[key] ?? key, swap(inner)])
    return Object.fromEntries(entries)
  }
  return sorted(swap(list))
}
const KEYS: Record<string, string> = { before: 'after', after: 'before', gained: 'lost', lost: 'gained' }
const WORDS: Record<string, string> = { gone: 'new', new: 'gone', slower: 'faster', faster: 'slower' }

/** Whatever the order of lists and keys. */
function sorted(value: unknown): string[] {
  const canonical = (inner: unknown): unknown => {
    if (Array.isArray(inner))
      return inner
        .map(canonical)
        .map((one) => JSON.stringify(one))
        .sort()
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(
      Object.entries(inner)
        .sort()
        .map(([key, deep]) => [key, canonical(deep)]),
    )
  }
  return (canonical(value) as string[]).toSorted()
}

describe('a comparison', () => {
  it('of a test with itself, and with itself as far as it had come, has no change', () => {
    fc.assert(
      fc.property(underWay, (events) => {
        const one = report(events)
        expect(compare(one, one, EN.compare)).toMatchObject({
          same: true,
          sessions: [],
          checks: [],
          asked: [],
          verdict: null,
        })
      }),
    )
  })

  it.each(tests.map((events) => [report(events).id, events] as const))(
    'of a whole test with itself under way never says that something is gone or turned: %s',
    (_id, events) => {
      const whole = report(events)
      // A crowd has hundreds: some of them are enough, and another place each time would tell nobody what broke.
      const stride = Math.ceil(events.length / 120)
      for (let n = 1; n < events.length; n += stride) {
        // A probe tells what was offered before it ends the step; these samples tell it right after.
        if (events[n]?.type === 'capabilities') continue
        const told = compare(whole, report(events.slice(0, n)), EN.compare)
        expect({ n, ...told }).toMatchObject({
          n,
          complete: false,
          same: true,
          sessions: [],
          findings: { gained: [], lost: [] },
        })
      }
    },
  )

  it('from the other side exchanges before and after, gained and lost, gone and new', () => {
    fc.assert(
      fc.property(underWay, underWay, (one, other) => {
        const there = compare(report(one), report(other), EN.compare)
        const back = compare(report(other), report(one), EN.compare)
        for (const list of ['sessions', 'checks', 'asked'] as const) {
          expect(sorted(there[list])).toEqual(exchanged(back[list]))
        }
        expect(sorted(there.findings.gained)).toEqual(sorted(back.findings.lost))
        expect(sorted(there.findings.lost)).toEqual(sorted(back.findings.gained))
        expect([there.same, there.complete]).toEqual([back.same, back.complete])
      }),
    )
  })

  it('is what its schema says, and fits a terminal', () => {
    fc.assert(
      fc.property(underWay, underWay, (one, other) => {
        const comparison = compare(report(one), report(other), EN.compare)
        expect(Check(Comparison, comparison)).toBe(true)
        expect(comparisonText(comparison)).toMatch(/^Helograph: what changed since [^\n]+\n[\s\S]*\n$/)
      }),
    )
  })
})
