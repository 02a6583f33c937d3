/** Name and password of a login: they reach the probe, and nothing else has them. */
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { Credentials } from '../../../shared/credentials.ts'
import { begin, eventsOf, folder, PuppetProbe, setting, started } from './setting.ts'

const auth = { user: 'somebody@example.com', password: 'correct horse', mechanism: 'PLAIN' as const }
const order = { target: 'mx.example:587', auth }
const SECRETS = [auth.user, auth.password, Buffer.from(auth.password).toString('base64')]
const text = (bytes?: Uint8Array) => Buffer.from(bytes ?? []).toString()

function expectNone(...texts: string[]): void {
  for (const one of texts) for (const secret of SECRETS) expect(one).not.toContain(secret)
}

/** All files of a store, as one text. */
function filesOf(dir: string): string {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n')
}

describe('a test with a login', () => {
  test('is told that it has one, and the probe gets it beside its task', async () => {
    const { app, probe, dir } = await setting()
    const { id } = await begin(app, order)
    const { task, login, tell, end } = await probe.next()
    expect([text(login?.user), text(login?.password), login?.mechanism]).toEqual([auth.user, auth.password, 'PLAIN'])
    tell(started)
    end()
    const events = await eventsOf(app, id)
    expect(events[0]).toMatchObject({ type: 'queued', options: { auth: true } })
    expectNone(JSON.stringify(task), inspect(task, { depth: 9 }), JSON.stringify(events), filesOf(dir))
    for (const url of [`/api/tests/${id}`, `/t/${id}`, `/api/tests/${id}/transcript`, '/metrics']) {
      expectNone((await app.inject(url)).body)
    }
    expect(text(login?.password)).toBe('\0'.repeat(auth.password.length))
  })

  test('without one is given none', async () => {
    const { app, probe } = await setting()
    await begin(app)
    expect((await probe.next()).login).toBeNull()
  })

  test('that breaks the probe down tells nothing of it, and nothing is left', async () => {
    const { app, probe } = await setting()
    const { id } = await begin(app, order)
    const { login, fail } = await probe.next()
    fail(new Error(`a bug ${inspect(login)}`))
    expectNone(JSON.stringify(await eventsOf(app, id)))
    expect(text(login?.user)).toMatch(/^\0+$/)
  })

  test('that was only queued when Helograph stopped is not run without it, and says why', async () => {
    const before = await setting()
    const { id } = await begin(before.app, order)
    await before.probe.next()
    await begin(before.app)
    const dir = folder()
    cpSync(before.dir, dir, { recursive: true, filter: (path) => !path.endsWith('.lock') })
    const after = await setting({ dir, probe: new PuppetProbe() })
    const events = await eventsOf(after.app, id)
    expect(events.at(-1)).toMatchObject({
      type: 'finished',
      status: 'interrupted',
      reason: expect.stringContaining('its password was never stored'),
    })
    expect((await after.probe.next()).task.id).not.toBe(id)
  })

  test.each([
    ['no user', { password: 'x' }, 'auth.user'],
    ['an empty password', { user: 'x', password: '' }, 'auth.password'],
    ['a line break', { user: 'x', password: `${auth.password}\r\nQUIT` }, 'auth.password'],
    ['a NUL', { user: `${auth.user}\0`, password: 'x' }, 'auth.user'],
    ['too long a name', { user: auth.user.repeat(20), password: 'x' }, 'auth.user'],
    ['an unknown mechanism', { ...auth, mechanism: auth.password }, 'auth.mechanism'],
    ['another field', { ...auth, realm: 'x' }, 'auth.realm'],
    ['a text', auth.password, 'auth'],
  ])('is refused with %s, and the answer does not repeat it', async (_, wrong, field) => {
    const { app, store } = await setting()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/tests',
      payload: { target: 'mx.example', auth: wrong },
    })
    expect(answer.json()).toMatchObject({ status: 400, code: 'request_invalid', field })
    expectNone(answer.body)
    expect(await store.unfinished()).toEqual([])
  })

  test('is refused where the request is no JSON, and the answer does not repeat it', async () => {
    const { app } = await setting()
    const payload = JSON.stringify(order).replace('"target"', 'target').slice(0, -1)
    const headers = { 'content-type': 'application/json' }
    for (const broken of [payload, payload.slice(0, 70), `${auth.password} ${payload}`]) {
      const answer = await app.inject({ method: 'POST', url: '/api/tests', payload: broken, headers })
      expect(answer.json().code).toBe('request_invalid')
      expectNone(answer.body)
    }
  })
})

test('credentials show themselves to nobody, are used once, and leave nothing', () => {
  const login = new Credentials(auth)
  expectNone(String(login), JSON.stringify({ login }), inspect({ login }, { depth: 9, showHidden: true }), `${login}`)
  expect(JSON.stringify({ login })).toBe('{"login":"********"}')
  expect(inspect(login)).toBe('********')
  expect([login.take(), login.take()]).toEqual([true, false])
  login.wipe()
  expect(text(login.password)).toMatch(/^\0+$/)
  expect(new Credentials(auth).fresh).toBe(true)
})
