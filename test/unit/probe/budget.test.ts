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
    expect(budget.spend('192.0.2.1', 'c')).toEqual({ retryAfterMs: 40_000, latest: 'b', why: 'often' })
    expect(budget.spend('192.0.2.2', 'c')).toBeNull()
    now = 60_001
    expect(budget.spend('192.0.2.1', 'd')).toBeNull()
    expect(budget.refusal('192.0.2.1')).toEqual({ retryAfterMs: 9_999, latest: 'd', why: 'often' })
  })

  it('names a test only to whoever asks for the same target', () => {
    const budget = new Budget(2, { now: () => 0 })
    budget.spend('192.0.2.1', 'a', 'one.example 25')
    budget.spend('192.0.2.1', 'b', 'two.example 25')
    expect(budget.refusal('192.0.2.1', 'one.example 25')).toMatchObject({ latest: 'a' })
    expect(budget.refusal('192.0.2.1', 'one.example 587')).toMatchObject({ latest: '' })
    budget.holdOff('192.0.2.1', 60_000, 'b', 'two.example 25')
    expect(budget.refusal('192.0.2.1', 'one.example 25')).toMatchObject({ why: 'asked', latest: '' })
    expect(budget.refusal('192.0.2.1', 'two.example 25')).toMatchObject({ why: 'asked', latest: 'b' })
  })

  it('counts who is on the way, and a place is free when the visits that leave no room are a minute old', () => {
    let now = 0
    const budget = new Budget(3, { now: () => now })
    budget.spend('192.0.2.1', 'a')
    now = 10_000
    budget.spend('192.0.2.1', 'b')
    expect(budget.refusal('192.0.2.1')).toBeNull()
    expect(budget.refusal('192.0.2.1', '', 1)).toMatchObject({ retryAfterMs: 50_000 })
    expect(budget.refusal('192.0.2.1', '', 2)).toMatchObject({ retryAfterMs: 60_000 })
    expect(budget.refusal('192.0.2.2', '', 3)).toMatchObject({ retryAfterMs: 60_000, latest: '' })
    expect(budget.refusal('192.0.2.2', '', 2)).toBeNull()
  })

  it("names no test that is nobody else's business", () => {
    const budget = new Budget(2, { now: () => 0 })
    budget.spend('192.0.2.1', 'a')
    budget.spend('192.0.2.1', '')
    expect(budget.refusal('192.0.2.1')).toMatchObject({ latest: 'a' })
    budget.spend('192.0.2.2', '')
    budget.spend('192.0.2.2', '')
    expect(budget.refusal('192.0.2.2')).toMatchObject({ latest: '' })
  })

  it('leaves alone who asked for it, for as long as that, and forgets it then', () => {
    let now = 0
    const budget = new Budget(6, { now: () => now })
    budget.spend('192.0.2.1', 'a')
    budget.holdOff('192.0.2.1', 300_000, 'a')
    now = 200_000
    expect(budget.spend('192.0.2.1', 'b')).toEqual({ retryAfterMs: 100_000, latest: 'a', why: 'asked' })
    expect(budget.refusal('192.0.2.2')).toBeNull()
    now = 300_000
    expect(budget.spend('192.0.2.1', 'c')).toBeNull()
    now = 400_000
    budget.forgetOld()
    expect(budget.size).toBe(0)
  })

  it('is without limit at 0', () => {
    const budget = new Budget(0, { now: () => 0 })
    budget.holdOff('192.0.2.1', 60_000, 'a')
    for (let n = 0; n < 100; n++) expect(budget.spend('192.0.2.1', 'a')).toBeNull()
  })
})
