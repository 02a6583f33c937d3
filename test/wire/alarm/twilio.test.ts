/** SMS and calls by Twilio's own library, against a stand-in that is as strict as Twilio. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSenders, type Senders } from '../../../server/alarm/senders.ts'
import { readConfig } from '../../../server/config.ts'
import { createGuard } from '../../../server/probe/guard.ts'
import { zoneResolver } from '../../../server/specimens/zone-resolver.ts'
import type { Recipient } from '../../../server/watch/sender.ts'
import type { Alert } from '../../../shared/watch/alert.ts'
import { about, confirmation, links, opened, recovered } from '../../samples/alerts.ts'
import { heard } from '../../setup/twilio/callbacks.ts'
import { type Mood, TwilioStandIn } from '../../setup/twilio/stand-in.ts'
import { ManualClock } from '../manual-clock.ts'

const PHONE: Recipient = { address: '+4915112345678', secret: '' }
const CODED = { ...confirmation, code: '471002', url: null }

let twilio: TwilioStandIn
let clock: ManualClock
let troubles: string[]

beforeEach(async () => {
  twilio = await TwilioStandIn.start()
  clock = new ManualClock()
  troubles = []
})
afterEach(() => twilio.stop())

function senders(env: Record<string, string> = {}): Senders {
  return createSenders({
    config: readConfig({ PUBLIC_URL: 'https://helograph.example', ...twilio.env, ...env }),
    resolver: zoneResolver([]),
    guard: createGuard([]),
    clock,
    epoch: () => Date.now(),
    trouble: (words) => troubles.push(words),
  })
}

const once = (mood: Mood) => {
  let left = 1
  twilio.mood = () => (left-- > 0 ? mood : null)
}

describe('an SMS', () => {
  it('is sent as it was written, and its fate is asked for', async () => {
    expect(await senders().sms.send(PHONE, opened, 'key/1')).toEqual({
      outcome: 'delivered',
      answer: `Twilio has taken it as ${twilio.sent[0]?.sid}.`,
      receipt: twilio.sent[0]?.sid,
    })
    expect(twilio.sent).toMatchObject([
      {
        kind: 'message',
        params: {
          To: '+4915112345678',
          From: twilio.number,
          Body: expect.stringMatching(/^Alarm: No mail can reach example\.com.*Reply OK to take it, STOP to end\./),
          StatusCallback: 'https://helograph.example/api/alarm/twilio/status/key%2F1',
          ValidityPeriod: '14400',
        },
      },
    ])
  })

  it('has the code of a confirmation; and never the links of somebody', async () => {
    expect(await senders().sms.send(PHONE, CODED, 'key')).toMatchObject({ outcome: 'delivered' })
    expect(twilio.sent[0]?.params.Body).toContain('471002')
    expect(await senders().sms.send(PHONE, links, 'key')).toMatchObject({ outcome: 'refused' })
    expect(twilio.sent).toHaveLength(1)
  })

  it.each<[string, Mood, string, RegExp]>([
    ['the number is none', { status: 400, code: 21211, message: "Invalid 'To'" }, 'refused', /21211 Invalid 'To'/],
    ['the person said STOP', { status: 400, code: 21610, message: 'unsubscribed' }, 'refused', /21610/],
    ['it is too much at once', { status: 429, code: 20429, message: 'Too Many Requests' }, 'try-again', /20429/],
    ['the account is closed', { status: 401, code: 20003, message: 'Authenticate' }, 'try-again', /must mend it/],
    [
      'the number of the account is not its own',
      { status: 400, code: 21606, message: 'From' },
      'try-again',
      /must mend/,
    ],
    ['Twilio is ill', { status: 503, code: 20503, message: 'Service unavailable' }, 'unknown', /20503/],
  ])('where %s', async (_, mood, outcome, answer) => {
    once(mood)
    const handover = await senders().sms.send(PHONE, opened, 'key')
    expect(handover).toEqual({ outcome, answer: expect.stringMatching(answer) })
    expect(twilio.sent).toEqual([])
  })

  it('with wrong credentials tells the operator why, and the owner of the watch only that', async () => {
    const handover = await senders({ TWILIO_AUTH_TOKEN: 'another-token' }).sms.send(PHONE, opened, 'key')
    expect(handover.outcome).toBe('try-again')
    expect(handover.answer).not.toContain('20003')
    expect(troubles.join()).toContain('20003')
  })

  it('whose answer was lost is not sent again by the way', async () => {
    once('does it and breaks off')
    const handover = await senders().sms.send(PHONE, opened, 'key')
    expect(handover).toMatchObject({ outcome: 'unknown', answer: expect.stringContaining('gave no answer') })
    expect(twilio.sent).toHaveLength(1)
  })

  it('to a Twilio that is not there is tried again', async () => {
    const { sms } = senders()
    await twilio.stop()
    const handover = await sms.send(PHONE, opened, 'key')
    expect(handover).toMatchObject({ outcome: 'try-again', answer: expect.stringContaining('ECONNREFUSED') })
    twilio = await TwilioStandIn.start()
  })

  it('can be looked for where its answer was lost', async () => {
    const { sms } = senders()
    const before = Date.now() - 1000
    const find = (message: Alert, since = before, to = PHONE, by = sms) => {
      const found = by.find?.(to, message, 'key', since)
      // What Twilio has just taken is not on its list at once.
      clock.advance(3000)
      return found
    }
    expect(await find(opened)).toEqual({ receipts: [] })
    const first = await sms.send(PHONE, opened, 'key')
    const second = await sms.send(PHONE, opened, 'key of another watch')
    expect(await find(opened)).toEqual({ receipts: [second.receipt, first.receipt] })
    expect(await find(recovered)).toEqual({ receipts: [] })
    expect(await find(opened, Date.now() + 3_600_000)).toEqual({ receipts: [] })
    expect(await find(opened, before, { ...PHONE, address: '+15005550001' })).toEqual({ receipts: [] })
    const wrong = senders({ TWILIO_AUTH_TOKEN: 'another-token' })
    expect(await find(opened, before, PHONE, wrong.sms)).toBe('unknown')
  })
})

describe('a call', () => {
  it('says two sentences twice, takes one key, and rings for a while', async () => {
    expect(await senders().call.send(PHONE, opened, 'key1')).toMatchObject({ outcome: 'delivered' })
    const [call] = twilio.sent
    expect(call).toMatchObject({ kind: 'call', params: { Timeout: '40', StatusCallbackEvent: 'completed' } })
    const said = heard(call?.params.Twiml ?? '')
    expect(said).toHaveLength(5)
    expect(said.slice(0, 2)).toEqual(said.slice(2, 4))
    expect(said[0]).toContain('No mail can reach example dot com')
    expect(said[4]).toContain('nobody has acknowledged')
    expect(call?.params.Twiml).toContain('action="https://helograph.example/api/alarm/twilio/key/key1"')
  })

  it('speaks a code three times', async () => {
    await senders().call.send(PHONE, CODED, 'key')
    expect(heard(twilio.sent[0]?.params.Twiml ?? '').filter((said) => said.includes('4, 7, 1, 0, 0, 2'))).toHaveLength(
      3,
    )
  })

  it.each(['</Say><Hangup/><Dial>+15005550009</Dial>', '<![CDATA[ & ]]> "quoted" \u0000\u202E', 'ß'.repeat(5000)])(
    'is the same call, whatever a server says: %j',
    async (said) => {
      expect(await senders().call.send(PHONE, about(said), 'key')).toMatchObject({ outcome: 'delivered' })
      expect(heard(twilio.sent[0]?.params.Twiml ?? '')).toHaveLength(5)
      expect(twilio.sent[0]?.params.Twiml).not.toContain('Dial>')
    },
  )

  it('whose answer was lost is looked for among all calls to that number', async () => {
    once('does it and breaks off')
    const { call } = senders()
    expect(await call.send(PHONE, opened, 'key')).toMatchObject({ outcome: 'unknown' })
    const found = call.find?.(PHONE, opened, 'key', Date.now())
    clock.advance(3000)
    expect(await found).toEqual({ receipts: [twilio.sent[0]?.sid] })
  })
})

it('what is not set up says what the operator must set', async () => {
  const { email, sms, call, webhook } = createSenders({
    config: readConfig({ SMTP_URL: 'smtp://127.0.0.1', TWILIO_FROM: '+15005550006' }),
    resolver: zoneResolver([]),
    guard: createGuard([]),
    clock,
    epoch: () => Date.now(),
    trouble: () => {},
  })
  expect(email.available).toEqual({ missing: 'Not available here: whoever runs this Helograph must set ALERT_FROM.' })
  const missing = 'Not available here: whoever runs this Helograph must set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.'
  expect([sms.available, call.available]).toEqual([{ missing }, { missing }])
  expect(webhook.available).toBe(true)
  expect(await sms.send(PHONE, opened, 'key')).toEqual({ outcome: 'try-again', answer: missing })
})
