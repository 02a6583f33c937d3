import { describe, expect, test } from 'vitest'
import { createPreviews } from '../../../server/pictures/previews.ts'
import type { Fact } from '../../../shared/events.ts'
import { readPng } from '../png.ts'
import { elementsOf } from '../xml.ts'
import { begin, eventsOf, line, opened, setting, started } from './setting.ts'

const skipped: Fact = { type: 'skipped', session: 0, steps: ['quit'], reason: 'Not reached.' }

/** A test that has ended. */
async function ended(env: Record<string, string> = {}) {
  const house = await setting({ env })
  const begun = await begin(house.app)
  const given = await house.probe.next()
  for (const fact of [started, opened, line('220 mx.example'), skipped]) given.tell(fact)
  given.end()
  await eventsOf(house.app, begun.id)
  return { ...house, ...begun }
}

describe('the picture of a test', () => {
  test('is a PNG that anybody may show and nobody shall index, kept for an hour once the test has ended', async () => {
    const { app, id } = await ended()
    const { statusCode, headers, rawPayload } = await app.inject(`/t/${id}/preview.png`)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
    expect(readPng(rawPayload)).toMatchObject({ width: 1200, height: 630 })
    expect(rawPayload.length).toBeLessThan(300_000)
  })

  test('is asked for anew while the test runs, and is not sent twice to whoever has it', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app)
    const given = await probe.next()
    const first = await app.inject(`/t/${id}/preview.png`)
    expect(first.headers['cache-control']).toBe('no-cache')
    const again = (etag: string) => app.inject({ url: `/t/${id}/preview.png`, headers: { 'if-none-match': etag } })
    const same = await again(`W/"other", ${first.headers.etag}`)
    expect([same.statusCode, same.rawPayload.length, same.headers.etag]).toEqual([304, 0, first.headers.etag])
    for (const fact of [started, opened]) given.tell(fact)
    given.end()
    await eventsOf(app, id)
    const changed = await again(String(first.headers.etag))
    expect([changed.statusCode, changed.headers['content-type']]).toEqual([200, 'image/png'])
    expect(changed.rawPayload.equals(first.rawPayload)).toBe(false)
  })
})

test('the picture of a test is in German where its address says so', async () => {
  const { app, id } = await ended()
  const [english, german] = await Promise.all(
    ['', '?lang=de'].map((query) => app.inject(`/t/${id}/preview.png${query}`)),
  )
  expect(german?.statusCode).toBe(200)
  expect(german?.rawPayload.equals(english?.rawPayload ?? Buffer.of())).toBe(false)
  expect((await app.inject(`/t/${id}/preview.png?lang=tlh`)).statusCode).toBe(400)
})

describe('the badge of a test', () => {
  test('is an SVG that loads nothing and runs nothing, and says how the test stands now', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app)
    const running = await app.inject(`/t/${id}/badge.svg`)
    expect(running.headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-robots-tag': 'noindex',
    })
    expect(elementsOf(running.body)[0]?.attributes['aria-label']).toMatch(
      /^Helograph: example\.com (about to begin|running)$/,
    )
    const given = await probe.next()
    given.fail(new Error('a bug'))
    await eventsOf(app, id)
    const after = await app.inject(`/t/${id}/badge.svg`)
    expect(after.headers['cache-control']).toBe('public, max-age=3600')
    expect(after.body).toContain('interrupted')
  })
})

test('what cannot be shown is a problem, and not to be indexed either', async () => {
  const { app, id, deleteToken } = await ended()
  for (const name of ['preview.png', 'badge.svg']) {
    const none = await app.inject(`/t/abcdefghijkl/${name}`)
    expect([none.statusCode, none.json().code, none.headers['x-robots-tag']]).toEqual([404, 'not_found', 'noindex'])
  }
  await app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers: { authorization: `Bearer ${deleteToken}` } })
  for (const name of ['preview.png', 'badge.svg']) {
    const gone = await app.inject(`/t/${id}/${name}`)
    expect([gone.statusCode, gone.json().code, gone.headers['x-robots-tag'], gone.headers['cache-control']]).toEqual([
      410,
      'gone',
      'noindex',
      'no-store',
    ])
  }
})

describe('how long a report is kept', () => {
  test('is said in the report and on the page', async () => {
    const { app, id, store } = await ended({ RETENTION_DAYS: '7' })
    const { createdAt = 0 } = (await store.find(id)) ?? {}
    const expiresAt = new Date(createdAt + 7 * 86_400_000).toISOString()
    expect((await app.inject(`/api/tests/${id}`)).json().expiresAt).toBe(expiresAt)
    const page = await app.inject({ url: `/t/${id}`, headers: { accept: 'text/html' } })
    expect(page.body).toContain(`"expiresAt":"${expiresAt}","permalink":"http://helograph.test/t/${id}"`)
  })

  test('ends for its pictures as well', async () => {
    const epoch = { now: Date.parse('2026-11-24T12:00:00Z') }
    const time = { now: () => performance.now(), epoch: () => epoch.now, after: () => () => {} }
    const { app, probe } = await setting({ env: { RETENTION_DAYS: '1' }, time })
    const { id } = await begin(app)
    ;(await probe.next()).end()
    await eventsOf(app, id)
    epoch.now += 86_400_000 - 90_000
    expect((await app.inject(`/t/${id}/badge.svg`)).headers['cache-control']).toBe('public, max-age=90')
    epoch.now += 100_000
    expect((await app.inject(`/t/${id}/badge.svg`)).headers['cache-control']).toBe('no-cache')
  })

  test.each(['deleted', 'expired'])('a page that was %s says that it is no longer kept', async (how) => {
    const { app, id, deleteToken, store } = await ended()
    const authorization = `Bearer ${deleteToken}`
    if (how === 'expired') await store.expire(Date.now() + 1000, Date.now())
    else await app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers: { authorization } })
    const page = await app.inject({ url: `/t/${id}`, headers: { accept: 'text/html' } })
    expect([page.statusCode, page.headers['x-robots-tag']]).toEqual([410, 'noindex'])
    expect(page.body).toContain(`${'This test was deleted or has expired.'}`)
  })
})

describe('pictures that are kept', () => {
  /** Draws when it is told to. */
  function studio() {
    const drawn: string[] = []
    const finish: ((error?: Error) => void)[] = []
    const toPng = (svg: string) =>
      new Promise<Buffer>((resolve, reject) => {
        drawn.push(svg)
        finish.push((error) => (error ? reject(error) : resolve(Buffer.from(svg))))
      })
    /** Waits until a picture is being drawn, and finishes it. */
    const next = async (error?: Error) => {
      while (finish.length === 0) await new Promise(setImmediate)
      finish.shift()?.(error)
    }
    return { toPng, drawn, next }
  }

  test('are drawn once, however many ask, and one at a time', async () => {
    const { toPng, drawn, next } = studio()
    const previews = createPreviews(toPng)
    const asked = [previews.png('a', 'A'), previews.png('a', 'A'), previews.png('b', 'B')]
    await next()
    expect((await asked[0])?.toString()).toBe('A')
    await next()
    expect((await Promise.all(asked)).map(String)).toEqual(['A', 'A', 'B'])
    expect(drawn).toEqual(['A', 'B'])
  })

  test('are forgotten when others were asked for since', async () => {
    const { toPng, drawn, next } = studio()
    const previews = createPreviews(toPng, 2)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
      const before = drawn.length
      const asked = previews.png(key, key)
      await new Promise(setImmediate)
      if (drawn.length > before) await next()
      await asked
    }
    expect(drawn).toEqual(['a', 'b', 'c', 'b'])
  })

  test('are refused where too many wait, and drawn again after a mistake', async () => {
    const { toPng, drawn, next } = studio()
    const previews = createPreviews(toPng, 9, 2)
    const broken = previews.png('a', 'A').catch((error: Error) => error.message)
    const waits = previews.png('b', 'B')
    expect(await previews.png('c', 'C')).toBeNull()
    await next(new Error('no font'))
    expect(await broken).toBe('no font')
    await next()
    expect(String(await waits)).toBe('B')
    const again = previews.png('a', 'A')
    await next()
    expect(String(await again)).toBe('A')
    expect(drawn).toEqual(['A', 'B', 'A'])
  })
})
