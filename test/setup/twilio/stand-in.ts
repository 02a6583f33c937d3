/**
 * A local stand-in for Twilio, strict where Twilio is. What it demands and answers is what these documents say:
 * - the REST API of 2010-04-01, Basic auth, form in and JSON out, errors as `{code, message, more_info, status}`:
 *   twilio.com/docs/usage/api and /docs/usage/requests-to-twilio
 * - Messages: twilio.com/docs/messaging/api/message-resource (To and From in E.164, Body up to 1,600 characters)
 * - Calls: twilio.com/docs/voice/api/call-resource (Twiml up to 4,000 characters, StatusCallbackEvent, Timeout up to 600)
 * - the codes of errors: twilio.com/docs/api/errors
 */
import { once } from 'node:events'
import http from 'node:http'
import type net from 'node:net'
import { type Complaint, checkCall, checkMessage, type Params } from './demands.ts'

export type Sent = {
  sid: string
  kind: 'message' | 'call'
  params: Params
  /** milliseconds since the epoch */
  at: number
}

/** What Twilio does this time instead of what it should: a refusal; no answer at all; or it does it and breaks off. */
export type Mood = Complaint | 'silent' | 'does it and breaks off'

export class TwilioStandIn {
  readonly accountSid = `AC${'0123456789abcdef'.repeat(2)}`
  readonly authToken = 'a-token-of-the-operator'
  readonly number = '+15005550006'
  /** Everything that was sent, in order. */
  readonly sent: Sent[] = []
  /** Numbers that said STOP: Twilio itself sends them nothing more (error 21610). */
  readonly stopped = new Set<string>()
  /** Asked before each message and call. */
  mood: (kind: Sent['kind'], params: Params) => Mood | null = () => null
  readonly #server: http.Server
  readonly #waiting: (() => void)[] = []

  private constructor() {
    this.#server = http.createServer((request, response) => void this.#serve(request, response))
  }

  static async start(): Promise<TwilioStandIn> {
    const twilio = new TwilioStandIn()
    twilio.#server.listen(0, '127.0.0.1')
    await once(twilio.#server, 'listening')
    return twilio
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`
  }

  /** As an operator sets it, with the address of this stand-in besides. */
  get env() {
    return {
      TWILIO_ACCOUNT_SID: this.accountSid,
      TWILIO_AUTH_TOKEN: this.authToken,
      TWILIO_FROM: this.number,
      TWILIO_API_URL: this.url,
    }
  }

  /** Resolves with the first so many things that were sent, when there are so many. */
  async have(count: number): Promise<Sent[]> {
    while (this.sent.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.sent.slice(0, count)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    const params = formOf(await bodyOf(request))
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const refuse = ({ status, code, message }: Complaint) =>
      answer(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })
    const basic = Buffer.from(`${this.accountSid}:${this.authToken}`).toString('base64')
    if (request.headers.authorization !== `Basic ${basic}`)
      return void refuse({ status: 401, code: 20003, message: 'Authenticate' })
    const [, resource, sid] =
      new RegExp(`^/2010-04-01/Accounts/${this.accountSid}/(Messages|Calls)(?:/(\\w+))?\\.json$`).exec(url.pathname) ??
      []
    if (!resource)
      return void refuse({
        status: 404,
        code: 20404,
        message: `The requested resource ${url.pathname} was not found`,
      })
    const kind = resource === 'Messages' ? 'message' : 'call'
    if (request.method === 'GET') return void answer(200, this.#listed(kind, url.searchParams, sid))
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded')
      return void refuse({ status: 415, code: 20005, message: 'Unsupported Media Type' })
    const complaint = kind === 'message' ? checkMessage(params, this) : checkCall(params, this)
    if (complaint) return void refuse(complaint)
    const mood = this.mood(kind, params)
    if (mood === 'silent') return
    if (mood !== null && typeof mood === 'object') return void refuse(mood)
    const made: Sent = { sid: this.#newSid(kind), kind, params, at: Date.now() }
    this.sent.push(made)
    for (const wake of this.#waiting.splice(0)) wake()
    if (mood === 'does it and breaks off') return void request.socket.destroy()
    answer(201, this.#resource(made))
  }

  #newSid(kind: Sent['kind']): string {
    return `${kind === 'message' ? 'SM' : 'CA'}${String(this.sent.length + 1).padStart(32, '0')}`
  }

  /** Of a list only what these tests filter by: whom it went to. */
  #listed(kind: Sent['kind'], query: URLSearchParams, sid: string | undefined): object {
    const ofKind = this.sent.filter((sent) => sent.kind === kind)
    if (sid !== undefined) {
      const one = ofKind.find((sent) => sent.sid === sid)
      return one ? this.#resource(one) : { code: 20404, message: 'not found', status: 404 }
    }
    const found = ofKind.filter(({ params }) => !query.has('To') || params.To === query.get('To'))
    const list = found.reverse().map((sent) => this.#resource(sent))
    return { [`${kind}s`]: list, page: 0, page_size: 50, next_page_uri: null, uri: '' }
  }

  #resource({ sid, kind, params, at }: Sent): object {
    const date = new Date(at).toUTCString().replace('GMT', '+0000')
    return {
      sid,
      account_sid: this.accountSid,
      api_version: '2010-04-01',
      to: params.To,
      from: params.From,
      status: 'queued',
      date_created: date,
      date_updated: date,
      uri: `/2010-04-01/Accounts/${this.accountSid}/${kind === 'message' ? 'Messages' : 'Calls'}/${sid}.json`,
      ...(kind === 'message'
        ? { body: params.Body, num_segments: '1', direction: 'outbound-api', error_code: null, date_sent: date }
        : { direction: 'outbound-api', start_time: date }),
    }
  }
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** A parameter that is given several times, such as `StatusCallbackEvent`, is joined with a blank. */
function formOf(body: string): Params {
  const form = new URLSearchParams(body)
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).join(' ')]))
}
