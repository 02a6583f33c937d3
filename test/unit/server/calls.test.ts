import { describe, expect, test } from 'vitest'
import { DEFAULT_OPTIONS } from '../../../shared/options.ts'
import { begin, eventsOf, line, opened, setting, started } from './setting.ts'

describe('a test over HTTP', () => {
  test('is accepted with a link, a place and a token, and its first event is there', async () => {
    const { app, store } = await setting()
    const answer = await app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'user@example.com' } })
    expect(answer.statusCode).toBe(201)
    const { id, url, status, deleteToken } = answer.json()
    expect(id).toMatch(/^[0-9A-Za-z]{12}$/)
    expect(answer.headers.location).toBe(`/api/tests/${id}`)
    expect({ url, status }).toEqual({ url: `http://helograph.test/t/${id}`, status: 'queued' })
    expect(Buffer.from(deleteToken, 'base64url')).toHaveLength(32)
    const [chunk] = await store.read(id, 0)
    expect(JSON.parse(chunk?.bytes.toString().split('\n')[0] ?? '')).toMatchObject({
      n: 1,
      type: 'queued',
      id,
      target: { input: 'example.com', kind: 'domain', port: 25 },
      options: { ...DEFAULT_OPTIONS, via: 'mx' },
    })
    expect(JSON.stringify(await store.find(id))).not.toContain(deleteToken)
  })

  test('streams its events as lines until it ends, dated and numbered without gaps', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app)
    const given = await probe.next()
    const events = eventsOf(app, id)
    for (const fact of [started, opened, line('220 mx.example')]) given.tell(fact)
    given.end()
    const seen = await events
    expect(seen.map(({ type }) => type)).toEqual(['queued', 'started', 'session', 'line', 'finished'])
    expect(seen.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
    expect(seen.every(({ at }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at))).toBe(true)
    expect(seen.every(({ ms }, index) => index === 0 || ms >= (seen[index - 1]?.ms ?? 0))).toBe(true)
    expect((await eventsOf(app, id, 3)).map(({ n }) => n)).toEqual([4, 5])
    expect(await eventsOf(app, id, 5)).toEqual([])
  })

  test('has a report while it runs and when it is finished', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app, { target: 'mx.example:587', patience: 5, envelope: false })
    const queued = await app.inject(`/api/tests/${id}`)
    expect(queued.json()).toMatchObject({ id, verdict: null, target: { host: 'mx.example', port: 587, kind: 'host' } })
    const given = await probe.next()
    given.tell(started)
    given.end()
    await eventsOf(app, id)
    const finished = await app.inject(`/api/tests/${id}`)
    expect(finished.json()).toMatchObject({ id, status: 'finished', options: { patience: 5, envelope: false } })
    expect(finished.headers['x-robots-tag']).toBe('noindex')
  })

  test('ends as interrupted, with the blame where it belongs, when the probe breaks down', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app)
    const given = await probe.next()
    given.fail(new Error('a bug'))
    const events = await eventsOf(app, id)
    expect(events.at(-1)).toMatchObject({
      type: 'finished',
      status: 'interrupted',
      reason: expect.stringContaining('a fault of Helograph'),
    })
    expect(JSON.stringify(events)).not.toContain('a bug')
  })

  test('is stopped by whoever has the token, and by nobody else; what was seen stays', async () => {
    const { app, probe } = await setting()
    const { id, deleteToken } = await begin(app)
    const given = await probe.next()
    given.tell(started)
    const stop = (authorization?: string) =>
      app.inject({ method: 'POST', url: `/api/tests/${id}/stop`, headers: authorization ? { authorization } : {} })
    expect((await stop()).json().code).toBe('unauthorized')
    expect((await stop('Bearer wrong')).json().code).toBe('forbidden')
    expect(given.signal.aborted).toBe(false)
    expect((await stop(`Bearer ${deleteToken}`)).statusCode).toBe(204)
    expect(given.signal.aborted).toBe(true)
    const events = await eventsOf(app, id)
    expect(events.map(({ type }) => type)).toEqual(['queued', 'started', 'finished'])
    expect(events.at(-1)).toMatchObject({ status: 'interrupted', reason: 'It was stopped by whoever made it.' })
    expect((await stop(`Bearer ${deleteToken}`)).statusCode).toBe(204)
    expect(await eventsOf(app, id)).toEqual(events)
    const nowhere = await app.inject({ method: 'POST', url: '/api/tests/nothinghere1/stop' })
    expect(nowhere.json().code).toBe('not_found')
  })

  test('is deleted by whoever has the token, and by nobody else', async () => {
    const { app, probe, store } = await setting()
    const { id, deleteToken } = await begin(app)
    const given = await probe.next()
    given.tell(started)
    const remove = (authorization?: string) =>
      app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers: authorization ? { authorization } : {} })
    const none = await remove()
    expect([none.statusCode, none.json().code, none.headers['www-authenticate']]).toEqual([
      401,
      'unauthorized',
      'Bearer',
    ])
    const wrong = await remove(`Bearer ${deleteToken.toLowerCase()}x`)
    expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'forbidden'])
    const watching = eventsOf(app, id)
    expect((await remove(`Bearer ${deleteToken}`)).statusCode).toBe(204)
    expect(given.signal.aborted).toBe(true)
    expect((await watching).some(({ type }) => type === 'finished')).toBe(false)
    expect(await store.read(id, 0)).toEqual([])
    for (const url of [`/api/tests/${id}`, `/api/tests/${id}/events`, `/api/tests/${id}/transcript`, `/t/${id}`]) {
      expect((await app.inject(url)).statusCode).toBe(410)
    }
    expect((await remove(`Bearer ${deleteToken}`)).json().code).toBe('gone')
    given.tell(line('too late'))
    await begin(app)
    expect(await store.read(id, 0)).toEqual([])
  })
})

describe('operations', () => {
  test('health, readiness, and the figures of what happened', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app)
    expect((await app.inject('/healthz')).body).toBe('ok\n')
    expect((await app.inject('/readyz')).body).toBe('ready\n')
    expect((await app.inject('/metrics')).body).toContain('helograph_tests_running 1')
    const given = await probe.next()
    given.end()
    await eventsOf(app, id)
    await app.inject('/api/tests/nothing')
    const { body, headers } = await app.inject('/metrics')
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(body).toContain('helograph_tests_accepted_total 1')
    expect(body).toMatch(/helograph_tests_finished_total\{verdict="\w+"\} 1/)
    expect(body).toContain('helograph_requests_refused_total{code="not_found"} 1')
    expect(body).toContain('helograph_tests_running 0')
    expect(body).toMatch(/helograph_commit_seconds_count [1-9]/)
  })

  test('every answer is safe to show', async () => {
    const { app } = await setting()
    for (const url of ['/', '/api/tests/unknown', '/healthz', '/nowhere']) {
      const { headers } = await app.inject(url)
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    }
  })
})
