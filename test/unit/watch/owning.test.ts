import { describe, expect, test, vi } from 'vitest'
import type { Channel, Watch } from '../../../shared/watch/api.ts'
import { begin } from '../server/setting.ts'
import { type Scene, watch, watchScene } from './scene.ts'

describe('making a watch', () => {
  test('of a target, with everything that is usual', async () => {
    const scene = await watchScene()
    const { id, url, secret, watch: made } = await watch(scene)
    expect(url).toBe(`http://helograph.test/w/${secret}`)
    expect(secret.startsWith(id)).toBe(true)
    expect(made).toMatchObject({
      target: { kind: 'domain', host: 'example.com', port: 25 },
      settings: { intervalMinutes: 5, rules: [{ rule: 'no-mail' }], quietHours: null, paused: false },
      standing: 'waiting',
      channels: [],
      incidents: [],
    })
    expect(made.offers.every(({ available }) => available)).toBe(true)
  })

  test('of a test: the very same, whatever it was asked', async () => {
    const scene = await watchScene()
    const { id: of } = await begin(scene.app, { target: 'mx.example.com:587', envelope: false, security: 'starttls' })
    const { body } = await scene.call('POST', '/api/watches', { test: of })
    expect(body.watch).toMatchObject({
      target: { kind: 'host', host: 'mx.example.com', port: 587, security: 'starttls' },
      options: { envelope: false, via: 'host' },
    })
  })

  test.each([
    [{}, 400, 'target'],
    [{ target: '10.0.0.1' }, 403, undefined],
    [{ target: 'example.com', intervalMinutes: 0 }, 400, 'intervalMinutes'],
    [{ target: 'example.com', intervalMinutes: 61 }, 400, 'intervalMinutes'],
    [{ target: 'example.com', rules: [] }, 400, 'rules'],
    [{ target: 'example.com', rules: [{ rule: 'no-mail', days: 3 }] }, 400, 'rules'],
    [{ target: 'example.com', rules: [{ rule: 'capability-lost' }] }, 400, 'rules'],
    [{ target: 'example.com', quietHours: { timeZone: 'Mars/Base', from: '22:00', to: '07:00' } }, 400, 'quietHours'],
    [{ target: 'example.com', channels: [{ kind: 'email', address: 'nobody' }] }, 400, 'channels'],
    [{ target: 'example.com', channels: [{ kind: 'sms', address: '030 123456' }] }, 400, 'channels'],
    [{ target: 'example.com', channels: [{ kind: 'webhook', address: 'http://example.net/' }] }, 400, 'channels'],
    [{ test: 'abcdefghijkl' }, 404, undefined],
    [{ test: 'abcdefghijkl', port: 25 }, 400, 'port'],
  ])('%j is refused, and nothing is kept', async (order, status, field) => {
    const scene = await watchScene()
    const answer = await scene.call('POST', '/api/watches', order)
    expect([answer.status, answer.body.field]).toEqual([status, field])
    expect(await scene.store.watches.count()).toBe(0)
    expect(await scene.store.watches.outbox.nextDue()).toBeNull()
  })

  test('a kind of channel that is not set up says what is missing', async () => {
    const scene = await watchScene()
    scene.boxes.sms.available = { missing: 'TWILIO_SID' }
    const channels = [{ kind: 'sms', address: '+4930123456' }]
    const { status, body } = await scene.call('POST', '/api/watches', { target: 'example.com', channels })
    expect([status, body.detail]).toEqual([400, expect.stringContaining('TWILIO_SID')])
    const { watch: made } = await watch(scene)
    expect(made.offers.find(({ kind }) => kind === 'sms')).toEqual({
      kind: 'sms',
      available: false,
      missing: 'TWILIO_SID',
    })
  })
})

describe('managing a watch', () => {
  test('only with its secret', async () => {
    const scene = await watchScene()
    const one = await watch(scene)
    const other = await watch(scene, { target: 'example.org' })
    const at = `/api/watches/${one.id}`
    expect((await scene.call('GET', at)).status).toBe(401)
    expect((await scene.call('GET', at, undefined, other.secret)).status).toBe(403)
    expect((await scene.call('GET', at, undefined, `${one.secret.slice(0, -1)}!`)).status).toBe(403)
    expect((await scene.call('GET', '/api/watches/abcdefghijkl', undefined, one.secret)).status).toBe(404)
    const answer = await scene.call('GET', at, undefined, one.secret)
    expect(answer).toEqual({ status: 200, body: one.watch })
  })

  test('the secret is kept as a hash', async () => {
    const scene = await watchScene()
    const { id, secret } = await watch(scene)
    expect(await scene.store.watches.secretHashes(id)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(JSON.stringify(await scene.store.watches.events(id))).not.toContain(secret)
  })

  test('what is set is set, and stays after a restart', async () => {
    const scene = await watchScene()
    const { id, secret } = await watch(scene)
    const change = { intervalMinutes: 2, name: ' Our mail ', rules: [{ rule: 'certificate-ends' }], statusPage: {} }
    const { body } = await scene.call('PATCH', `/api/watches/${id}`, change, secret)
    expect(body.settings).toMatchObject({
      intervalMinutes: 2,
      name: 'Our mail',
      rules: [{ rule: 'certificate-ends', days: 14 }],
      statusPage: { slug: expect.stringMatching(/^[0-9a-z]{12}$/) },
    })
    expect(body.statusUrl).toBe(`http://helograph.test/s/${body.settings.statusPage.slug}`)
    await scene.close()
    const again = await watchScene({ dir: scene.dir })
    const { nextTestAt: _, ...kept } = body
    expect((await again.call('GET', `/api/watches/${id}`, undefined, secret)).body).toMatchObject(kept)
  })

  test('two watches cannot have one public address', async () => {
    const scene = await watchScene()
    await watch(scene, { statusPage: { slug: 'our-mail' } })
    const answer = await scene.call('POST', '/api/watches', { target: 'example.org', statusPage: { slug: 'our-mail' } })
    expect([answer.status, answer.body.field]).toEqual([400, 'statusPage'])
  })

  test('an ended watch is gone, with all that was known of it', async () => {
    const scene = await watchScene()
    const channels = [{ kind: 'email', address: 'me@example.net' }]
    const { id, secret, watch: made } = await watch(scene, { channels })
    expect((await scene.call('DELETE', `/api/watches/${id}`, undefined, secret)).status).toBe(204)
    expect((await scene.call('GET', `/api/watches/${id}`, undefined, secret)).status).toBe(404)
    const { watches } = scene.store
    expect([await watches.find(id), await watches.channel(made.channels[0]?.id ?? '')]).toEqual([null, null])
    expect([await watches.events(id), await watches.outbox.nextDue()]).toEqual([[], null])
  })
})

describe('channels', () => {
  const only = (made: Watch) => made.channels[0] as Channel

  test('are written in one way, and come into use only when confirmed', async () => {
    const scene = await watchScene()
    const channels = [
      { kind: 'email', address: ' Me@Example.NET ' },
      { kind: 'sms', address: '0049 (30) 12-34 56' },
      { kind: 'call', address: '+49 30 123456', afterMinutes: 30 },
      { kind: 'webhook', address: 'https://hooks.example.net/a?b#c' },
    ]
    const { watch: made } = await watch(scene, { channels })
    expect(made.channels.map(({ address, afterMinutes, state }) => [address, afterMinutes, state])).toEqual([
      ['Me@example.net', 0, 'unconfirmed'],
      ['+4930123456', 5, 'unconfirmed'],
      ['+4930123456', 30, 'unconfirmed'],
      ['https://hooks.example.net/a?b', 0, 'unconfirmed'],
    ])
    expect(made.hints).toEqual([expect.stringContaining('Nobody is told yet')])
    expect(made.channels.map(({ secret }) => secret !== '')).toEqual([false, false, false, true])
  })

  test('a mailbox on the watched server is pointed out', async () => {
    const scene = await watchScene()
    const { watch: made } = await watch(scene, { channels: [{ kind: 'email', address: 'me@example.com' }] })
    expect(only(made).hint).toContain('live on the server that you watch')
  })

  test('can be added, changed and removed', async () => {
    const scene = await watchScene()
    const { id, secret } = await watch(scene)
    const at = `/api/watches/${id}/channels`
    const order = { kind: 'email', address: 'me@example.net' }
    const { status, body } = await scene.call('POST', at, order, secret)
    expect(status).toBe(201)
    expect((await scene.call('POST', at, order, secret)).status).toBe(400)
    const one = `${at}/${only(body).id}`
    expect(only((await scene.call('PATCH', one, { afterMinutes: 3 }, secret)).body).afterMinutes).toBe(3)
    expect((await scene.call('DELETE', one, undefined, secret)).body.channels).toEqual([])
    expect((await scene.call('DELETE', one, undefined, secret)).status).toBe(404)
  })

  test('confirmations are bounded for whoever asks, and for whoever gets them', async () => {
    const scene = await watchScene()
    const { id, secret, watch: made } = await watch(scene, { channels: [{ kind: 'email', address: 'me@example.net' }] })
    const again = `/api/watches/${id}/channels/${only(made).id}/ask`
    for (let asked = 1; asked < 5; asked++) expect((await scene.call('POST', again, {}, secret)).status).toBe(200)
    expect((await scene.call('POST', again, {}, secret)).status).toBe(429)
    const other = (number: number) => ({ kind: 'email', address: `${number}@example.net` })
    const orders = Array.from({ length: 3 }, (_, part) => Array.from({ length: 5 }, (_, one) => other(part * 5 + one)))
    for (const channels of orders) await watch(scene, { channels })
    const answer = await scene.call('POST', '/api/watches', { target: 'example.com', channels: [other(99)] })
    expect(answer.status).toBe(429)
  })
})

describe('confirming', () => {
  const EMAIL = { kind: 'email', address: 'me@example.net' }
  const SMS = { kind: 'sms', address: '+4930123456' }
  const sent = async (scene: Scene, kind: 'email' | 'sms' | 'webhook') => {
    await vi.waitFor(() => expect(scene.boxes[kind].sent).not.toEqual([]))
    return scene.boxes[kind].confirmation
  }

  test('a mailbox by a link, which reading does not press', async () => {
    const scene = await watchScene()
    const { id, secret } = await watch(scene, { channels: [EMAIL] })
    const { url } = await sent(scene, 'email')
    expect(url).toMatch(/^http:\/\/helograph\.test\/confirm\/\S+$/)
    const at = `/api/confirm/${url?.split('/').at(-1)}`
    expect((await scene.call('GET', at)).body).toMatchObject({ deed: 'confirm', done: false })
    const state = async () => (await scene.call('GET', `/api/watches/${id}`, undefined, secret)).body.channels[0].state
    expect(await state()).toBe('unconfirmed')
    expect((await scene.call('POST', at)).body).toMatchObject({ done: true })
    expect(await state()).toBe('confirmed')
    expect((await scene.call('POST', at)).status).toBe(200)
  })

  test('a link is good for a day, and only the newest', async () => {
    const scene = await watchScene()
    const { id, secret, watch: made } = await watch(scene, { channels: [EMAIL] })
    const first = (await sent(scene, 'email')).url?.split('/').at(-1)
    await scene.call('POST', `/api/watches/${id}/channels/${made.channels[0]?.id}/ask`, undefined, secret)
    expect((await scene.call('POST', `/api/confirm/${first}`)).status).toBe(410)
    await vi.waitFor(() => expect(scene.boxes.email.sent).toHaveLength(2))
    const second = scene.boxes.email.confirmation.url?.split('/').at(-1)
    scene.time.advance(25 * 3_600_000)
    expect((await scene.call('POST', `/api/confirm/${second}`)).status).toBe(410)
    expect((await scene.call('POST', `/api/confirm/${made.channels[0]?.id}.${'A'.repeat(22)}`)).status).toBe(410)
  })

  test('a number by a code, which may be tried five times', async () => {
    const scene = await watchScene()
    const { id, secret, watch: made } = await watch(scene, { channels: [SMS] })
    const { code } = await sent(scene, 'sms')
    const at = `/api/watches/${id}/channels/${made.channels[0]?.id}/confirm`
    const wrong = code === '123456' ? '654321' : '123456'
    for (let tried = 0; tried < 5; tried++)
      expect((await scene.call('POST', at, { code: wrong }, secret)).status).toBe(400)
    const last = await scene.call('POST', at, { code }, secret)
    expect([last.status, last.body.detail]).toEqual([400, expect.stringContaining('No code is awaited')])
    expect(await scene.store.watches.channel(made.channels[0]?.id ?? '')).toMatchObject({ state: 'unconfirmed' })
  })

  test('a hundred codes at once are no more than five', async () => {
    const scene = await watchScene()
    const { id, secret, watch: made } = await watch(scene, { channels: [SMS] })
    const { code } = await sent(scene, 'sms')
    const at = `/api/watches/${id}/channels/${made.channels[0]?.id}/confirm`
    const others = Array.from({ length: 100 }, (_, one) => String(100_000 + one)).filter((other) => other !== code)
    const guesses = await Promise.all(others.map((other) => scene.call('POST', at, { code: other }, secret)))
    const tried = guesses.filter(({ body }) => body.detail.startsWith('This is not the code'))
    expect(tried).toHaveLength(5)
    expect((await scene.call('POST', at, { code }, secret)).status).toBe(400)
  })

  test('the right code confirms, however it is typed, and is kept nowhere', async () => {
    const scene = await watchScene()
    const { id, secret, watch: made } = await watch(scene, { channels: [SMS] })
    const { code = '' } = await sent(scene, 'sms')
    const at = `/api/watches/${id}/channels/${made.channels[0]?.id}/confirm`
    const { body } = await scene.call('POST', at, { code: ` ${code?.slice(0, 3)} ${code?.slice(3)}` }, secret)
    expect(body.channels[0]).toMatchObject({ state: 'confirmed', confirmBefore: null })
    const { body: deliveries } = await scene.call('GET', `/api/watches/${id}/deliveries`, undefined, secret)
    expect(deliveries).toMatchObject([{ kind: 'confirm', state: 'delivered', tries: [{ outcome: 'delivered' }] }])
    expect(await scene.store.watches.outbox.find(deliveries[0].id)).toBeNull()
  })

  test('a webhook by answering its challenge', async () => {
    const scene = await watchScene()
    const { id, secret } = await watch(scene, {
      channels: [{ kind: 'webhook', address: 'https://hooks.example.net/' }],
    })
    await sent(scene, 'webhook')
    const state = async () => (await scene.call('GET', `/api/watches/${id}`, undefined, secret)).body.channels[0].state
    await vi.waitFor(async () => expect(await state()).toBe('confirmed'))
  })

  test('whoever says no to a confirmation is never written to again', async () => {
    const scene = await watchScene()
    await watch(scene, { channels: [EMAIL] })
    const { stop } = await sent(scene, 'email')
    const at = `/api/stop/${stop.url.split('/').at(-1)}`
    expect((await scene.call('GET', at)).body).toMatchObject({ deed: 'stop', done: false })
    expect((await scene.call('POST', at)).body).toMatchObject({ done: true })
    const answer = await scene.call('POST', '/api/watches', { target: 'example.com', channels: [EMAIL] })
    expect(answer.status).toBe(403)
  })

  test('asking for links answers the same whether or not there are any', async () => {
    const scene = await watchScene()
    await watch(scene, { channels: [EMAIL] })
    const known = await scene.call('POST', '/api/watches/links', { email: 'me@example.net' })
    const unknown = await scene.call('POST', '/api/watches/links', { email: 'other@example.net' })
    expect(known).toEqual(unknown)
    expect(known.status).toBe(202)
  })
})

describe('what was seen over time', () => {
  test('for the owner alone, as JSON and as CSV', async () => {
    const scene = await watchScene()
    const { id, secret } = await watch(scene)
    const at = `/api/watches/${id}/history`
    expect((await scene.call('GET', at)).status).toBe(401)
    expect((await scene.call('GET', at, undefined, secret)).body).toMatchObject({ looks: [], gaps: [], incidents: [] })
    const csv = await scene.app.inject({ url: `${at}?format=csv`, headers: { authorization: `Bearer ${secret}` } })
    expect([csv.statusCode, csv.headers['content-type']]).toEqual([200, expect.stringContaining('text/csv')])
    expect(csv.body).toMatch(/^at,mood,verdict,durationMs,connectMs,.*\r\n$/)
    expect((await scene.call('GET', `${at}?from=2026-01-01T00:00:00Z`, undefined, secret)).status).toBe(400)
  })

  test('an incident that is not there cannot be acknowledged', async () => {
    const scene = await watchScene()
    const { id, secret } = await watch(scene)
    const answer = await scene.call('POST', `/api/watches/${id}/incidents/1/acknowledge`, undefined, secret)
    expect(answer.status).toBe(404)
  })
})

describe('the buttons of links', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test('work without JavaScript, and for mail programs with one click', async () => {
    const scene = await watchScene()
    await watch(scene, { channels: [{ kind: 'email', address: 'me@example.net' }] })
    await vi.waitFor(() => expect(scene.boxes.email.sent).not.toEqual([]))
    const { url, stop } = scene.boxes.email.confirmation
    const confirm = new URL(url ?? '').pathname
    const pressed = await scene.app.inject({ method: 'POST', url: confirm, headers: { ...form, accept: 'text/html' } })
    expect([pressed.statusCode, pressed.headers.location]).toEqual([303, confirm])
    const at = new URL(stop.url).pathname
    const payload = 'List-Unsubscribe=One-Click'
    const ended = await scene.app.inject({
      method: 'POST',
      url: at,
      headers: { ...form, accept: 'text/html' },
      payload,
    })
    expect([ended.statusCode, ended.body]).toEqual([200, expect.stringContaining('Nothing more is sent')])
  })
})
