import { describe, expect, it } from 'vitest'
import { Budget } from '../../../server/probe/budget.ts'

describe('the budget of an address', () => {
  it('refuses what would be one too many in a minute, and names the latest test', () => {
    let now = 0
    const budget = new Budget(2, { now: () => now })
    expect(budget.spend('192.0.2.1', 'a')).toBeNull()
    now = 10_000
    expect(budget.spend('192.0.2.1', 'b')).toBeNull()
    now = 20_000
    expect(budget.spend('192.0.2.1', 'c')).toEqual({ retryAfterMs: 40_000, latest: 'b' })
    expect(budget.spend('192.0.2.2', 'c')).toBeNull()
    now = 60_001
    expect(budget.spend('192.0.2.1', 'd')).toBeNull()
    expect(budget.refusal('192.0.2.1')).toEqual({ retryAfterMs: 9_999, latest: 'd' })
  })

  it('is without limit at 0', () => {
    const budget = new Budget(0, { now: () => 0 })
    for (let n = 0; n < 100; n++) expect(budget.spend('192.0.2.1', 'a')).toBeNull()
  })
})
