import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createReadiness } from '../../../server/dispatch/readiness.ts'
import { begin, PuppetProbe, setting } from './setting.ts'

const JSON_ONLY = { accept: 'application/json' }

describe('/readyz', () => {
  test('is ready, in text and in JSON', async () => {
    const { app } = await setting()
    const text = await app.inject('/readyz')
    expect([text.statusCode, text.body, text.headers['content-type']]).toEqual([
      200,
      'ready\n',
      'text/plain; charset=utf-8',
    ])
    const json = await app.inject({ url: '/readyz', headers: JSON_ONLY })
    expect(json.json()).toEqual({ ready: true, reasons: [] })
    expect(json.headers['cache-control']).toBe('no-store')
  })

  test.each(['find', 'tryToWrite'])(
    'is not while the store fails at %s, and says what to look at, not what it is made of',
    async (call) => {
      const { app } = await setting({
        around: (store) => ({ ...store, [call]: () => Promise.reject(new Error('SQLITE_FULL at /secret/place')) }),
      })
      const answer = await app.inject('/readyz')
      expect(answer.statusCode).toBe(503)
      expect(answer.body).toMatch(/^not ready\nstore: .*disk.*\n$/)
      expect(answer.body).not.toContain('secret')
      expect((await app.inject('/healthz')).statusCode).toBe(200)
    },
  )

  test('is not while as many tests run as are let in, and is again when one has ended', async () => {
    const { app, probe } = await setting({ env: { MAX_TESTS: '1' } })
    const { id } = await begin(app)
    const full = await app.inject({ url: '/readyz', headers: JSON_ONLY })
    expect(full.statusCode).toBe(503)
    expect(full.json()).toMatchObject({
      ready: false,
      reasons: [{ code: 'full', detail: expect.stringContaining('MAX_TESTS=1') }],
    })
    const given = await probe.next()
    given.end()
    await app.inject(`/api/tests/${id}/events`)
    expect((await app.inject('/readyz')).statusCode).toBe(200)
  })

  test('says so while it is being stopped; reports can still be read, and tests are refused with the reason', async () => {
    /** A probe that takes its time. */
    class Slow extends PuppetProbe {
      over: () => void = () => {}
      override run(): Promise<void> {
        return new Promise((resolve) => {
          this.over = resolve
        })
      }
    }
    const probe = new Slow()
    const { app, close } = await setting({ probe })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const { id } = await begin(app)
    const closed = close()
    const readyz = await fetch(`${url}/readyz`)
    expect([readyz.status, await readyz.text()]).toEqual([503, 'not ready\nstopping: Helograph is being stopped.\n'])
    expect((await fetch(`${url}/api/tests/${id}`)).status).toBe(200)
    const refused = await fetch(`${url}/api/tests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"target":"example.com"}',
    })
    expect([refused.status, await refused.json()]).toMatchObject([
      503,
      { code: 'busy', detail: expect.stringContaining('being stopped') },
    ])
    probe.over()
    await closed
  })
})

test('the store is tried once a second at most, whoever asks', async () => {
  let [now, tried, failing] = [0, 0, false]
  const store = {
    find: async () => null,
    tryToWrite: async () => {
      tried++
      if (failing) throw new Error('full')
    },
  }
  const unready = createReadiness({
    store,
    dispatch: { running: 0 },
    stopping: () => false,
    maxTests: 0,
    now: () => now,
  })
  expect(await Promise.all([unready(), unready()])).toEqual([[], []])
  failing = true
  now = 999
  expect([await unready(), tried]).toEqual([[], 1])
  now = 1000
  expect([(await unready()).map(({ code }) => code), tried]).toEqual([['store'], 2])
  failing = false
  now = 2000
  expect(await unready()).toEqual([])
})
