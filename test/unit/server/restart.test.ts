import { expect, test } from 'vitest'
import { begin, eventsOf, leftBehind, line, opened, setting, started } from './setting.ts'

test('after a crash, what was seen is there; what had begun is interrupted; what was queued is run', async () => {
  const before = await setting()
  const begun = await begin(before.app)
  const given = await before.probe.next()
  const queued = await begin(before.app)
  await before.probe.next()
  const finished = await begin(before.app)
  const third = await before.probe.next()
  third.tell(started)
  third.end()
  const whole = await eventsOf(before.app, finished.id)
  given.tell(started)
  given.tell(opened)
  given.tell(line('220 mx.example'))
  while ((await before.store.read(begun.id, 3)).length === 0) await new Promise((resolve) => setImmediate(resolve))

  const after = await setting({ dir: leftBehind(before.dir) })
  const events = await eventsOf(after.app, begun.id)
  expect(events.map(({ n, type }) => `${n} ${type}`)).toEqual([
    '1 queued',
    '2 started',
    '3 session',
    '4 line',
    '5 finished',
  ])
  expect(events.at(-1)).toMatchObject({
    status: 'interrupted',
    reason: expect.stringContaining('The probe was stopped'),
  })
  expect(events.at(-1)?.ms).toBeGreaterThanOrEqual(events.at(-2)?.ms ?? Number.POSITIVE_INFINITY)
  expect(await eventsOf(after.app, finished.id)).toEqual(whole)

  const again = await after.probe.next()
  expect(again.task.id).toBe(queued.id)
  again.tell(started)
  again.end()
  expect((await eventsOf(after.app, queued.id)).map(({ n, type }) => `${n} ${type}`)).toEqual([
    '1 queued',
    '2 started',
    '3 finished',
  ])
})

test('when it is stopped in order, running tests are interrupted and stored as such', async () => {
  const before = await setting()
  const { id } = await begin(before.app)
  const given = await before.probe.next()
  given.tell(started)
  await before.close()
  expect(given.signal.aborted).toBe(true)
  const after = await setting({ dir: before.dir })
  expect((await eventsOf(after.app, id)).at(-1)).toMatchObject({ n: 3, type: 'finished', status: 'interrupted' })
  const report = await after.app.inject(`/api/tests/${id}`)
  expect(report.json()).toMatchObject({
    status: 'interrupted',
    reason: expect.stringContaining("nothing of that is the target's doing"),
  })
})

test('an expired report is gone, and says so', async () => {
  const before = await setting()
  const { id } = await begin(before.app)
  const given = await before.probe.next()
  given.end()
  await eventsOf(before.app, id)
  await before.store.expire(Date.now() + 1, Date.now())
  const answer = await before.app.inject(`/api/tests/${id}`)
  expect([answer.statusCode, answer.json().code]).toEqual([410, 'gone'])
})
