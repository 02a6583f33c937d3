import { describe, expect, it } from 'vitest'
import { LiveReport } from '../../../web/live/live-report.svelte.ts'
import { TestClock } from '../../../web/live/test-clock.svelte.ts'
import { hanging, mixed } from '../../samples/tests.ts'

describe('the live report', () => {
  it('is the same whether the events were there at first or came one by one', () => {
    const events = mixed()
    const calls: (() => void)[] = []
    const live = new LiveReport(events.slice(0, 10), (call) => calls.push(call))
    for (const event of events.slice(10)) live.receive(event)
    expect(live.last).toBe(10)
    expect(calls).toHaveLength(1)
    calls[0]?.()
    expect(live.report).toEqual(new LiveReport(events).report)
  })
})

describe('the clock of a test', () => {
  it('goes on from the last event and never jumps back', () => {
    const events = hanging()
    const last = events.at(-1)
    if (!last) throw new Error('no events')
    const clock = new TestClock()
    clock.join(last, Date.parse(last.at) + 23_000, 1000)
    expect(Math.floor(clock.ms / 1000)).toBe(23)
    clock.hear({ ...last, ms: 23_500 }, 1400)
    clock.tick(1400)
    const heard = clock.ms
    clock.tick(1300)
    expect(clock.ms).toBe(heard)
    clock.tick(2400)
    expect(clock.ms).toBe(heard + 1000)
  })
})
