import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wantsText } from '../../../server/routes/negotiation.ts'
import { loadPages } from '../../../server/routes/pages.ts'
import { begin, eventsOf, folder, line, opened, setting, started } from './setting.ts'

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'user-agent': 'Mozilla/5.0' }
const CURL = { accept: '*/*', 'user-agent': 'curl/8.5.0' }

describe('the same address is a page and a text', () => {
  test.each([
    [BROWSER, false],
    [CURL, true],
    [{ 'user-agent': 'Wget/1.21' }, true],
    [{ ...CURL, accept: 'text/html' }, false],
    [{ accept: 'text/plain', 'user-agent': 'Mozilla/5.0' }, true],
    [{ accept: '*/*', 'user-agent': 'Slackbot-LinkExpanding 1.0' }, false],
    [{}, false],
  ])('%j asks for text: %s', (headers, text) => {
    expect(wantsText({ headers })).toBe(text)
  })

  test('a transcript that was deleted while it was shown says so in its last line', async () => {
    const { app } = await setting()
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const { id, deleteToken } = await begin(app)
    const transcript = await fetch(`${url}/api/tests/${id}/transcript`)
    await app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers: { authorization: `Bearer ${deleteToken}` } })
    expect(await transcript.text()).toMatch(/\n\* This test was deleted while it was shown: nothing is kept of it\.\n$/)
  })

  test('a browser gets the page with its events, a terminal the transcript to the end', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app)
    const page = await app.inject({ url: `/t/${id}`, headers: BROWSER })
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-robots-tag': 'noindex' })
    expect(page.headers.vary).toContain('Accept')
    expect(page.body).toContain('"type":"queued"')
    const text = app.inject({ url: `/t/${id}`, headers: CURL })
    const given = await probe.next()
    for (const fact of [started, opened, line('220 mx.example ESMTP')]) given.tell(fact)
    given.end()
    expect((await text).headers['content-type']).toBe('text/plain; charset=utf-8')
    await eventsOf(app, id)
    expect((await app.inject(`/api/tests/${id}/transcript`)).body).toBe((await text).body)
  })

  test('the start page explains itself to a terminal', async () => {
    const { app } = await setting()
    const { body } = await app.inject({ url: '/', headers: CURL })
    expect(body).toContain('curl http://helograph.test/api/tests')
    expect(body).toContain('curl -N http://helograph.test/t/')
    expect((await app.inject({ url: '/', headers: BROWSER })).body).toContain('"kind":"start"')
  })

  test('the start page is drawn with the test that its address asks for, and is no page of its own to search engines', async () => {
    const { app } = await setting()
    const filled = await app.inject({ url: '/?target=example.com&port=587', headers: BROWSER })
    expect(filled.body).toContain('"search":"?target=example.com&port=587"')
    expect(filled.headers['x-robots-tag']).toBe('noindex')
    expect((await app.inject({ url: '/', headers: BROWSER })).headers['x-robots-tag']).toBeUndefined()
  })

  test('a test that is not there is a page for a browser and a problem for a terminal', async () => {
    const { app } = await setting()
    const page = await app.inject({ url: '/t/unknown12345', headers: BROWSER })
    expect(page.statusCode).toBe(404)
    expect(page.headers['content-type']).toMatch('text/html')
    expect(page.body).toContain('"kind":"problem"')
    const text = await app.inject({ url: '/t/unknown12345', headers: CURL })
    expect([text.statusCode, text.json().code]).toEqual([404, 'not_found'])
  })

  test('without a built page the API works, and the page says what to do', async () => {
    const { app } = await setting({ pages: null })
    const { id } = await begin(app)
    for (const url of ['/', `/t/${id}`]) {
      const answer = await app.inject({ url, headers: BROWSER })
      expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('npm run build')])
    }
    expect(await loadPages(folder())).toBeNull()
  })

  test('a built page is filled in, and its state cannot break out of its element', async () => {
    const dist = folder()
    for (const part of ['client/assets', 'server']) mkdirSync(join(dist, part), { recursive: true })
    writeFileSync(join(dist, 'client/index.html'), '<head><!--head--></head><body><!--body--><!--data--></body>')
    writeFileSync(join(dist, 'client/assets/app-1a2b.js'), '1')
    writeFileSync(join(dist, 'client/favicon.svg'), '<svg/>')
    writeFileSync(join(dist, 'server/package.json'), '{"type":"module"}')
    writeFileSync(
      join(dist, 'server/render.js'),
      'export const render = ({ kind }) => ({ head: `<title>$&</title>`, body: kind, state: { kind } })',
    )
    const { app } = await setting({ pages: await loadPages(dist), env: { VANTAGE: 'x' } })
    const { id } = await begin(app, { target: 'example.com' })
    const { body } = await app.inject({ url: `/t/${id}`, headers: BROWSER })
    expect(body).toMatch(
      /^<head><title>\$&<\/title><\/head><body>report<script type="application\/json" id="page">\{.*\}<\/script><\/body>$/,
    )
    expect((await app.inject('/assets/app-1a2b.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    )
    expect((await app.inject('/favicon.svg')).headers['cache-control']).toBe('no-cache')
    expect((await app.inject('/index.html')).statusCode).toBe(404)
  })
})
