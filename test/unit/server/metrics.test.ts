import { describe, expect, test } from 'vitest'
import { createMetrics } from '../../../server/metrics/metrics.ts'
import { watchProcess } from '../../../server/metrics/process.ts'
import { metered } from '../../../server/probe/dns/metered.ts'
import type { Answer } from '../../../server/probe/dns/resolver.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fold } from '../../../shared/fold.ts'
import { crowd, hanging, interrupted, mixed } from '../../samples/tests.ts'
import { ManualClock } from '../../wire/manual-clock.ts'
import { begin, opened, resolved, setting, started } from './setting.ts'

const practised = (events: TestEvent[]) =>
  events.map((event) =>
    event.type === 'queued' ? { ...event, target: { ...event.target, input: 'practice:starttls-454' } } : event,
  )

describe('a test that ended is counted by its facts', () => {
  test('each step with its time and its lamp, each check, and what went wrong', async () => {
    const metrics = createMetrics('1.2.3')
    const facts = fold(null, mixed())
    metrics.finished(facts, 'failed')
    const text = await metrics.text()
    expect(text).toContain('helograph_tests_finished_total{verdict="failed"} 1')
    expect(text).toContain('helograph_test_duration_seconds_count 1')
    expect(text).toContain('helograph_steps_total{step="starttls",status="failed"} 1')
    expect(text).toContain('helograph_steps_total{step="banner",status="passed"} 3')
    expect(text).toContain('helograph_failures_total{kind="reply",fault="target"} 1')
    // The banner of mx2 took six seconds, those of mx1 a few milliseconds.
    expect(text).toContain('helograph_step_duration_seconds_bucket{le="3",step="banner"} 2')
    expect(text).toContain('helograph_step_duration_seconds_bucket{le="10",step="banner"} 3')
    expect(text).toContain('helograph_check_duration_seconds_count{check="dns"} 1')
    expect(text).toContain('helograph_checks_total{check="dns",status="passed"} 1')
    expect(text).toContain(`helograph_sessions_total{status="passed"} 2`)
    expect(text).toContain('helograph_session_wait_seconds_count 4')
    expect(text).toContain('helograph_build_info{version="1.2.3",')
  })

  test('one that was cut off, and one whose log could not be read, are counted too', async () => {
    const metrics = createMetrics('1.2.3')
    metrics.finished(fold(null, interrupted()), null)
    metrics.finished(null, null)
    expect(await metrics.text()).toContain('helograph_tests_finished_total{verdict="none"} 2')
  })

  test('a practice server says nothing about this world', async () => {
    const metrics = createMetrics('1.2.3')
    metrics.finished(fold(null, practised(mixed())), 'failed')
    const text = await metrics.text()
    expect(text).toContain('helograph_tests_finished_total{verdict="failed"} 1')
    expect(text).not.toMatch(/^helograph_(steps_total|failures_total|checks_total)\{/m)
  })
})

test('names and units are as Prometheus wants them, each with its help, and every label comes from a short list', async () => {
  const metrics = createMetrics('1.2.3')
  watchProcess(metrics.registry)
  for (const events of [mixed(), hanging(), interrupted(), crowd()]) metrics.finished(fold(null, events), 'warned')
  metrics.dnsAnswered(12, 'found')
  metrics.refused('busy')
  metrics.answered('GET /t/:id', 2)
  const all = await metrics.registry.getMetricsAsJSON()
  for (const { name, help, type, values } of all) {
    expect(name).toMatch(/^(helograph|process|nodejs)_[a-z0-9_]+$/)
    expect(help.length, name).toBeGreaterThan(10)
    if (!name.startsWith('helograph_')) continue
    if (String(type) === 'counter') expect(name).toMatch(/_total$/)
    if (String(type) === 'histogram') expect(name).toMatch(/_seconds$/)
    for (const { labels } of values)
      for (const label of Object.keys(labels)) {
        expect([
          'verdict',
          'code',
          'budget',
          'status',
          'step',
          'check',
          'kind',
          'fault',
          'version',
          'route',
          'node',
          'le',
        ]).toContain(label)
      }
    expect(values.length, name).toBeLessThan(300)
  }
  // Names and addresses of targets are in none of them.
  expect(await metrics.text()).not.toMatch(/example|192\.0\.2|2001:db8/)
})

test('how long answers take, by route; files and lost links are one, and what is streamed is none', async () => {
  const { app, probe } = await setting()
  const { id } = await begin(app)
  ;(await probe.next()).end()
  await app.inject(`/api/tests/${id}/events`)
  await app.inject(`/api/tests/${id}`)
  await app.inject('/lost/1')
  await app.inject('/lost/2')
  const { body } = await app.inject('/metrics')
  const counted = [...body.matchAll(/^helograph_http_request_duration_seconds_count\{route="([^"]*)"\} (\d+)/gm)]
  expect(Object.fromEntries(counted.map(([, route, count]) => [route, count]))).toEqual({
    'POST /api/tests': '1',
    'GET /api/tests/:id': '1',
    other: '2',
  })
})

test('whose allowance was used up', async () => {
  const env = { CLIENT_TESTS_PER_MINUTE: '1', MAX_TESTS: '1' }
  const { app, probe } = await setting({ env })
  const post = (target: string) => app.inject({ method: 'POST', url: '/api/tests', payload: { target } })
  const figure = async (budget: string) =>
    new RegExp(`^helograph_budget_refusals_total\\{budget="${budget}"\\} (\\d+)$`, 'm').exec(
      (await app.inject('/metrics')).body,
    )?.[1]
  expect(await Promise.all(['client', 'target', 'asked', 'whole', 'tests', 'session'].map(figure))).toEqual([
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
  ])
  probe.spent.add('192.0.2.9')
  await post('192.0.2.9')
  probe.asked.add('192.0.2.10')
  await post('192.0.2.10')
  probe.exhausted = true
  await post('example.org')
  probe.exhausted = false
  await begin(app)
  const busy = await post('example.org')
  expect(Object.keys(busy.json())).not.toContain('budget')
  const given = await probe.next()
  given.tell(started)
  given.tell(resolved('192.0.2.25'))
  given.tell(opened)
  given.tell({
    type: 'skipped',
    session: 0,
    steps: ['connect'],
    reason: 'This address was tested too often just now: …',
  })
  given.end()
  await app.inject(`/api/tests/${given.task.id}/events`)
  await post('example.org')
  expect(await Promise.all(['client', 'target', 'asked', 'whole', 'tests', 'session'].map(figure))).toEqual([
    '1',
    '1',
    '1',
    '1',
    '1',
    '1',
  ])
})

test('the present: what runs, what is kept, and whether it is ready', async () => {
  const { app } = await setting({ env: { MAX_TESTS: '1' } })
  const figure = async (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec((await app.inject('/metrics')).body)?.[1])
  expect(await figure('helograph_ready')).toBe(1)
  expect(await figure('helograph_tests_running_limit')).toBe(1)
  await begin(app)
  expect(await figure('helograph_ready')).toBe(0)
  expect(await figure('helograph_tests_running')).toBe(1)
  expect(await figure('helograph_store_bytes')).toBeGreaterThan(4096)
  expect(await figure('helograph_store_free_bytes')).toBeGreaterThan(1)
})

test('a store that refuses is counted', async () => {
  const { app } = await setting({ around: (store) => ({ ...store, commit: () => Promise.reject(new Error('full')) }) })
  await app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'example.com' } })
  expect((await app.inject('/metrics')).body).toContain('helograph_commit_failures_total 1')
})

test('a question to the DNS is timed while somebody waits for it', async () => {
  const clock = new ManualClock()
  const told: [number, string][] = []
  let answer: (answer: Answer) => void = () => {}
  const asking = { query: () => new Promise<Answer>((resolve) => (answer = resolve)) }
  const resolver = metered(asking, clock, (ms, status) => told.push([ms, status]))
  const empty: Answer = { status: 'empty', aliases: [], authentic: false }
  const first = resolver.query('mx.test', 'A', new AbortController().signal)
  clock.advance(40)
  answer(empty)
  expect(await first).toBe(empty)
  const given = new AbortController()
  const second = resolver.query('mx.test', 'A', given.signal)
  given.abort()
  answer(empty)
  await second
  expect(told).toEqual([[40, 'empty']])
})

describe('with METRICS_TOKEN', () => {
  const token = '0123456789abcdef'
  const read = async (authorization?: string, env: Record<string, string> = { METRICS_TOKEN: token }) =>
    (await setting({ env })).app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })

  test('figures are for whoever sends it', async () => {
    const none = await read()
    expect([none.statusCode, none.json().code, none.headers['www-authenticate']]).toEqual([
      401,
      'unauthorized',
      'Bearer',
    ])
    const wrong = await read(`Bearer ${token}0`)
    expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'forbidden'])
    const right = await read(`Bearer ${token}`)
    expect([right.statusCode, right.body.includes('helograph_viewers 0')]).toEqual([200, true])
  })

  test('and without it for everybody', async () => {
    expect((await read(undefined, {})).statusCode).toBe(200)
  })
})
