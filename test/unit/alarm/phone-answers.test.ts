/** What Twilio asks of us, signed as Twilio signs it; and what is done with what Twilio did not sign. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { twilioLibrary } from '../../../server/alarm/twilio-library.ts'
import { speechTwiml } from '../../../server/alarm/twiml.ts'
import { readConfig } from '../../../server/config.ts'
import { Problem } from '../../../server/problems.ts'
import { phoneAnswerRoutes } from '../../../server/routes/alarm-answers.ts'
import type { PhoneAnswers } from '../../../server/watch/sender.ts'
import { speechOf } from '../../../shared/watch/say/speech.ts'
import { opened } from '../../samples/alerts.ts'
import { type Asked, answeredBySms, heard, incoming, pressed, signed, status } from '../../setup/twilio/callbacks.ts'
import { type Sent, TwilioStandIn } from '../../setup/twilio/stand-in.ts'

const HERE = 'https://helograph.example'
const CALLBACKS = `${HERE}/api/alarm/twilio`
const PHONE = '+4915112345678'

let twilio: TwilioStandIn
let app: FastifyInstance
let told: unknown[]
let reply: string | null

const answers: PhoneAnswers = {
  async smsReceived(from, text) {
    told.push(['sms', from, text])
    return reply
  },
  async keyPressed(key, digit) {
    told.push(['key', key, digit])
    if (key !== 'key1') return 'unknown-call'
    return digit === '1' ? 'acknowledged' : digit === '9' ? 'stopped' : 'unknown-key'
  },
  async reported(key, report) {
    told.push(['report', key, report.outcome, report.answer])
  },
}

async function serve(env: Record<string, string>): Promise<FastifyInstance> {
  const server = fastify()
  server.setErrorHandler((error, _request, response) =>
    response.code(error instanceof Problem ? error.status : 500).send({ error: String(error) }),
  )
  phoneAnswerRoutes(server, { config: readConfig({ PUBLIC_URL: HERE, ...env }), answers })
  await server.ready()
  return server
}

beforeEach(async () => {
  twilio = await TwilioStandIn.start()
  app = await serve(twilio.env)
  told = []
  reply = 'Thank you.'
})
afterEach(async () => {
  await app.close()
  await twilio.stop()
})

function ask({ url, headers, payload }: Asked) {
  return app.inject({ method: 'POST', url: url.replace(HERE, ''), headers, payload })
}

async function calling(): Promise<Sent> {
  const { twiml } = await twilioLibrary()
  const speech = speechOf(opened)
  if (!speech) throw new Error('there is nothing to say')
  const Twiml = speechTwiml(twiml, speech, `${CALLBACKS}/key/key1`)
  const params = { To: PHONE, Twiml, StatusCallback: `${CALLBACKS}/status/key1` }
  return { sid: `CA${'1'.repeat(32)}`, kind: 'call', params, at: 0 }
}

const texting: Sent = {
  sid: `SM${'1'.repeat(32)}`,
  kind: 'message',
  params: { To: PHONE, StatusCallback: `${CALLBACKS}/status/key%2F1` },
  at: 0,
}

describe('an SMS that comes in', () => {
  it('is heard, and answered', async () => {
    const answer = await ask(incoming(twilio, `${CALLBACKS}/sms`, PHONE, 'ok & <thanks>'))
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
    expect(told).toEqual([['sms', PHONE, 'ok & <thanks>']])
    expect(answeredBySms(answer.body)).toEqual(['Thank you.'])
  })

  it('need not be answered', async () => {
    reply = null
    expect(answeredBySms((await ask(incoming(twilio, `${CALLBACKS}/sms`, PHONE, 'STOP'))).body)).toEqual([])
  })
})

describe('a key', () => {
  it.each([
    ['1', /acknowledged/],
    ['9', /no more calls/],
    ['5', /means nothing/],
  ])('%s is answered in words', async (digit, words) => {
    const answer = await ask(pressed(twilio, await calling(), digit))
    expect(told).toEqual([['key', 'key1', digit]])
    expect(heard(answer.body).join()).toMatch(words)
  })
})

describe('the fate of what was sent', () => {
  it.each([
    ['delivered', undefined, ['delivered', 'The telephone has it.']],
    ['undelivered', 30003, ['refused', "It did not reach the telephone (Twilio's error 30003)."]],
    ['failed', 30008, ['refused', "It could not be sent (Twilio's error 30008)."]],
  ] as const)('of a message: %s', async (word, error, [outcome, words]) => {
    expect((await ask(status(twilio, texting, word, error))).statusCode).toBe(204)
    expect(told).toEqual([['report', 'key/1', outcome, words]])
  })

  it.each([
    ['completed', ['delivered', 'The call was answered.']],
    ['busy', ['refused', 'The line was busy.']],
    ['no-answer', ['refused', 'Nobody answered the call.']],
    ['failed', ['refused', 'The number could not be called.']],
  ] as const)('of a call: %s', async (word, [outcome, words]) => {
    await ask(status(twilio, await calling(), word))
    expect(told).toEqual([['report', 'key1', outcome, words]])
  })

  it('is not told before it is decided', async () => {
    for (const word of ['queued', 'sent']) expect((await ask(status(twilio, texting, word))).statusCode).toBe(204)
    expect(told).toEqual([])
  })
})

describe('what Twilio did not sign', () => {
  it('is not believed: with another token, for another address, changed on its way, or without a signature', async () => {
    const url = `${CALLBACKS}/sms`
    const fields = { From: PHONE, Body: 'OK' }
    const genuine = signed(twilio, url, fields)
    const elsewhere = { ...signed(twilio, `${CALLBACKS}/key/key1`, fields), url }
    const { 'x-twilio-signature': _, ...bare } = genuine.headers
    for (const forged of [
      signed(twilio, url, fields, 'another-token'),
      elsewhere,
      { ...genuine, payload: genuine.payload.replace('OK', 'STOP') },
      { ...genuine, headers: bare },
    ])
      expect((await ask(forged)).statusCode).toBe(403)
    expect(told).toEqual([])
    expect((await ask(genuine)).statusCode).toBe(200)
  })

  it('is not even asked for where there is no account', async () => {
    await app.close()
    app = await serve({})
    expect((await ask(incoming(twilio, `${CALLBACKS}/sms`, PHONE, 'OK'))).statusCode).toBe(404)
  })
})
