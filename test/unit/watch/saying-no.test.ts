/** Whoever wants nothing from here is heeded, also where whoever gave their address has taken it away again, or asks elsewhere. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../shared/watch/settings.ts'
import { MINUTE, settle, world } from './manual-world.ts'

const EMAIL = { kind: 'email', address: 'stranger@example.net' } as const
const SMS = { kind: 'sms', address: '+4930123456' } as const
const CALL = { kind: 'call', address: '+4930123456' } as const
const order = (channel: typeof EMAIL | typeof SMS | typeof CALL, more = {}) => ({
  target: 'example.com',
  channels: [channel],
  ...more,
})
const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

describe('after the channel was removed', () => {
  test.each(['the channel', 'the whole watch'])('the stop link of a mail bars the mailbox: %s', async (gone) => {
    const w = await world()
    const { registry, deeds } = w.watching
    const { id, watch } = await registry.create(order(EMAIL), '192.0.2.99')
    await settle()
    const token = tokenOf(w.boxes.email.confirmation.stop.url)
    if (gone === 'the channel') await registry.removeChannel(id, watch.channels[0]?.id ?? '')
    else await registry.remove(id)
    expect(await deeds.look('stop', token)).toMatchObject({ done: false, watch: null, channel: null })
    expect(await deeds.press('stop', token)).toMatchObject({ done: true })
    expect(await deeds.press('stop', token)).toMatchObject({ done: true })
    await expect(registry.create(order(EMAIL), '198.51.100.1')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      registry.create(order({ ...EMAIL, address: 'other@example.net' } as never), '198.51.100.1'),
    ).resolves.toBeDefined()
  })

  test('no other link bars anybody: neither one that was changed, nor one of another deed', async () => {
    const w = await world()
    const { registry, deeds } = w.watching
    const { id } = await registry.create(order(EMAIL), '192.0.2.99')
    await settle()
    const { stop, url } = w.boxes.email.confirmation
    await registry.remove(id)
    const [channel, destination = '', signature] = tokenOf(stop.url).split('.')
    const another = `${destination.slice(0, -1)}${destination.endsWith('A') ? 'B' : 'A'}`
    for (const forged of [`${channel}.${another}.${signature}`, `${channel}.${signature}`])
      await expect(deeds.press('stop', forged)).rejects.toMatchObject({ code: 'gone' })
    await expect(deeds.press('stop', tokenOf(url ?? ''))).rejects.toMatchObject({ code: 'gone' })
    await expect(registry.create(order(EMAIL), '198.51.100.1')).resolves.toBeDefined()
  })

  test.each([
    ['STOP by SMS', SMS, (w: World, _: string) => w.watching.phone.smsReceived('+4930123456', 'STOP')],
    ['key 9', CALL, (w: World, key: string) => w.watching.phone.keyPressed(key, '9', '+4930123456')],
  ] as const)('%s bars the number', async (_, channel, refuse) => {
    const w = await world()
    const { registry } = w.watching
    const { id, watch } = await registry.create(order(channel), '192.0.2.99')
    await settle()
    const key = w.boxes[channel.kind].sent[0]?.key ?? ''
    await registry.removeChannel(id, watch.channels[0]?.id ?? '')
    await refuse(w, key)
    await expect(registry.create(order(channel), '198.51.100.1')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

type World = Awaited<ReturnType<typeof world>>

test('a confirmation that waits at another watch does not leave after its mailbox said no', async () => {
  const w = await world()
  const { registry, deeds } = w.watching
  w.boxes.email.answer = () => ({ outcome: 'try-again', answer: '451 4.7.1 greylisted' })
  await registry.create(order(EMAIL), '192.0.2.99')
  const waiting = await registry.create(order(EMAIL, { name: 'Another' }), '192.0.2.99')
  await settle()
  expect(w.boxes.email.sent).toHaveLength(2)
  w.boxes.email.answer = () => ({ outcome: 'delivered', answer: '250 ok' })
  await deeds.press('stop', tokenOf(w.boxes.email.confirmation.stop.url))
  await w.pass(30 * MINUTE)
  expect(w.boxes.email.sent).toHaveLength(2)
  const [delivery] = await w.store.watches.outbox.of(waiting.id, 10)
  expect(delivery).toMatchObject({ kind: 'confirm', state: 'dropped' })
})

describe('a watch that never could tell anybody', () => {
  const DAY = 1440 * MINUTE

  test('says when it ends, and ends by itself after seven days', async () => {
    const w = await world()
    const { registry, book } = w.watching
    const { id, watch } = await registry.create({ target: 'example.com', intervalMinutes: 60 }, '192.0.2.99')
    const reached = await w.watch({ intervalMinutes: 60, channels: [EMAIL] })
    const ends = Date.parse(watch.endsAt ?? '')
    expect(ends - Date.parse(watch.createdAt)).toBe(7 * DAY)
    expect((await registry.view(book.get(reached) as never)).endsAt).toBeNull()
    await w.pass(7 * DAY - MINUTE)
    expect(book.get(id)).not.toBeNull()
    await w.pass(2 * 60 * MINUTE)
    expect(book.get(id)).toBeNull()
    expect(await w.store.watches.find(id)).toBeNull()
    expect(book.get(reached)).not.toBeNull()
  })

  test('goes on where one was confirmed, whatever became of it afterwards', async () => {
    const w = await world()
    const id = await w.watch({ intervalMinutes: 60, channels: [EMAIL] })
    const [channel] = await w.store.watches.channels(id)
    await w.watching.registry.removeChannel(id, channel?.id ?? '')
    await w.sleep(8 * DAY)
    await w.pass(2 * 60 * MINUTE)
    expect(w.watching.book.get(id)).not.toBeNull()
  })
})

describe('a rule that waits longer for a banner than the test', () => {
  const slow = (seconds?: number) => ({ rules: [{ rule: 'slow-banner' as const, ...(seconds && { seconds }) }] })

  test('is refused, with what can be done, when a watch is made and when it is changed', async () => {
    const w = await world()
    const { registry } = w.watching
    const refused = {
      code: 'request_invalid',
      message: expect.stringContaining('gives up after 60 s: take 60 s or less'),
    }
    await expect(registry.create({ target: 'example.com', ...slow(61) }, '192.0.2.99')).rejects.toMatchObject(refused)
    const { id } = await registry.create({ target: 'example.com', ...slow(60) }, '192.0.2.99')
    await expect(registry.change(id, slow(300))).rejects.toMatchObject(refused)
    await expect(
      registry.create({ target: 'example.com', patience: 300, ...slow(300) }, '192.0.2.99'),
    ).resolves.toBeDefined()
  })

  test('waits by default as long as the test does, where that is less', async () => {
    const w = await world()
    const { watch } = await w.watching.registry.create({ target: 'example.com', patience: 10, ...slow() }, '192.0.2.99')
    expect(watch.settings.rules).toEqual([{ rule: 'slow-banner', seconds: 10 }])
  })

  test('stands in the way of nothing else where a watch has it already', async () => {
    const w = await world()
    const { registry, book } = w.watching
    const { id } = await registry.create({ target: 'example.com' }, '192.0.2.99')
    await book.write(id, ({ settings }) => ({ facts: [], settings: { ...settings, ...slow(300) } }))
    expect((await registry.change(id, { paused: true })).settings).toEqual({
      ...DEFAULT_SETTINGS,
      ...slow(300),
      paused: true,
    })
  })
})
