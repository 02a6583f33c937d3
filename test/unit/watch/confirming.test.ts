/** Ways to be told: added, confirmed through themselves, and ended. */
import { describe, expect, test, vi } from 'vitest'
import type { Channel, Watch } from '../../../shared/watch/api.ts'
import { MINUTE, settle, world } from './manual-world.ts'
import { type Scene, watch, watchScene } from './scene.ts'

const LIVES_THERE = expect.stringMatching(/live on the server that you watch.*Add a second way\.$/)

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

  test.each([
    ['example.com', 'me@example.com', true],
    ['mx1.example.com', 'me@example.com', true],
    ['example.com', 'me@mail.example.com', true],
    ['example.com', 'me@example.net', false],
    ['example.com', 'me@notexample.com', false],
  ])('of a watch of %s: that %s may live on it is pointed out: %s', async (target, address, lives) => {
    const scene = await watchScene()
    const { watch: made } = await watch(scene, { target, channels: [{ kind: 'email', address }] })
    expect(only(made).hint).toEqual(lives ? LIVES_THERE : '')
  })

  test('a second way is asked for, as long as all live on what is watched', async () => {
    const w = await world()
    const id = await w.watch({ channels: [{ kind: 'email', address: 'me@example.com' }] })
    const hints = async (of: string) => (await w.watching.registry.view(w.watching.book.get(of) as never)).hints
    expect(await hints(id)).toEqual([LIVES_THERE])
    const another = await w.watch({
      channels: [
        { kind: 'email', address: 'me@example.com' },
        { kind: 'sms', address: '+4930123456' },
      ],
    })
    expect(await hints(another)).toEqual([])
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

  test('thirty confirmations that are asked for at once are no more than five to one number, by SMS and call together', async () => {
    const scene = await watchScene()
    const order = (kind: string) => ({ target: 'example.com', channels: [{ kind, address: '+4930123456' }] })
    const kinds = Array.from({ length: 30 }, (_, one) => (one % 2 === 0 ? 'sms' : 'call'))
    const answers = await Promise.all(kinds.map((kind) => scene.call('POST', '/api/watches', order(kind))))
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(5)
    await vi.waitFor(() => expect(scene.boxes.sms.sent.length + scene.boxes.call.sent.length).toBe(5))
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
    expect((await scene.store.watches.outbox.find(deliveries[0].id))?.message).toBeNull()
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

  test('whoever ended it and is asked again says no once more, and that is for ever', async () => {
    const scene = await watchScene()
    const { id, secret, watch: made } = await watch(scene, { channels: [EMAIL] })
    const { url, stop } = await sent(scene, 'email')
    const press = (link = '') => scene.call('POST', `/api/${link.split('/').slice(-2).join('/')}`)
    expect((await press(url ?? '')).body).toMatchObject({ done: true })
    expect((await press(stop.url)).body).toMatchObject({ done: true })
    const ask = () => scene.call('POST', `/api/watches/${id}/channels/${made.channels[0]?.id}/ask`, undefined, secret)
    expect((await ask()).status).toBe(200)
    await vi.waitFor(() => expect(scene.boxes.email.sent).toHaveLength(2))
    const again = scene.boxes.email.confirmation
    expect((await scene.call('GET', `/api/stop/${again.stop.url.split('/').at(-1)}`)).body).toMatchObject({
      done: false,
    })
    expect((await press(again.stop.url)).body).toMatchObject({ done: true })
    expect((await press(again.url ?? '')).status).toBe(410)
    expect((await ask()).status).toBe(403)
    const elsewhere = await scene.call('POST', '/api/watches', { target: 'example.com', channels: [EMAIL] })
    expect(elsewhere.status).toBe(403)
    expect(scene.boxes.email.sent).toHaveLength(2)
    const log = await scene.store.watches.events(id)
    expect(log.filter((event) => event.type === 'channel' && event.change === 'stopped')).toHaveLength(1)
  })

  test('whoever is confirmed, and ends it, may be asked again', async () => {
    const scene = await watchScene()
    const { id, secret, watch: made } = await watch(scene, { channels: [EMAIL] })
    const { url, stop } = await sent(scene, 'email')
    await scene.call('POST', `/api/confirm/${url?.split('/').at(-1)}`)
    await scene.call('POST', `/api/stop/${stop.url.split('/').at(-1)}`)
    await scene.call('POST', `/api/stop/${stop.url.split('/').at(-1)}`)
    const ask = `/api/watches/${id}/channels/${made.channels[0]?.id}/ask`
    expect((await scene.call('POST', ask, undefined, secret)).status).toBe(200)
  })

  test.each([
    [
      'call',
      'key 9 in the call',
      async (w: Awaited<ReturnType<typeof world>>, key: string) =>
        expect(await w.watching.phone.keyPressed(key, '9', '')).toBe('stopped'),
    ],
    [
      'sms',
      'STOP in answer to the code',
      async (w: Awaited<ReturnType<typeof world>>) =>
        expect(await w.watching.phone.smsReceived('+4930123456', 'Stop.')).toBeNull(),
    ],
  ] as const)('a stranger who gets a code by %s ends it for ever with %s', async (kind, _, refuse) => {
    const w = await world()
    const order = { target: 'example.com', channels: [{ kind, address: '+4930123456' }] }
    await w.watching.registry.create(order, '192.0.2.99')
    await settle()
    await refuse(w, w.boxes[kind].sent[0]?.key ?? '')
    await expect(w.watching.registry.create(order, '198.51.100.1')).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a webhook that is gone for good is left alone from then on', async () => {
    const w = await world()
    const id = await w.watch({ channels: [{ kind: 'webhook', address: 'https://hooks.example.net/' }] })
    w.boxes.webhook.answer = () => ({ outcome: 'refused', answer: 'It answered 410.', unwanted: true })
    w.weather = 'dead'
    await w.pass(10 * MINUTE)
    expect(w.said()).toEqual(['webhook opened'])
    expect((await w.store.watches.channels(id)).map(({ state }) => state)).toEqual(['stopped'])
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
