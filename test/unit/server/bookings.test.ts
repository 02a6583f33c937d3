import { expect, test } from 'vitest'
import { Bookings } from '../../../server/dispatch/bookings.ts'
import { Budget } from '../../../server/probe/budget.ts'
import type { Fact, Target } from '../../../shared/events.ts'
import { STEPS } from '../../../shared/words.ts'
import { begin, opened, PuppetProbe, resolved, setting } from './setting.ts'

const target: Target = { input: 'x', kind: 'domain', host: 'example.com', port: 25, security: 'auto', family: 'any' }
const session = (index: number, address: string): Fact => ({ ...opened, session: index, address }) as Fact
const begun = (index: number): Fact => ({
  type: 'step',
  session: index,
  step: 'connect',
  status: 'running',
  summary: '',
})

test('a test is on its way to each of its addresses until its session there began or was left out', () => {
  const bookings = new Bookings()
  const coming = (place: string) => bookings.at(place, target).coming
  bookings.book('a', target, ['example.com', '192.0.2.1', '192.0.2.2', '192.0.2.3'], true)
  bookings.book('b', target, ['192.0.2.1'], true)
  expect(['example.com', '192.0.2.1', '192.0.2.3', '192.0.2.9'].map(coming)).toEqual([1, 2, 1, 0])
  bookings.note('a', session(0, '192.0.2.1'))
  bookings.note('a', session(1, '192.0.2.2'))
  expect(coming('192.0.2.1')).toBe(2)
  bookings.note('a', begun(0))
  // The name was visited with the first session, and the third address is none of its addresses any more.
  expect(['example.com', '192.0.2.1', '192.0.2.2', '192.0.2.3'].map(coming)).toEqual([0, 1, 1, 0])
  bookings.note('a', { type: 'skipped', session: 1, steps: [...STEPS], reason: 'So it is.' })
  bookings.drop('b')
  expect(['192.0.2.1', '192.0.2.2'].map(coming)).toEqual([0, 0])
})

test('the latest on its way is named to whoever asks for the same target, and none that logs in', () => {
  const bookings = new Bookings()
  bookings.book('a', target, ['192.0.2.1'], true)
  bookings.book('b', { ...target, host: 'other.example' }, ['192.0.2.1'], true)
  bookings.book('c', target, ['192.0.2.1'], false)
  expect(bookings.at('192.0.2.1', target)).toEqual({ coming: 3, latest: 'a' })
  expect(bookings.at('192.0.2.1', { ...target, port: 587 })).toEqual({ coming: 3, latest: '' })
})

class Counting extends PuppetProbe {
  override readonly budget = new Budget(2, { now: () => 0 })
}

test('who asks in the same moment for what is used up is told so at once, and is named the report of the same target only', async () => {
  const { app } = await setting({ probe: new Counting(), env: { CLIENT_TESTS_PER_MINUTE: '0' } })
  const post = (asked: string) => app.inject({ method: 'POST', url: '/api/tests', payload: { target: asked } })
  const answers = await Promise.all([1, 2, 3, 4].map(() => post('192.0.2.25')))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 429, 429])
  const second = answers[1]?.json()
  expect(answers[2]?.json()).toMatchObject({ code: 'rate_limited', latest: second.url })
  expect(answers[2]?.headers['retry-after']).toBe('60')
  const other = (await post('192.0.2.25:587')).json()
  expect(other).toMatchObject({ code: 'rate_limited', detail: expect.not.stringContaining('/t/') })
  expect(other).not.toHaveProperty('latest')
})

test('so is who asks for a name whose addresses are known', async () => {
  const probe = new Counting()
  const { app } = await setting({ probe, env: { CLIENT_TESTS_PER_MINUTE: '0' } })
  await begin(app)
  const given = await probe.next()
  given.tell(resolved('192.0.2.25'))
  given.end()
  await begin(app, { target: '192.0.2.25' })
  await begin(app, { target: '192.0.2.25' })
  const refused = await app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'example.com' } })
  expect(refused.json()).toMatchObject({ code: 'rate_limited', detail: expect.not.stringContaining('/t/') })
})
