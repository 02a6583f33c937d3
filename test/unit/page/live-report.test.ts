import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../../shared/diagnosis/words/english.ts'
import { spokenOf } from '../../../shared/diagnosis/words/spoken.ts'
import { EN } from '../../../shared/languages/en/index.ts'
import { learnWords } from '../../../web/live/finding-words.ts'
import { LiveReport } from '../../../web/live/live-report.svelte.ts'
import { TestClock } from '../../../web/live/test-clock.svelte.ts'
import { hanging, mixed } from '../../samples/tests.ts'

describe('the live report', () => {
  it('is the same whether the events were there at first or came one by one', () => {
    const events = mixed()
    const calls: (() => void)[] = []
    const live = new LiveReport(events.slice(0, 10), ENGLISH, EN.headline, (call) => calls.push(call))
    for (const event of events.slice(10)) live.receive(event)
    expect(live.last).toBe(10)
    expect(calls).toHaveLength(1)
    calls[0]?.()
    expect(live.report).toEqual(new LiveReport(events, ENGLISH, EN.headline).report)
  })

  it('tells a finding as soon as it has words for it, and needs no others than those', () => {
    const live = new LiveReport(mixed(), {}, EN.headline)
    expect(live.report?.findings).toEqual([])
    live.learn(ENGLISH)
    const findings = live.report?.findings ?? []
    expect(findings.length).toBeGreaterThan(0)
    const spoken = spokenOf(findings, ENGLISH)
    expect(Object.keys(spoken).sort()).toEqual([...new Set(findings.map(({ code }) => code))].sort())
    expect(new LiveReport(mixed(), spoken, EN.headline).report).toEqual(live.report)
  })
})

describe('the words of findings', () => {
  /** Timers that wait to be called, and answers that wait to be given. */
  function tools(answers: (typeof ENGLISH | null)[]) {
    const waits: { ms: number; call: () => void }[] = []
    const later = (ms: number, call: () => void) => {
      const wait = { ms, call }
      waits.push(wait)
      return () => void waits.splice(waits.indexOf(wait), 1)
    }
    return { waits, tools: { fetch: async () => answers.shift() ?? null, later } }
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))

  it('are asked for again and more seldom until they are here', async () => {
    const learned: unknown[] = []
    const scene = tools([null, null, ENGLISH])
    learnWords((words) => learned.push(words), scene.tools)
    const waited: number[] = []
    for (let i = 0; i < 3; i++) {
      await settled()
      const wait = scene.waits.shift()
      if (wait) waited.push(wait.ms)
      wait?.call()
    }
    expect([waited, learned]).toEqual([[1000, 2000], [ENGLISH]])
    expect(scene.waits).toEqual([])
  })

  it('are not asked for any more by a page that was left', async () => {
    const scene = tools([])
    const stop = learnWords(() => expect.fail('left'), scene.tools)
    await settled()
    stop()
    expect(scene.waits).toEqual([])
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
