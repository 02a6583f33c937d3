import { expect, it } from 'vitest'
import type { Watch } from '../../../shared/watch/api.ts'
import { Refusal, type WatchCalls } from '../../../web/watch/calls.ts'
import type { Surroundings } from '../../../web/watch/keep-fresh.ts'
import { LiveWatch } from '../../../web/watch/live-watch.svelte.ts'
import { overviewSample, watchSample } from '../../samples/watches.ts'

type Answers = { read: () => Promise<Watch>; overviews: number; wishes: object[] }

function scene() {
  const answers: Answers = { read: async () => watchSample(), overviews: 0, wishes: [] }
  const calls = {
    read: () => answers.read(),
    overview: async (wish: object) => {
      answers.overviews++
      answers.wishes.push(wish)
      return overviewSample()
    },
    change: async () => watchSample({ standing: 'paused' }),
    end: async () => null,
  } as Partial<WatchCalls> as WatchCalls
  let due = () => {}
  const surroundings: Surroundings = {
    visible: () => true,
    whenVisible: () => () => {},
    after(_, then) {
      due = then
      return () => {}
    },
  }
  const live = new LiveWatch(watchSample(), overviewSample(), { day: null, span: 'day' })
  live.open(calls, surroundings)
  return { live, answers, ask: () => due() }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('asks for the past only when it has become longer', async () => {
  const { live, answers, ask } = scene()
  ask()
  await settled()
  expect(answers.overviews).toBe(0)
  const { latest } = watchSample()
  answers.read = async () => watchSample({ latest: latest && { ...latest, test: 'another00001' } })
  ask()
  await settled()
  expect(answers.overviews).toBe(1)
  expect(live.watch.latest?.test).toBe('another00001')
})

it('does not let an answer from before undo what was done meanwhile', async () => {
  const { live, answers, ask } = scene()
  let answer = (_: Watch) => {}
  answers.read = () => new Promise((resolve) => (answer = resolve))
  ask()
  expect(await live.act('watch', (calls) => calls.change({ paused: true }), 'Saved.')).toBe(true)
  answer(watchSample({ standing: 'fine' }))
  await settled()
  expect(live.watch.standing).toBe('paused')
  expect(live.said).toEqual({ at: 'watch', text: 'Saved.', wrong: false, recorded: false })
})

it('says that nobody answers, and that it was ended', async () => {
  const { live, answers, ask } = scene()
  answers.read = async () => {
    throw new Refusal(0, undefined, 'failed')
  }
  ask()
  await settled()
  expect([live.stale, live.ended]).toEqual([true, false])
  answers.read = async () => {
    throw new Refusal(404, 'There is no such watch.', 'failed')
  }
  ask()
  await settled()
  expect(live.ended).toBe(true)
})

it('shows the part of the past that was asked for', async () => {
  const { live, answers } = scene()
  expect(await live.look('days', { day: '2026-11-01' })).toBe(true)
  expect(answers.wishes).toEqual([{ day: '2026-11-01', span: 'day' }])
  expect(live.wish).toEqual({ day: '2026-11-01', span: 'day' })
})
