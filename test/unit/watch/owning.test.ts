import { describe, expect, test } from 'vitest'
import { begin } from '../server/setting.ts'
import { watch, watchScene } from './scene.ts'

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
    const missing = 'Not available here: whoever runs this Helograph must set TWILIO_FROM.'
    scene.boxes.sms.available = { missing }
    const channels = [{ kind: 'sms', address: '+4930123456' }]
    const { status, body } = await scene.call('POST', '/api/watches', { target: 'example.com', channels })
    expect([status, body.detail]).toEqual([400, `SMS: ${missing}`])
    const { watch: made } = await watch(scene)
    expect(made.offers.find(({ kind }) => kind === 'sms')).toEqual({
      kind: 'sms',
      available: false,
      missing,
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
