import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { PROBLEMS, Problem, type ProblemCode } from '../../../server/problems.ts'
import { begin, eventsOf, resolved, type Setting, setting, started } from './setting.ts'

const post = ({ app }: Pick<Setting, 'app'>, payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/tests',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

const limits = { CLIENT_TESTS_PER_MINUTE: '0' }

describe('a request that is refused', () => {
  const cases: [ProblemCode, object | string, string?][] = [
    ['target_invalid', { target: '' }],
    ['target_invalid', {}],
    ['target_invalid', { target: 7 }],
    ['target_invalid', { target: 'two words' }],
    ['target_invalid', { target: 'line\nbreak.example' }],
    ['target_invalid', { target: '0xc0.0.2.1' }],
    ['target_forbidden', { target: '127.0.0.1' }],
    ['target_forbidden', { target: '10.1.2.3:25' }],
    ['target_forbidden', { target: '0x7f.1' }],
    ['target_forbidden', { target: '2130706433' }],
    ['target_refused', { target: 'unwilling.example' }],
    ['port_forbidden', { target: 'example.com:22' }],
    ['port_forbidden', { target: 'example.com', port: 80 }],
    ['request_invalid', { target: 'example.com', port: 0 }, 'port'],
    ['request_invalid', { target: 'example.com', port: '25' }, 'port'],
    ['request_invalid', { target: 'example.com:25', port: 587 }, 'port'],
    ['request_invalid', { target: 'example.com', via: 'pigeon' }, 'via'],
    ['request_invalid', { target: 'smtps://example.com', security: 'none' }, 'security'],
    ['request_invalid', { target: 'example.com', envelope: false, relay: true }, 'relay'],
    ['request_invalid', { target: '192.0.2.1', via: 'mx' }, 'via'],
    ['request_invalid', { target: '192.0.2.1', family: '6' }, 'family'],
    ['request_invalid', { target: 'example.com', patience: 301 }, 'patience'],
    ['request_invalid', { target: 'example.com', patience: 4 }, 'patience'],
    ['request_invalid', { target: 'example.com', envelope: 'yes' }, 'envelope'],
    ['request_invalid', { target: 'example.com', colour: 'red' }, 'colour'],
    ['request_invalid', '{"target": '],
    ['request_invalid', '"example.com"'],
  ]

  test.each(cases)('%s: %j', async (code, payload, field) => {
    const here = await setting({ env: limits })
    const answer = await post(here, payload)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    const body = answer.json()
    expect(body).toMatchObject({ code, type: 'about:blank', ...PROBLEMS[code] })
    expect(body.field).toBe(field)
    expect(body.detail).toMatch(/\S.*\.$/)
    expect(answer.statusCode).toBe(body.status)
    expect(await here.store.unfinished()).toEqual([])
  })

  test('what came without a type is told how to be sent', async () => {
    const { app } = await setting({ env: limits })
    const headers = { 'content-type': 'application/x-yaml' }
    const answer = await app.inject({ method: 'POST', url: '/api/tests', headers, payload: 'target: example.com' })
    expect(answer.json()).toMatchObject({
      code: 'request_invalid',
      detail: expect.stringContaining('application/json'),
    })
  })

  test('a number that is none is said in words', async () => {
    const { app } = await setting({ env: limits })
    const { id } = await begin(app)
    const answer = await app.inject(`/api/tests/${id}/events?after=abc`)
    expect(answer.json().detail).toBe('after must be a whole number in digits, such as 0 or 12.')
  })

  test.each([
    [431, `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`],
    [400, 'HELO mx.example\r\n\r\n'],
  ])('what Node refuses is a problem document as well: %i', async (status, bytes) => {
    const { app } = await setting({ env: limits })
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes))
    const answer = await text(socket)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(`HTTP/1.1 ${status} `)
    expect(head).toContain('content-type: application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ code: 'request_invalid', status })
  })

  test('for what is too long is told so, whether it is the target or all of it', async () => {
    const here = await setting({ env: limits })
    expect((await post(here, { target: 'x'.repeat(3000) })).json().code).toBe('target_invalid')
    expect((await post(here, { target: 'x'.repeat(20_000) })).json().code).toBe('request_invalid')
  })

  test.each<[object, string]>([
    [{}, 'Enter a mail domain, a host or an address: "target" is missing.'],
    [{ target: '' }, 'Enter a mail domain, a host or an address: "target" must not be empty.'],
    [{ target: 7 }, 'Enter a mail domain, a host or an address: "target" must be a text.'],
    [
      { target: 'x'.repeat(3000) },
      'Enter a mail domain, a host or an address: "target" must have at most 2048 characters.',
    ],
    [{ target: 'example.com', port: '25' }, 'port must be a whole number.'],
    [{ target: 'example.com', port: 70_000 }, 'port must be at most 65535.'],
    [{ target: 'example.com', patience: 4 }, 'patience must be at least 5.'],
    [{ target: 'example.com', relay: 'yes' }, 'relay must be true or false.'],
    [{ target: 'example.com', security: 'perhaps' }, 'security must be one of auto, starttls, implicit, none.'],
    [
      { target: 'example.com', 'a<b': 1 },
      'a?b is not a field of this call; the fields are described in /api/openapi.json.',
    ],
  ])('says what is wrong with a field in words: %j', async (payload, detail) => {
    expect((await post(await setting({ env: limits }), payload)).json().detail).toBe(detail)
  })

  test('is told the ports that are tested', async () => {
    const here = await setting({ env: { ALLOW_PORTS: '25,1000-1010' } })
    expect((await post(here, { target: 'example.com:26' })).json().detail).toContain('25, 1000-1010')
    expect((await post(here, { target: 'example.com:1005' })).statusCode).toBe(201)
  })

  test('for an unknown place or call gets not_found', async () => {
    const { app } = await setting()
    for (const url of [
      '/api/tests/unknown12345',
      '/api/tests/%2e%2e',
      '/api/nothing',
      '/wp-login.php',
      '/api/tests/unknown12345/events',
    ]) {
      const answer = await app.inject(url)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
    }
  })

  test('for a number that is none gets request_invalid', async () => {
    const { app } = await setting()
    const { id } = await begin(app)
    const answer = await app.inject(`/api/tests/${id}/events?after=-1`)
    expect(answer.json()).toMatchObject({ code: 'request_invalid', field: 'after' })
  })

  test('by a mistake of ours learns nothing of our inside', async () => {
    const here = await setting({
      around: (store) => ({ ...store, find: () => Promise.reject(new Error('secret place')) }),
    })
    const answer = await here.app.inject('/api/tests/unknown12345')
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal'])
    expect(answer.body).not.toContain('secret')
    expect((await here.app.inject('/readyz')).statusCode).toBe(503)
  })
})

describe('limits', () => {
  test('one client may begin so many tests a minute, and look at the page all the same', async () => {
    const here = await setting({ env: { CLIENT_TESTS_PER_MINUTE: '2', TRUST_PROXY: '1' } })
    const from = (ip: string) => post(here, { target: 'example.com' }, { 'x-forwarded-for': ip })
    expect((await from('192.0.2.1')).statusCode).toBe(201)
    expect((await from('192.0.2.1')).statusCode).toBe(201)
    const third = await from('192.0.2.1')
    expect([third.statusCode, third.json().code]).toEqual([429, 'rate_limited'])
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
    expect((await here.app.inject('/')).statusCode).toBe(200)
    expect(await here.store.unfinished()).toHaveLength(2)
  })

  test('all together may be too many, too', async () => {
    const here = await setting({ env: limits })
    here.probe.exhausted = true
    const refused = await post(here, { target: 'example.com' })
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([503, 'busy', '9'])
    expect(await here.store.unfinished()).toEqual([])
  })

  test('no more tests at once than fit', async () => {
    const here = await setting({ env: { ...limits, MAX_TESTS: '1' } })
    const { id } = await begin(here.app)
    const refused = await post(here, { target: 'example.com' })
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'busy'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    const given = await here.probe.next()
    given.end()
    await eventsOf(here.app, id)
    expect((await post(here, { target: 'example.com' })).statusCode).toBe(201)
  })

  test('an address that was tested too often names its latest report; a name, once all its addresses were', async () => {
    const here = await setting({ env: limits })
    const { spent } = here.probe
    await begin(here.app)
    const given = await here.probe.next()
    given.tell(started)
    given.tell(resolved('192.0.2.25', '192.0.2.26'))
    spent.add('192.0.2.25')
    const address = await post(here, { target: '192.0.2.25' })
    expect(address.statusCode).toBe(429)
    expect(address.headers['retry-after']).toBe('21')
    expect(address.json()).toMatchObject({ code: 'rate_limited', latest: 'http://helograph.test/t/abcdefghijkl' })
    expect(address.json().detail).toContain('http://helograph.test/t/abcdefghijkl')
    expect((await post(here, { target: 'example.com' })).statusCode).toBe(201)
    spent.add('192.0.2.26')
    expect((await post(here, { target: 'example.com' })).statusCode).toBe(429)
    expect((await post(here, { target: 'other.example' })).statusCode).toBe(201)
    spent.add('other.example')
    expect((await post(here, { target: 'other.example', port: 587 })).statusCode).toBe(429)
  })

  test('an address that asked to be left alone is left alone, and the report that says so is named', async () => {
    const here = await setting({ env: limits })
    here.probe.asked.add('192.0.2.25')
    const refused = await post(here, { target: '192.0.2.25' })
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'rate_limited'])
    expect(refused.json().detail).toBe(
      '192.0.2.25 itself asked this tester to come back later (421). ' +
        'Try again in 21 s, or read the latest report: http://helograph.test/t/abcdefghijkl.',
    )
  })

  test('when nothing can be stored, nothing is begun, and that is said', async () => {
    const here = await setting({ around: (store) => ({ ...store, commit: () => Promise.reject(new Error('full')) }) })
    const refused = await post(here, { target: 'example.com' })
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'busy'])
    expect((await here.app.inject('/metrics')).body).toContain('helograph_tests_running 0')
  })
})

test('each code of the catalogue makes a problem document', () => {
  for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
    expect(new Problem(code, 'Because.').body).toEqual({
      type: 'about:blank',
      detail: 'Because.',
      code,
      ...PROBLEMS[code],
    })
  }
})
