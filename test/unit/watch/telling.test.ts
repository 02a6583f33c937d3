/** How messages leave, how many, and how whoever gets them ends them. */
import { expect, test } from 'vitest'
import { HOUR, MINUTE, settle, world } from './manual-world.ts'

const EMAIL = { kind: 'email', address: 'me@example.net' } as const
const SMS = { kind: 'sms', address: '+4930123456' } as const
const CALL = { kind: 'call', address: '+4930123456' } as const

test('where the first channel fails, the next is used at once', async () => {
  const w = await world()
  await w.watch({ channels: [EMAIL, SMS, CALL] })
  w.boxes.email.answer = () => ({ outcome: 'refused', answer: '550 no such user' })
  w.boxes.sms.answer = () => ({ outcome: 'unknown', answer: 'the connection broke' })
  w.weather = 'dead'
  await w.pass(7 * MINUTE)
  expect(w.said()).toEqual(['email opened', 'sms escalated', 'call escalated'])
})

test('whoever is told can end it', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL, SMS] })
  w.weather = 'dead'
  await w.pass(3 * MINUTE)
  const { stop } = w.boxes.email.alert(0)
  expect((await w.watching.deeds.press('stop', stop.url.split('/').at(-1) ?? '')).done).toBe(true)
  expect(await w.watching.phone.smsReceived('+4930123456', 'STOP')).toBeNull()
  await w.pass(HOUR)
  expect(w.said()).toEqual(['email opened'])
  const channels = await w.store.watches.channels(id)
  expect(channels.map(({ state }) => state)).toEqual(['stopped', 'stopped'])
})

test('a sentence that only begins with such a word ends nothing, and START takes a STOP back', async () => {
  const w = await world()
  const id = await w.watch({ channels: [SMS] })
  const { phone } = w.watching
  const states = async () => (await w.store.watches.channels(id)).map(({ state }) => state)
  for (const text of ['End of my shift, but I am on it', '9 minutes, please', 'stop worrying'])
    expect(await phone.smsReceived('+4930123456', text)).toContain('Answer OK')
  expect(await states()).toEqual(['confirmed'])

  expect(await phone.smsReceived('+4930123456', ' stop all.')).toBeNull()
  expect(await states()).toEqual(['stopped'])
  const order = { target: 'example.com', channels: [SMS] }
  await expect(w.watching.registry.create(order, '198.51.100.1')).rejects.toMatchObject({ code: 'forbidden' })
  expect(await phone.smsReceived('+4930123456', 'Start')).toContain('may be told again')
  await expect(w.watching.registry.create(order, '198.51.100.1')).resolves.toBeDefined()
})

/** Opened, and good once since then: after that nobody can tell for a while. */
async function eased(order: object) {
  const w = await world()
  const id = await w.watch({ intervalMinutes: 1, ...order })
  w.weather = 'dead'
  while (!(await w.story(id)).includes('opened')) await w.pass(10_000)
  w.weather = 'good'
  while (!(await w.story(id)).includes('eased')) await w.pass(10_000)
  w.weather = 'nobody-knows'
  return { w, id }
}

test('while the latest test was good nobody is woken; if it breaks again, what is due by then is said once', async () => {
  const { w, id } = await eased({ channels: [EMAIL, SMS, CALL], remindMinutes: 8 })
  await w.pass(12 * MINUTE)
  expect(await w.story(id)).not.toContain('recovered')
  expect(w.said()).toEqual(['email opened'])
  w.weather = 'dead'
  await w.pass(2 * MINUTE)
  expect(w.said().toSorted()).toEqual(['call escalated', 'email opened', 'email reminder', 'sms escalated'])
})

test.each([
  ['is over', 'good', 'recovered', 'dropped'],
  ['breaks again', 'dead', 'opened', 'delivered'],
] as const)(
  'an SMS that waits in the outbox waits on while a test was good; when it %s',
  async (_, then, told, became) => {
    const w = await world()
    const id = await w.watch({ channels: [{ ...SMS, afterMinutes: 0 }], intervalMinutes: 1 })
    let down = true
    w.boxes.sms.answer = () =>
      down ? { outcome: 'try-again', answer: '503' } : { outcome: 'delivered', answer: 'queued' }
    w.weather = 'dead'
    while (!(await w.story(id)).includes('opened')) await w.pass(10_000)
    w.weather = 'good'
    while (!(await w.story(id)).includes('eased')) await w.pass(1000)
    w.weather = 'nobody-knows'
    const before = w.boxes.sms.sent.length
    down = false
    await w.pass(20 * MINUTE)
    expect(w.boxes.sms.sent).toHaveLength(before)
    w.weather = then
    await w.pass(5 * MINUTE)
    expect(w.boxes.sms.sent.slice(before).map(({ message }) => message.kind)).toEqual([told])
    const [record] = (await w.store.watches.outbox.of(id, 10)).filter(({ kind }) => kind === 'opened')
    expect(record?.state).toBe(became)
  },
)

test('a mail that cannot leave is tried again, with the same key', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL] })
  let down = true
  w.boxes.email.answer = () =>
    down ? { outcome: 'try-again', answer: '451 later' } : { outcome: 'delivered', answer: '250 ok' }
  w.weather = 'dead'
  await w.pass(12 * MINUTE)
  expect(w.boxes.email.sent.length).toBeGreaterThan(3)
  down = false
  await w.pass(HOUR)
  expect(new Set(w.boxes.email.sent.map(({ key }) => key)).size).toBe(1)
  const [record] = await w.store.watches.outbox.of(id, 10)
  expect(record).toMatchObject({ state: 'delivered' })
  expect(record?.tries.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: (record?.tries.length ?? 1) - 1 }, () => 'try-again'),
    'delivered',
  ])
})

test('the last message that a day allows says so, and is what it is besides', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL, { ...SMS, afterMinutes: 0 }], remindMinutes: 5 })
  w.weather = 'dead'
  await w.pass(3 * HOUR)
  const sms = w.said().filter((said) => said.startsWith('sms'))
  expect(sms).toHaveLength(10)
  expect(sms.at(-1)).toBe('sms reminder')
  expect(w.boxes.sms.alert(8)).toMatchObject({ lastToday: false })
  const last = w.boxes.sms.alert(9)
  expect(last).toMatchObject({ lastToday: true, summary: w.boxes.sms.alert(8).summary, acknowledge: { word: 'OK' } })
  await w.pass(10 * HOUR)
  expect(w.said().filter((said) => said.startsWith('sms')).length).toBeGreaterThan(10)
  expect(w.watching.book.get(id)?.state.count).toBe(1)
})

test('a recovery that is the last message of a day is still told as one', async () => {
  const w = await world()
  await w.watch({ channels: [{ ...SMS, afterMinutes: 0 }], remindMinutes: 5 })
  w.weather = 'dead'
  while (w.boxes.sms.sent.length < 9) await w.pass(MINUTE)
  w.weather = 'good'
  await w.pass(10 * MINUTE)
  const over = w.boxes.sms.alert(9)
  expect(over).toMatchObject({ kind: 'recovered', lastToday: true, acknowledge: null })
  expect(over.summary).toMatch(/^example\.com: over after/)
})

test('links are mailed to a confirmed mailbox and to no other, and each manages the watch', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL] })
  await w.watching.sendLinks('stranger@example.net', '192.0.2.1')
  await w.watching.sendLinks('me@example.net', '192.0.2.1')
  await settle()
  await w.pass(1000)
  expect(w.said()).toEqual(['email links'])
  const message = w.boxes.email.sent[0]?.message
  const url = message?.kind === 'links' ? (message.watches[0]?.url ?? '') : ''
  expect((await w.watching.registry.owned(url.split('/').at(-1) ?? '')).id).toBe(id)
  const kept = await w.store.watches.outbox.of(id, 5)
  expect((await w.store.watches.outbox.find(kept[0]?.id ?? ''))?.message).toBeNull()
})

test('many channels of one kind share the budget of their watch, and each is told which message is its last', async () => {
  const w = await world()
  const { registry, deeds } = w.watching
  const numbers = Array.from({ length: 8 }, (_, no) => `+493012345${no}`)
  const channels = numbers.map((address) => ({ kind: 'sms' as const, address, afterMinutes: 0 }))
  const { id, watch } = await registry.create({ target: 'example.com', channels, remindMinutes: 5 }, '192.0.2.99')
  await settle()
  for (const { to, message } of [...w.boxes.sms.sent])
    if (message.kind === 'confirm') {
      const channel = watch.channels.find(({ address }) => address === to.address)
      await deeds.confirmByCode(id, channel?.id ?? '', message.code ?? '')
    }
  w.boxes.sms.sent.length = 0
  w.weather = 'dead'
  await w.pass(8 * HOUR)
  // Ten to each, and forty to all of them.
  expect(w.boxes.sms.sent).toHaveLength(40)
  for (const number of numbers) {
    const own = w.boxes.sms.sent.filter(({ to }) => to.address === number).map(({ message }) => message)
    expect(own.map((message) => 'lastToday' in message && message.lastToday)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
  }
})

test('an alarm leads to its own test, also where the same test is told of as a change', async () => {
  const w = await world()
  await w.watch({ channels: [EMAIL], rules: [{ rule: 'no-mail' }, { rule: 'anything-changed' }] })
  await w.pass(20 * MINUTE)
  w.weather = 'dead'
  await w.pass(10 * MINUTE)
  expect(w.said()).toEqual(['email changed', 'email opened'])
  expect(w.boxes.email.alert(0).evidence?.url).toContain('/compare/')
  expect(w.boxes.email.alert(1).evidence?.url).toMatch(/\/t\/[^/]+$/)
})
