/** What the house does with addresses and answers as a whole, whatever the route. */
import { describe, expect, test } from 'vitest'
import { begin, setting } from './setting.ts'

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'user-agent': 'Mozilla/5.0' }

describe('an address', () => {
  test('with a slash at its end is the same one', async () => {
    const { app } = await setting()
    const { id } = await begin(app)
    expect((await app.inject({ url: `/t/${id}/`, headers: BROWSER })).statusCode).toBe(200)
  })

  test('at which nothing is kept is a page for a browser and a problem for a program', async () => {
    const { app } = await setting()
    const page = await app.inject({ url: '/nothing/here', headers: BROWSER })
    expect([page.statusCode, page.body]).toEqual([404, expect.stringContaining('"kind":"problem"')])
    expect((await app.inject('/nothing/here')).json()).toMatchObject({ code: 'not_found' })
  })
})

describe('an answer', () => {
  test('that is made as a whole is packed for whoever can unpack it', async () => {
    const { app } = await setting()
    const packed = await app.inject({ url: '/api/openapi.json', headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringMatching(/accept-encoding/i),
    })
    expect((await app.inject('/api/openapi.json')).headers['content-encoding']).toBeUndefined()
  })

  test('that is streamed leaves as it comes', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app)
    const events = app.inject({ url: `/api/tests/${id}/events`, headers: { 'accept-encoding': 'gzip' } })
    ;(await probe.next()).end()
    expect((await events).headers['content-encoding']).toBeUndefined()
  })
})

test('only tests that are begun count against whoever begins them', async () => {
  const { app } = await setting({ env: { CLIENT_TESTS_PER_MINUTE: '1' } })
  const post = (target: string) => app.inject({ method: 'POST', url: '/api/tests', payload: { target } })
  for (let i = 0; i < 5; i++) expect((await post('a..b')).statusCode).toBe(400)
  expect((await post('example.com')).statusCode).toBe(201)
  const refused = await post('example.org')
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, expect.stringMatching(/^[1-9]\d?$/)])
})
