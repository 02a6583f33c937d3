/** What Twilio demands of the parameters of a message and a call, and of TwiML; the documents are named in `stand-in.ts`. */
import { type Element, elementsOf } from '../../unit/xml.ts'

export type Params = Record<string, string>
export type Complaint = { status: number; code: number; message: string }

type Account = { number: string; stopped: ReadonlySet<string> }

const E164 = /^\+[1-9]\d{6,14}$/
const MESSAGE = ['To', 'From', 'Body', 'StatusCallback', 'ValidityPeriod']
const CALL = ['To', 'From', 'Twiml', 'StatusCallback', 'StatusCallbackEvent', 'StatusCallbackMethod', 'Timeout']
const CALL_EVENTS = ['initiated', 'ringing', 'answered', 'completed']

const no = (code: number, message: string): Complaint => ({ status: 400, code, message })

export function checkMessage(params: Params, { number, stopped }: Account): Complaint | null {
  const { To = '', From = '', Body = '', ValidityPeriod } = params
  if (To === '') return no(21604, "A 'To' phone number is required.")
  if (!E164.test(To)) return no(21211, `Invalid 'To' Phone Number: ${To}`)
  if (From !== number) return no(21606, `The 'From' phone number ${From} is not a valid number of this account.`)
  if (Body === '') return no(21602, 'Message body is required.')
  if (Body.length > 1600) return no(21617, 'The concatenated message body exceeds the 1600 character limit.')
  if (ValidityPeriod !== undefined && !within(ValidityPeriod, 1, 36_000)) return no(21623, 'ValidityPeriod')
  if (stopped.has(To)) return no(21610, 'Attempt to send to unsubscribed recipient')
  return callbackComplaint(params) ?? unknown(params, MESSAGE)
}

export function checkCall(params: Params, { number }: Account): Complaint | null {
  const { To = '', From = '', Twiml = '', Timeout, StatusCallbackEvent = '' } = params
  if (To === '') return no(21201, "No 'To' number is specified")
  if (!E164.test(To)) return no(21211, `Invalid 'To' Phone Number: ${To}`)
  if (From !== number) return no(21212, `Invalid 'From' Phone Number: ${From}`)
  if (Twiml === '') return no(21205, 'Url parameter is required.')
  if (Twiml.length > 4000) return no(21218, 'Twiml is longer than 4000 characters')
  if (Timeout !== undefined && !within(Timeout, 1, 600)) return no(21219, 'Timeout')
  if (StatusCallbackEvent.split(' ').some((event) => event !== '' && !CALL_EVENTS.includes(event)))
    return no(21626, `Invalid statusCallbackEvents: ${StatusCallbackEvent}`)
  try {
    checkVoice(Twiml)
  } catch (error) {
    return no(12100, `Document parse failure: ${(error as Error).message}`)
  }
  return callbackComplaint(params) ?? unknown(params, CALL)
}

function callbackComplaint({ StatusCallback }: Params): Complaint | null {
  if (StatusCallback === undefined || /^https?:\/\/[^\s/_]+\/\S+$/.test(StatusCallback)) return null
  return no(21609, `Invalid 'StatusCallback' URL: ${StatusCallback}`)
}

/** A misspelt parameter is ignored by Twilio, in silence: here it is heard. */
function unknown(params: Params, known: readonly string[]): Complaint | null {
  const stranger = Object.keys(params).find((name) => !known.includes(name))
  return stranger ? no(20001, `no such parameter is used: ${stranger}`) : null
}

function within(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most
}

/** twilio.com/docs/voice/twiml: which verbs may stand where, and the attributes that each takes. */
const VERBS: Record<string, { inside: string[]; attributes: Record<string, RegExp> }> = {
  Response: { inside: [''], attributes: {} },
  Say: {
    inside: ['Response', 'Gather'],
    attributes: { voice: /^[\w.-]+$/, language: /^[a-z]{2,3}-[A-Z]{2}$/, loop: /^\d{1,3}$/ },
  },
  Pause: { inside: ['Response', 'Gather'], attributes: { length: /^\d{1,3}$/ } },
  Gather: {
    inside: ['Response'],
    attributes: {
      input: /^dtmf$/,
      numDigits: /^[1-9]\d?$/,
      action: /^https?:\/\/\S+$/,
      method: /^(GET|POST)$/,
      timeout: /^[1-9]\d*$/,
      finishOnKey: /^[0-9#*]?$/,
    },
  },
  Hangup: { inside: ['Response'], attributes: {} },
}

/** @throws Error for what Twilio would not speak: error 12100 (not XML), 12200 (no such verb or attribute) */
export function checkVoice(twiml: string): Element[] {
  return checkDocument(twiml, VERBS)
}

/** twilio.com/docs/messaging/twiml: the answer to an incoming message. */
export function checkMessaging(twiml: string): Element[] {
  return checkDocument(twiml, {
    Response: { inside: [''], attributes: {} },
    Message: { inside: ['Response'], attributes: {} },
  })
}

function checkDocument(twiml: string, verbs: typeof VERBS): Element[] {
  const document = twiml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '')
  const elements = elementsOf(document)
  for (const { name, attributes, inside } of elements) {
    const verb = verbs[name]
    if (!verb?.inside.includes(inside)) throw new Error(`${name} may not stand in ${inside || 'the root'}`)
    for (const [key, value] of Object.entries(attributes))
      if (!verb.attributes[key]?.test(value)) throw new Error(`${name} ${key}="${value}"`)
  }
  return elements
}
