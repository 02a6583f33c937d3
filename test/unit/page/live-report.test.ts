import { describe, expect, it } from 'vitest'
import { conclude } from '../../../shared/conclude.ts'
import type { Concluded } from '../../../shared/concluded.ts'
import { conclusionsOf, tellConclusions } from '../../../shared/conclusions.ts'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import type { Report } from '../../../shared/report.ts'
import { LiveReport } from '../../../web/live/live-report.svelte.ts'
import { TestClock } from '../../../web/live/test-clock.svelte.ts'
import { hanging, mixed } from '../../samples/tests.ts'

function reportOf(events: TestEvent[]): Report {
  const facts = fold(null, events)
  if (!facts) throw new Error('no events')
  return conclude(facts, ENGLISH)
}

/** What the server says as the first message: all that comes of so many events. */
function message(events: TestEvent[]): Concluded {
  const told = tellConclusions(null, conclusionsOf(reportOf(events)), events.length)
  if (!told) throw new Error('nothing is told')
  return told
}

describe('the live report', () => {
  const events = mixed()

  it('is that of the server, whether the events were there at first or came one by one', () => {
    const calls: (() => void)[] = []
    const live = new LiveReport(events.slice(0, 10), null, EN.underWay, (call) => calls.push(call))
    live.conclude(null, message(events))
    for (const event of events.slice(10)) live.receive(event)
    expect(live.last).toBe(10)
    expect(calls).toHaveLength(1)
    calls[0]?.()
    expect(live.report).toEqual(reportOf(events))
    expect(new LiveReport(events, conclusionsOf(reportOf(events)), EN.underWay).report).toEqual(reportOf(events))
  })

  it('is that of the server after every event', () => {
    const live = new LiveReport([], null, EN.underWay)
    for (let n = 1; n <= events.length; n++) {
      live.conclude(null, message(events.slice(0, n)))
      live.append(events.slice(n - 1, n))
      expect(live.report).toEqual(reportOf(events.slice(0, n)))
    }
  })

  it('holds a finding back until the events are here that it is drawn from', () => {
    const live = new LiveReport(events.slice(0, 20), null, EN.underWay)
    live.conclude(null, message(events))
    live.append(events.slice(20, 30))
    expect(live.report?.findings).toEqual([])
    expect(live.report?.verdict).toBeNull()
    live.append(events.slice(30))
    expect(live.report?.findings).toEqual(reportOf(events).findings)
    expect(live.report?.verdict).toBe(reportOf(events).verdict)
  })

  it('says what the test is at, and nothing else, until it is told what came of it', () => {
    const live = new LiveReport(events, null, EN.underWay)
    expect(live.report?.verdict).toBeNull()
    expect(live.report?.headline).toBe('Testing example.com.')
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
