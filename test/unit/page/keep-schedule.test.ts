import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Last, LEAST_MS, MOST_MS, nextTest } from '../../../web/keep/schedule.ts'

const NOW = Date.parse('2026-11-24T02:43:12.000Z')
const s = (seconds: number) => seconds * 1000
const seen = (sessions = 1): Last => ({ kind: 'seen', sessions })
const away = (comeBack: number | null = null): Last => ({ kind: 'turned-away', comeBack })
const off = (retryAfterMs: number | null): Last => ({ kind: 'put-off', retryAfterMs })

describe('when the same test may be run again', () => {
  it.each<[string, Last, number, number]>([
    ['as usual', seen(), 0, s(15)],
    ['an address that had five sessions has five turns', seen(5), 0, s(75)],
    ['none was connected to', seen(0), 0, s(15)],
    ['after refusals as usual again', seen(), 5, s(15)],
    ['turned away', away(), 0, s(120)],
    ['turned away again', away(), 1, s(240)],
    ['and again', away(), 2, s(480)],
    ['and never more seldom', away(), 20, s(480)],
    ['greylisted: after the second look', away(NOW + s(300)), 0, s(315)],
    ['a second look that is past', away(NOW - s(300)), 0, s(120)],
    ['429 with Retry-After', off(s(40)), 0, s(40)],
    ['429 with a Retry-After shorter than is polite', off(s(2)), 0, s(15)],
    ['503 without', off(null), 2, s(60)],
    ['Retry-After longer than our own longest wait', off(s(900)), 9, s(900)],
    ['503 for long', off(null), 9, s(240)],
    ['no answer', { kind: 'no-answer' }, 0, s(15)],
    ['no answer for long', { kind: 'no-answer' }, 1000, s(240)],
  ])('%s', (_, last, setbacks, wait) => {
    const next = nextTest(NOW, NOW, setbacks, last)
    expect(next).toEqual({ at: NOW + wait, setbacks: last.kind === 'seen' ? 0 : setbacks + 1 })
  })

  it('is over after half an hour', () => {
    expect(nextTest(NOW - MOST_MS + s(15), NOW, 0, seen())).toEqual({ at: NOW + s(15), setbacks: 0 })
    expect(nextTest(NOW - MOST_MS + s(14), NOW, 0, seen())).toBeNull()
    expect(nextTest(NOW, NOW, 0, off(s(3600)))).toBeNull()
  })

  it('is never sooner than polite, and always comes to an end, whatever happens', () => {
    const last: fc.Arbitrary<Last> = fc.oneof(
      fc.record({ kind: fc.constant('seen' as const), sessions: fc.nat(6) }),
      fc.record({ kind: fc.constant('turned-away' as const), comeBack: fc.option(fc.integer()) }),
      fc.record({ kind: fc.constant('put-off' as const), retryAfterMs: fc.option(fc.nat(s(600))) }),
      fc.constant({ kind: 'no-answer' as const }),
    )
    fc.assert(
      fc.property(fc.infiniteStream(last), (lasts) => {
        let [clock, setbacks, tests] = [NOW, 0, 0]
        for (const one of lasts) {
          const next = nextTest(NOW, clock, setbacks, one)
          if (!next) break
          expect(next.at - clock).toBeGreaterThanOrEqual(LEAST_MS)
          if (one.kind === 'put-off') expect(next.at - clock).toBeGreaterThanOrEqual(one.retryAfterMs ?? 0)
          if (one.kind === 'turned-away') expect(next.at - clock).toBeGreaterThanOrEqual(s(120))
          ;({ at: clock, setbacks } = next)
          tests++
        }
        expect(clock).toBeLessThanOrEqual(NOW + MOST_MS)
        expect(tests).toBeLessThanOrEqual(MOST_MS / LEAST_MS)
      }),
    )
  })
})
