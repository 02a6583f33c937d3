import { expect, test, vi } from 'vitest'
import { testOf } from '../../../server/routes/refusals.ts'
import { begin, eventsOf, opened, setting, started } from './setting.ts'

test('the log tells of each test that ended, by its id and nothing else that is known of it', async () => {
  const { app, probe } = await setting()
  const logged = vi.spyOn(app.log, 'info')
  const { id } = await begin(app)
  const given = await probe.next()
  given.tell(started)
  given.tell(opened)
  given.end()
  await eventsOf(app, id)
  const lines = logged.mock.calls.filter(([, message]) => message === 'a test ended')
  expect(lines).toHaveLength(1)
  const [[details]] = lines as unknown as [[object]]
  expect(details).toMatchObject({ testId: id, status: 'finished', durationMs: expect.any(Number), sessions: 1 })
  expect(Object.keys(details).sort()).toEqual(['durationMs', 'sessions', 'status', 'testId', 'verdict'])
})

test('what goes wrong with a test is logged with its id', async () => {
  const { app, probe } = await setting()
  const logged = vi.spyOn(app.log, 'error')
  const { id } = await begin(app)
  const given = await probe.next()
  given.fail(new Error('a bug'))
  await eventsOf(app, id)
  expect(logged).toHaveBeenCalledWith(expect.objectContaining({ testId: id }), 'the probe broke down')
})

test('so is what goes wrong with a request, where it is about a test', () => {
  expect(testOf({ params: { id: 'abcdefghijkl' } })).toEqual({ testId: 'abcdefghijkl' })
  for (const params of [undefined, {}, { id: '"><script>' }, { name: 'starttls-454' }])
    expect(testOf({ params })).toEqual({})
})
