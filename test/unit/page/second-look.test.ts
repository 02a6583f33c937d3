import { describe, expect, it } from 'vitest'
import { EN } from '../../../shared/languages/en/index.ts'
import { type LookAnswer, type SecondLookState, stateOf, watchSecondLook } from '../../../web/live/second-look.ts'
import { countdown, secondLookWords } from '../../../web/report/second-look.ts'
import { ranMs } from '../../../web/report/standing.ts'

const DUE = '2026-11-24T02:48:20.000Z'
const found = (status: 'queued' | 'running' | 'finished'): LookAnswer => ({
  status: 200,
  report: { status, verdict: status === 'finished' ? 'passed' : null, headline: 'All is well.' },
})

/** Plays a server, and a clock that stands still until what is waited for is due. */
function stage(dueMs: number, ...answers: LookAnswer[]) {
  const told: SecondLookState[] = []
  const waits: number[] = []
  let next: (() => void) | null = null
  let now = 0
  let asked = 0
  const stop = watchSecondLook((look) => told.push(look), {
    ask: async () => answers[Math.min(asked++, answers.length - 1)] as LookAnswer,
    leftMs: () => dueMs - now,
    later(ms, call) {
      waits.push(ms)
      next = () => {
        now += ms
        call()
      }
      return () => {
        next = null
      }
    },
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    told,
    waits,
    stop,
    settle,
    get asked() {
      return asked
    },
    async go() {
      await settle()
      const call = next
      next = null
      call?.()
      await settle()
      return call !== null
    },
  }
}

describe('what has become of a second look', () => {
  it('is asked at once, then when it is due, then until it has ended', async () => {
    const { told, waits, go } = stage(252_000, found('queued'), found('queued'), found('running'), found('finished'))
    while (await go());
    expect(told.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'running', 'ended'])
    expect(waits).toEqual([252_500, 1500, 1875])
    expect(told.at(-1)).toEqual({ state: 'ended', verdict: 'passed', headline: 'All is well.' })
  })

  it.each([404, 410])('is nothing any more where the answer is %i', async (status) => {
    const { told, waits, settle } = stage(1000, { status, report: null })
    await settle()
    expect([told, waits]).toEqual([[{ state: 'deleted' }], []])
  })

  it('is asked again, more and more seldom and not for ever, where nothing answers', async () => {
    const here = stage(1000, { status: 0, report: null })
    while (await here.go());
    expect(here.asked).toBe(120)
    expect(Math.max(...here.waits)).toBe(10_000)
    expect(here.told.every(({ state }) => state === 'unreachable')).toBe(true)
  })

  it('is not told to a page that was left', async () => {
    const here = stage(1000, found('running'))
    here.stop()
    await here.settle()
    expect([here.told, here.waits]).toEqual([[], []])
  })

  it('is what its report says', () => {
    expect(stateOf({ status: 503, report: null })).toEqual({ state: 'unreachable' })
    expect(
      stateOf({ status: 200, report: { status: 'interrupted', verdict: null, headline: 'It was cut off.' } }),
    ).toEqual({
      state: 'ended',
      verdict: 'inconclusive',
      headline: 'It was cut off.',
    })
  })
})

describe('words about a second look', () => {
  it.each([
    [null, 1, 'Looking again at 02:48:20 UTC'],
    [null, 0, 'The second look was due at 24 Nov 2026, 02:48:20 UTC.'],
    [{ state: 'waiting' }, 1, 'Looking again at 02:48:20 UTC'],
    [{ state: 'running' }, 0, 'The second look is under way.'],
    [{ state: 'deleted' }, 0, 'The second look was deleted.'],
    [{ state: 'unreachable' }, 1, 'What came of the second look cannot be asked just now.'],
    [{ state: 'ended', verdict: 'passed', headline: 'All is well.' }, 0, 'The second look found: All is well.'],
  ] as const)('%j', (look, leftMs, words) => {
    const said = secondLookWords(look, DUE, leftMs, EN.report.look, EN.common.moment)
    expect(said.words).toBe(words)
    expect(said.link === null).toBe(look?.state === 'deleted')
    expect(said.counts === true).toBe(words.startsWith('Looking'))
  })

  it.each([
    [252_000, 'in 4 min 12 s'],
    [251_001, 'in 4 min 12 s'],
    [120_000, 'in 2 min'],
    [59_001, 'in 1 min'],
    [900, 'in 1 s'],
    [0, ''],
    [-5000, ''],
  ])('%d ms are %s', (ms, text) => expect(countdown(ms, EN.report.inTime)).toBe(text))

  it('do not count the wait as time that it took', () => {
    const startedAt = '2026-11-24T02:43:15.000Z'
    expect(ranMs({ durationMs: 306_200, startedAt, notBefore: DUE })).toBe(1200)
    expect(ranMs({ durationMs: 1200, startedAt, notBefore: null })).toBe(1200)
    expect(ranMs({ durationMs: null, startedAt, notBefore: DUE })).toBeNull()
  })
})
