/**
 * What Twilio asks of us: a message that came in, a key that was pressed, how a message or a call ended. Signed as
 * twilio.com/docs/usage/security says: HMAC-SHA1 with the auth token over the whole address and, in the order of their
 * names, each parameter and its value; in base64. The parameters are those of /docs/messaging/guides/webhook-request,
 * /docs/voice/twiml/gather and /docs/voice/api/call-resource#statuscallback.
 */
import { createHmac } from 'node:crypto'
import { checkMessaging, checkVoice, type Params } from './demands.ts'
import type { Sent, TwilioStandIn } from './stand-in.ts'

export type Asked = {
  url: string
  headers: Record<string, string>
  payload: string
}

/** As it comes to us over HTTP; `token` is wrong where somebody else pretends. */
export function signed(twilio: TwilioStandIn, url: string, params: Params, token = twilio.authToken): Asked {
  const text = Object.keys(params)
    .sort()
    .reduce((sum, name) => sum + name + params[name], url)
  return {
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': createHmac('sha1', token).update(Buffer.from(text, 'utf8')).digest('base64'),
      'user-agent': 'TwilioProxy/1.1',
    },
    payload: new URLSearchParams(params).toString(),
  }
}

/** Somebody answers by SMS. @param url that the operator entered for the number at Twilio */
export function incoming(twilio: TwilioStandIn, url: string, from: string, body: string): Asked {
  const sid = `SM${'f'.repeat(32)}`
  return signed(twilio, url, {
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    AccountSid: twilio.accountSid,
    From: from,
    To: twilio.number,
    Body: body,
    NumMedia: '0',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
  })
}

/** Whoever was called presses keys: asked of the `action` of the call's own Gather, if there is one. */
export function pressed(twilio: TwilioStandIn, call: Sent, digits: string): Asked {
  const gather = checkVoice(call.params.Twiml ?? '').find(({ name }) => name === 'Gather')
  const { action = '', numDigits = '' } = gather?.attributes ?? {}
  if (action === '') throw new Error('there is no Gather in this call')
  if (digits.length > Number(numDigits)) throw new Error(`Gather takes ${numDigits} digits`)
  return signed(twilio, action, { ...ofCall(twilio, call, 'in-progress'), Digits: digits, msg: 'Gather End' })
}

/** How a call or a message stands by now, told to its StatusCallback. */
export function status(twilio: TwilioStandIn, sent: Sent, word: string, errorCode?: number): Asked {
  const url = sent.params.StatusCallback
  if (!url) throw new Error('nobody wants to know')
  const error: Params = errorCode === undefined ? {} : { ErrorCode: String(errorCode) }
  if (sent.kind === 'call')
    return signed(twilio, url, { ...ofCall(twilio, sent, word), CallDuration: '12', SequenceNumber: '3', ...error })
  return signed(twilio, url, {
    MessageSid: sent.sid,
    SmsSid: sent.sid,
    MessageStatus: word,
    SmsStatus: word,
    AccountSid: twilio.accountSid,
    From: twilio.number,
    To: sent.params.To ?? '',
    ApiVersion: '2010-04-01',
    ...error,
  })
}

function ofCall(twilio: TwilioStandIn, { sid, params }: Sent, word: string): Params {
  return {
    CallSid: sid,
    AccountSid: twilio.accountSid,
    From: twilio.number,
    To: params.To ?? '',
    CallStatus: word,
    ApiVersion: '2010-04-01',
    Direction: 'outbound-api',
  }
}

/** What a person hears at the telephone. */
export function heard(twiml: string): string[] {
  return checkVoice(twiml)
    .filter(({ name }) => name === 'Say')
    .map(({ text }) => text)
}

/** What a person is answered by SMS. */
export function answeredBySms(twiml: string): string[] {
  return checkMessaging(twiml)
    .filter(({ name }) => name === 'Message')
    .map(({ text }) => text)
}
