import { expect, it } from 'vitest'
import { type Answer, EVERY_MS, keepFresh } from '../../../web/watch/keep-fresh.ts'

/** A page whose time and eyes a test moves. */
function scene(answers: Answer[]) {
  const timers: { ms: number; then: () => void }[] = []
  let looked = () => {}
  let asked = 0
  const page = {
    visible: true,
    get asked() {
      return asked
    },
    waits: () => timers.map(({ ms }) => ms),
    /** The next timer comes due; what it began is over then. */
    async pass() {
      timers.shift()?.then()
      await new Promise((resolve) => setImmediate(resolve))
    },
    async show() {
      page.visible = true
      looked()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
  const end = keepFresh(
    async () => {
      asked++
      return answers.shift() ?? 'seen'
    },
    {
      visible: () => page.visible,
      whenVisible(then) {
        looked = then
        return () => {
          looked = () => {}
        }
      },
      after(ms, then) {
        const timer = { ms, then }
        timers.push(timer)
        return () => {
          if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
        }
      },
    },
  )
  return { page, end }
}

it('asks every half minute, one question at a time', async () => {
  const { page } = scene([])
  expect(page.waits()).toEqual([EVERY_MS])
  await page.pass()
  await page.pass()
  expect(page.asked).toBe(2)
  expect(page.waits()).toEqual([EVERY_MS])
})

it('asks nothing in the background, and at once when somebody looks again', async () => {
  const { page } = scene([])
  page.visible = false
  await page.pass()
  expect([page.asked, page.waits()]).toEqual([0, []])
  await page.show()
  expect([page.asked, page.waits()]).toEqual([1, [EVERY_MS]])
})

it('asks less and less often where nobody answers, and as before when somebody does', async () => {
  const { page } = scene([...Array.from({ length: 5 }, () => 'no-answer' as const), 'seen'])
  const waits = []
  for (let turn = 0; turn < 6; turn++) {
    await page.pass()
    waits.push(...page.waits())
  }
  expect(waits).toEqual([60_000, 120_000, 240_000, 300_000, 300_000, EVERY_MS])
})

it('asks no more when it is gone, nor after its end', async () => {
  const gone = scene(['gone'])
  await gone.page.pass()
  await gone.page.show()
  expect([gone.page.asked, gone.page.waits()]).toEqual([1, []])
  const { page, end } = scene([])
  end()
  await page.show()
  expect([page.asked, page.waits()]).toEqual([0, []])
})
