import { expect, test } from 'vitest'
import { alertLetter } from '../../../shared/watch/say/letter.ts'
import { letterText } from '../../../shared/watch/say/letter-text.ts'
import { smsText } from '../../../shared/watch/say/sms.ts'
import { speechOf } from '../../../shared/watch/say/speech.ts'
import { HOUR, MINUTE, world } from './manual-world.ts'

const EMAIL = { kind: 'email', address: 'me@example.net' } as const
const SMS = { kind: 'sms', address: '+4930123456' } as const
const CALL = { kind: 'call', address: '+4930123456' } as const

test('a server dies, is seen dead twice, somebody is told, and it recovers', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL] })
  await w.pass(10 * MINUTE)
  expect(await w.story(id)).toEqual([])
  w.weather = 'dead'
  await w.pass(5 * MINUTE)
  expect(await w.story(id)).toEqual(['failed'])
  expect(w.said()).toEqual([])
  await w.pass(MINUTE)
  expect(await w.story(id)).toEqual(['failed', 'opened', 'alerted'])
  expect(w.said()).toEqual(['email opened'])
  const alert = w.boxes.email.alert(0)
  expect(alert).toMatchObject({
    watch: { name: 'example.com', target: 'example.com' },
    incident: { number: 1, rule: 'mail cannot arrive at all', flaps: 0, recoveredAt: null },
    evidence: {
      host: 'mx1.example.com',
      step: 'connect',
      kind: 'refused',
      message: 'The address refused the connection.',
    },
    sequence: 1,
    acknowledge: { word: 'OK', key: '1' },
    stop: { word: 'STOP', key: '9' },
  })
  expect(alert.evidence?.remedy).not.toBe('')
  await w.pass(HOUR)
  expect(w.said()).toEqual(['email opened'])
  w.weather = 'good'
  await w.pass(7 * MINUTE)
  expect(await w.story(id)).toEqual(['failed', 'opened', 'alerted', 'eased', 'recovered', 'alerted'])
  const over = w.boxes.email.alert(1)
  expect(over).toMatchObject({ kind: 'recovered', thread: alert.thread, sequence: 2, acknowledge: null })
  expect(over.summary).toMatch(/^example\.com: over after 1 hour \d+ minutes: mail cannot arrive at all\.$/)
})

test('what fails once wakes nobody', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL] })
  await w.pass(10 * MINUTE)
  w.weather = 'dead'
  while (!(await w.story(id)).includes('failed')) await w.pass(10_000)
  w.weather = 'good'
  await w.pass(10 * MINUTE)
  expect(await w.story(id)).toEqual(['failed', 'cleared'])
  expect(w.said()).toEqual([])
})

test('first by mail, then by SMS, then by a call, until somebody takes care', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL, SMS, CALL] })
  w.weather = 'dead'
  await w.pass(3 * MINUTE)
  expect(w.said()).toEqual(['email opened'])
  await w.pass(5 * MINUTE)
  expect(w.said()).toEqual(['email opened', 'sms escalated'])
  await w.pass(10 * MINUTE)
  expect(w.said()).toEqual(['email opened', 'sms escalated', 'call escalated'])
  await w.watching.phone.keyPressed(w.boxes.call.sent[0]?.key ?? '', '1', '')
  await w.pass(HOUR)
  expect(w.said().slice(3)).toEqual(['email acknowledged'])
  expect((await w.log(id)).find(({ type }) => type === 'acknowledged')).toMatchObject({
    by: 'by key 1 on the telephone',
  })
})

test.each([
  [
    'the link in the mail',
    async (w: Awaited<ReturnType<typeof world>>) => {
      const alert = w.boxes.email.alert(0)
      const token = alert.acknowledge?.url.split('/').at(-1) ?? ''
      const before = await w.watching.deeds.look('acknowledge', token)
      expect(before.done).toBe(false)
      expect((await w.watching.deeds.look('acknowledge', token)).done).toBe(false)
      expect((await w.watching.deeds.press('acknowledge', token)).done).toBe(true)
    },
  ],
  [
    'an SMS',
    async (w: Awaited<ReturnType<typeof world>>) => {
      await w.pass(5 * MINUTE)
      expect(await w.watching.phone.smsReceived('+49 30 123456', ' Ok, I see')).toContain(
        'You take care of example.com',
      )
      expect(await w.watching.phone.smsReceived('+4930123456', 'ok')).toContain('nothing to acknowledge')
    },
  ],
])('acknowledged by %s', async (_, acknowledge) => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL, SMS, CALL] })
  w.weather = 'dead'
  await w.pass(7 * MINUTE)
  await acknowledge(w)
  await w.pass(HOUR)
  expect(w.said()).not.toContain('call escalated')
  expect(w.watching.book.get(id)?.state.incidents[0]?.acknowledgedAt).not.toBeNull()
})

test('flapping is one incident, and is not said each time', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL], intervalMinutes: 1 })
  for (let turn = 0; turn < 10; turn++) {
    w.weather = 'dead'
    await w.pass(4 * MINUTE)
    w.weather = 'good'
    await w.pass(4 * MINUTE)
  }
  const { incidents, count } = w.watching.book.get(id)?.state ?? { incidents: [], count: 0 }
  expect(count).toBe(1)
  expect(incidents[0]?.flaps).toBeGreaterThan(0)
  expect(w.said().length).toBeLessThan(8)
  await w.pass(2 * HOUR)
  expect(w.said().at(-1)).toBe('email recovered')
})

test('what came back is told with its own times, and with those of the first', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL, { ...SMS, afterMinutes: 0 }, { ...CALL, afterMinutes: 0 }] })
  const has = async (type: string) => (await w.story(id)).includes(type)
  const until = async (type: string) => {
    while (!(await has(type))) await w.pass(10_000)
  }
  w.weather = 'dead'
  await until('opened')
  await w.pass(10 * MINUTE)
  w.weather = 'good'
  await until('recovered')
  await w.pass(9 * MINUTE)
  w.weather = 'dead'
  await until('reopened')
  await w.pass(1000)
  const log = await w.log(id)
  const opened = log.find(({ type }) => type === 'opened')
  const recovered = log.find(({ type }) => type === 'recovered')
  const reopened = log.find(({ type }) => type === 'reopened')
  if (opened?.type !== 'opened' || recovered?.type !== 'recovered' || reopened?.type !== 'reopened')
    throw new Error('it did not come back')
  const clock = (iso: string) => iso.slice(11, 19)
  const again = w.boxes.email.alert(2)
  expect(again).toMatchObject({
    kind: 'opened',
    incident: { since: opened.since, againSince: reopened.since, confirmedAt: reopened.at, flaps: 1 },
  })
  expect(again.incident?.confirmed).toContain(
    `Seen at ${clock(reopened.since)} UTC, and again at ${clock(reopened.at)}`,
  )
  const letter = letterText(alertLetter(again))
  expect(letter).toMatch(new RegExp(`Since +25 Nov 2026, ${clock(reopened.since)}`))
  expect(letter).toMatch(new RegExp(`First began +25 Nov 2026, ${clock(opened.since)}`))
  expect(smsText(again)).toContain(
    `Since ${reopened.since.slice(11, 16)} UTC, seen again ${reopened.at.slice(11, 16)}. First ${opened.since.slice(11, 16)}.`,
  )
  expect(speechOf(again)?.sentences.join(' ')).toContain('It came back at')
  w.weather = 'good'
  while (w.boxes.email.sent.length < 4) await w.pass(MINUTE)
  const over = w.boxes.email.alert(3).incident
  const broken = Date.parse(recovered.since) - Date.parse(opened.since)
  expect(over?.lastedMs).toBe(broken + Date.parse(over?.recoveredAt ?? '') - Date.parse(reopened.since))
})

test('who turns us away is not dead; after an hour we say that we cannot tell, and when we can again', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL, SMS] })
  await w.pass(10 * MINUTE)
  w.weather = 'greylists'
  await w.pass(30 * MINUTE)
  w.weather = 'nobody-knows'
  await w.pass(20 * MINUTE)
  expect(w.said()).toEqual([])
  await w.pass(20 * MINUTE)
  expect(w.said()).toEqual(['email unable'])
  w.weather = 'good'
  await w.pass(6 * MINUTE)
  expect(w.said()).toEqual(['email unable', 'email able'])
  expect(await w.story(id)).toEqual(['clouded', 'unable', 'alerted', 'able', 'alerted'])
})

test('a full disk is told after its minutes', async () => {
  const w = await world()
  await w.watch({ channels: [EMAIL], rules: [{ rule: 'no-mail' }, { rule: 'temporary-failures', minutes: 30 }] })
  w.weather = 'full'
  await w.pass(28 * MINUTE)
  expect(w.said()).toEqual([])
  await w.pass(10 * MINUTE)
  expect(w.said()).toEqual(['email opened'])
})

test('anything that changed is told once, and is how it shall be from then on', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL], rules: [{ rule: 'anything-changed' }] })
  await w.pass(20 * MINUTE)
  w.weather = 'other-banner'
  await w.pass(7 * MINUTE)
  expect(w.said()).toEqual(['email changed'])
  const { evidence } = w.boxes.email.alert(0)
  expect(evidence?.url).toMatch(/^http:\/\/helograph\.test\/compare\/\w{12}\/\w{12}$/)
  await w.pass(HOUR)
  expect(w.said()).toEqual(['email changed'])
  expect(await w.story(id)).toEqual(['baseline', 'failed', 'differed', 'alerted'])
})

test('quiet hours hold back what would wake somebody, and what is over by then is not said', async () => {
  const w = await world()
  // It is noon in London.
  const quietHours = { timeZone: 'Europe/London', from: '11:00', to: '13:00' }
  await w.watch({ channels: [EMAIL, SMS, CALL], quietHours })
  w.weather = 'dead'
  await w.pass(50 * MINUTE)
  expect(w.said()).toEqual(['email opened'])
  await w.pass(10 * MINUTE)
  expect(w.said()).toEqual(['email opened', 'sms escalated', 'call escalated'])

  const over = await world()
  await over.watch({ channels: [EMAIL, SMS, CALL], quietHours })
  over.weather = 'dead'
  await over.pass(30 * MINUTE)
  over.weather = 'good'
  await over.pass(2 * HOUR)
  expect(over.said()).toEqual(['email opened', 'email recovered'])
})

test('in maintenance there is no alarm; what is still broken afterwards is', async () => {
  const w = await world()
  const weekly = [{ timeZone: 'UTC', from: '12:00', to: '13:00' }]
  const id = await w.watch({ channels: [EMAIL], maintenance: { weekly } })
  w.weather = 'dead'
  await w.pass(HOUR - MINUTE)
  expect(await w.story(id)).toEqual([])
  expect((await w.watching.registry.view(w.watching.book.get(id) as never)).maintenance).toBe(true)
  await w.pass(8 * MINUTE)
  expect(w.said()).toEqual(['email opened'])
})

test('in maintenance there is no reminder, and that an incident from before is over is told', async () => {
  const w = await world()
  const weekly = [{ timeZone: 'UTC', from: '12:30', to: '14:00' }]
  await w.watch({ channels: [EMAIL], maintenance: { weekly }, remindMinutes: 20 })
  w.weather = 'dead'
  await w.pass(HOUR)
  expect(w.said()).toEqual(['email opened', 'email reminder'])
  w.weather = 'good'
  await w.pass(10 * MINUTE)
  expect(w.said()).toEqual(['email opened', 'email reminder', 'email recovered'])
})

test('reminders come until somebody takes care', async () => {
  const w = await world()
  const id = await w.watch({ channels: [EMAIL], remindMinutes: 30 })
  w.weather = 'dead'
  await w.pass(100 * MINUTE)
  expect(w.said()).toEqual(['email opened', 'email reminder', 'email reminder', 'email reminder'])
  await w.watching.deeds.acknowledge(id, 1, 'by its owner')
  await w.pass(3 * HOUR)
  expect(w.said().filter((said) => said === 'email reminder')).toHaveLength(3)
})

test('the messages of a long incident are counted on, so that no two mails have one id', async () => {
  const w = await world()
  const hooks = ['a', 'b'].map((path) => ({ kind: 'webhook', address: `https://hooks.example.net/${path}` }) as const)
  await w.watch({ channels: [EMAIL, ...hooks], remindMinutes: 10 })
  w.weather = 'dead'
  await w.pass(20 * HOUR)
  for (const { sent } of [w.boxes.email, w.boxes.webhook]) {
    const named = sent.flatMap(({ message }) => ('thread' in message ? [`${message.thread}.${message.sequence}`] : []))
    expect(new Set(named).size).toBe(sent.length)
  }
  expect(w.boxes.webhook.sent.length).toBeGreaterThan(200)
})
