import { describe, expect, it, test } from 'vitest'
import { localPath } from '../../../server/routes/access.ts'
import { begin, type Setting, setting } from './setting.ts'

const TOKEN = 'open-sesame-0123456789'
const HTML = { accept: 'text/html' }
const env = { ACCESS_TOKEN: TOKEN, CLIENT_TESTS_PER_MINUTE: '0' }
const bearer = { authorization: `Bearer ${TOKEN}` }

const enter = ({ app }: Setting, token: string, next = '/t/abc?x=1') =>
  app.inject({
    method: 'POST',
    url: '/access',
    headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ token, next }).toString(),
  })

describe('a private Helograph', () => {
  it('keeps everybody out, from pages, calls, shared links and pictures, also where there is nothing', async () => {
    const here = await setting({ env })
    const made = await here.app.inject({
      method: 'POST',
      url: '/api/tests',
      payload: { target: 'example.com' },
      headers: bearer,
    })
    expect(made.statusCode).toBe(201)
    const { id } = made.json()
    for (const url of [
      '/',
      '/findings',
      '/practice',
      '/metrics',
      '/api/openapi.json',
      '/nowhere',
      `/t/${id}`,
      `/t/${id}/badge.svg`,
      `/t/${id}/preview.png`,
      `/api/tests/${id}`,
      `/api/tests/${id}/events`,
      `/api/tests/${id}/transcript`,
    ]) {
      const answer = await here.app.inject(url)
      expect([url, answer.statusCode]).toEqual([url, 401])
      expect(answer.body).not.toContain('example.com')
      if (url.startsWith('/api/')) expect(answer.json().code).toBe('unauthorized')
      const page = await here.app.inject({ url, headers: HTML })
      expect([url, page.statusCode]).toEqual([url, 401])
      expect(page.body).toContain('"kind":"access"')
      expect(page.body).not.toContain('example.com')
      expect((await here.app.inject({ url, headers: { authorization: `Bearer ${TOKEN}x` } })).statusCode).not.toBe(200)
    }
    const order = await here.app.inject({ method: 'POST', url: '/api/tests', payload: { target: 'example.com' } })
    expect(order.statusCode).toBe(401)
    expect(await here.store.unfinished()).toHaveLength(1)
  })

  it('tells whether it lives, and whom to ask', async () => {
    const { app } = await setting({ env })
    for (const url of ['/healthz', '/readyz', '/about-this-probe']) expect((await app.inject(url)).statusCode).toBe(200)
    expect((await app.inject({ url: '/', headers: { host: 'probe.example' } })).body).toContain('about-probe')
  })

  it('lets in who sends the secret, in either header, and leaves delete tokens their place', async () => {
    const { app } = await setting({ env })
    for (const headers of [bearer, { 'helograph-access': TOKEN }])
      expect((await app.inject({ url: '/api/openapi.json', headers })).statusCode).toBe(200)
    const answer = await app.inject({
      method: 'POST',
      url: '/api/tests',
      payload: { target: 'example.com' },
      headers: bearer,
    })
    const { id, deleteToken } = answer.json()
    const remove = (authorization?: string) =>
      app.inject({ method: 'DELETE', url: `/api/tests/${id}`, headers: authorization ? { authorization } : {} })
    expect((await remove()).statusCode).toBe(401)
    expect((await remove(bearer.authorization)).statusCode).toBe(403)
    expect((await remove(`Bearer ${deleteToken}`)).statusCode).toBe(204)
  })

  it('asks a browser once: a form, then a cookie that no script reads and that is not the secret', async () => {
    const here = await setting({ env: { ...env, PUBLIC_URL: 'https://helograph.test' } })
    const entered = await enter(here, ` ${TOKEN} `)
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/t/abc?x=1'])
    const [cookie = '', ...rules] = String(entered.headers['set-cookie']).split('; ')
    expect(rules).toEqual(['Path=/', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Lax', 'Secure'])
    expect(cookie).not.toContain(TOKEN)
    expect((await here.app.inject({ url: '/', headers: { ...HTML, cookie: `other=1; ${cookie}` } })).statusCode).toBe(
      200,
    )
    expect((await here.app.inject({ url: '/', headers: { cookie: `${cookie}x` } })).statusCode).toBe(401)
    const made = await here.app.inject({
      method: 'POST',
      url: '/api/tests',
      payload: { target: 'example.com' },
      headers: { cookie },
    })
    expect(made.statusCode).toBe(201)
  })

  it('does not say much to a wrong secret, and after ten of them nothing for a while', async () => {
    const here = await setting({ env })
    const wrong = await enter(here, 'not-the-secret-000')
    expect([wrong.statusCode, wrong.headers['set-cookie']]).toEqual([403, undefined])
    expect(wrong.body).toContain('"wrong":true')
    for (let tries = 1; tries < 10; tries++) await enter(here, `wrong-${tries}`)
    const right = await enter(here, TOKEN)
    expect([right.statusCode, right.json().code]).toEqual([429, 'rate_limited'])
  })

  it('is closed to WebSockets, too', async () => {
    const { app } = await setting({ env })
    const url = '/api/tests/abcdefghijkl/events'
    await app.ready()
    await expect(app.injectWS(url)).rejects.toThrow('401')
  })
})

test('without a secret there is no door', async () => {
  const here = await setting()
  await begin(here.app)
  expect((await here.app.inject('/')).statusCode).toBe(200)
  expect((await enter(here, TOKEN)).statusCode).toBe(404)
})

it.each([
  ['/t/abc?x=1', '/t/abc?x=1'],
  ['//other.example', '/'],
  ['/\\other.example', '/'],
  ['/a\\b', '/'],
  ['https://other.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/a b', '/'],
  ['/\r\nset-cookie: x', '/'],
  ['', '/'],
])('after the door %j is %s', (next, path) => {
  expect(localPath(next)).toBe(path)
})
