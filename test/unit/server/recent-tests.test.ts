import { describe, expect, it, test } from 'vitest'
import { RecentTests } from '../../../server/dispatch/recent-tests.ts'
import { SKIPS } from '../../../shared/diagnosis/notes.ts'
import type { Target } from '../../../shared/events.ts'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import { STEPS } from '../../../shared/words.ts'
import { ManualTime } from '../../setup/manual-time.ts'
import { begin, eventsOf, opened, setting, started } from './setting.ts'

const target: Target = { input: 'x', kind: 'domain', host: 'example.com', port: 25, security: 'auto', family: 'any' }
const asks = { target, options: { ...DEFAULT_OPTIONS, via: 'auto' as const, auth: false } }

describe('what was tested a moment ago', () => {
  let now = 0
  const recent = () => {
    now = 0
    return new RecentTests(() => now, 2)
  }

  it('is known while it is fresh: since it began, or since it ended', () => {
    const tests = recent()
    tests.began('a', asks)
    now = 12_000
    expect(tests.of(asks)).toEqual({ id: 'a', status: 'running', ageMs: 12_000 })
    now = 40_000
    expect(tests.of(asks)).toBeNull()
    tests.ended('a')
    now = 45_000
    expect(tests.of({ ...asks, target: { ...target, input: 'EXAMPLE.com' } })).toMatchObject({ id: 'a', ageMs: 5000 })
    now = 70_000
    expect(tests.of(asks)).toBeNull()
  })

  it('answers the same question only, and nobody who logs in', () => {
    const tests = recent()
    const login = { ...asks, options: { ...asks.options, auth: true } }
    tests.began('a', asks)
    tests.began('b', login)
    expect(tests.of(login)).toBeNull()
    expect(tests.of({ ...asks, options: { ...asks.options, relay: true } })).toBeNull()
    expect(tests.of({ ...asks, target: { ...target, port: 587 } })).toBeNull()
  })

  it('is the latest, and gone with it; nobody remembers without end', () => {
    const tests = recent()
    tests.began('a', asks)
    tests.began('b', asks)
    tests.forget('a')
    expect(tests.of(asks)?.id).toBe('b')
    tests.forget('b')
    expect(tests.of(asks)).toBeNull()
    for (const host of ['one.example', 'two.example', 'three.example'])
      tests.began(host, { ...asks, target: { ...target, host } })
    expect(tests.of({ ...asks, target: { ...target, host: 'one.example' } })).toBeNull()
    expect(tests.of({ ...asks, target: { ...target, host: 'three.example' } })?.id).toBe('three.example')
  })
})

test('where the latest says nothing, the one before it is shown', () => {
  const tests = new RecentTests(() => 0)
  for (const id of ['a', 'b', 'c']) tests.began(id, asks)
  tests.ended('a')
  tests.ended('b')
  expect(tests.of(asks)).toMatchObject({ id: 'c', status: 'running' })
  tests.forget('c')
  expect(tests.of(asks)).toMatchObject({ id: 'b', status: 'finished' })
  tests.forget('b')
  expect(tests.of(asks)).toBeNull()
})

test('a test that visited nobody is not shown to whoever is content with a fresh one', async () => {
  const { app, probe } = await setting()
  const content = async () =>
    (await app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'example.com', fresh: false } })).json()
  const real = await begin(app)
  const visits = await probe.next()
  visits.tell(started)
  visits.tell(opened)
  visits.tell({ type: 'step', session: 0, step: 'connect', status: 'passed', summary: '' })
  visits.end()
  await eventsOf(app, real.id)
  const empty = await begin(app)
  const leftOut = await probe.next()
  leftOut.tell(started)
  leftOut.tell(opened)
  leftOut.tell({ type: 'skipped', session: 0, steps: [...STEPS], reason: `${SKIPS.budget}: test again in 9 s.` })
  leftOut.end()
  await eventsOf(app, empty.id)
  expect(await content()).toMatchObject({ id: real.id, status: 'finished' })
})

test('who is content with a fresh result is told it, and everybody else begins a test', async () => {
  const time = new ManualTime(1_764_000_000_000)
  const { app, probe, store } = await setting({ time, env: { CLIENT_TESTS_PER_MINUTE: '2' } })
  const content = () =>
    app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'Example.COM', fresh: false } })
  const first = await begin(app)
  const given = await probe.next()
  time.advance(12_000)
  const known = await content()
  expect(known.statusCode).toBe(200)
  expect(known.json()).toEqual({ id: first.id, url: first.url, status: 'running', ageMs: 12_000 })
  given.end()
  await eventsOf(app, first.id)
  expect((await content()).json()).toMatchObject({ status: 'finished', ageMs: 0 })
  expect(await store.unfinished()).toEqual([])
  const second = await begin(app)
  expect(second.id).not.toBe(first.id)
  for (const { id, deleteToken } of [first, second]) {
    expect((await content()).statusCode).toBe(200)
    const headers = { authorization: `Bearer ${deleteToken}` }
    await app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers })
  }
  // The budget of this visitor is spent: what was deleted is not shown, and no other test begun.
  expect((await content()).statusCode).toBe(429)
})
