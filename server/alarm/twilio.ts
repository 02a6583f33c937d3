/** SMS and calls through Twilio, by its official library, which is loaded when the first of them is due. */
import type { Speech } from '../../shared/watch/say/speech.ts'
import type { Clock } from '../probe/clock.ts'
import type { Found, Handover } from '../watch/sender.ts'
import { operatorsFault, refused, taken, tryAgain, unknown } from './handover.ts'
import type { PhoneProvider } from './phone-provider.ts'
import { twilioLibrary } from './twilio-library.ts'
import { speechTwiml } from './twiml.ts'

export type TwilioOptions = {
  accountSid: string
  authToken: string
  /** the number of the account, E.164 */
  from: string
  /** of the REST API; without a path */
  apiUrl: string
  /** where Twilio tells what became of a message, and which key was pressed */
  callbacks: string
  clock: Clock
  trouble: (words: string) => void
}

const API_URL = 'https://api.twilio.com'
const REQUEST_MS = 15_000
/** Before an attempt whose answer was lost is looked for among what was sent: it may have arrived, and not be listed yet. */
const SETTLE_MS = 3000
/** An alarm of four hours ago wakes nobody; Twilio's own limit is ten. In seconds. */
const VALID_S = 4 * 3600
/** How long a telephone rings, in seconds. */
const RING_S = 40
/** By so much may Twilio's clock run behind ours, in milliseconds. */
const CLOCKS_MS = 5000
/** Only the latest are looked through. */
const LOOKED_THROUGH = 20

/** Errors that are about the account and its numbers (twilio.com/docs/api/errors): no message can leave before they are mended. */
const ABOUT_THE_ACCOUNT = new Set([20003, 20006, 20010, 21212, 21603, 21606, 21659, 21660])

export function createTwilio(options: TwilioOptions): PhoneProvider {
  const { from, callbacks, clock } = options
  let loaded: ReturnType<typeof load> | null = null
  const twilio = () => {
    loaded ??= load(options)
    return loaded
  }
  const call = (name: string, key: string) => `${callbacks}/${name}/${encodeURIComponent(key)}`

  async function handOver(create: () => Promise<{ sid: string }>): Promise<Handover> {
    try {
      const { sid } = await create()
      return taken(`Twilio has taken it as ${sid}.`, sid)
    } catch (error) {
      return judge(error as TwilioError, options.trouble)
    }
  }

  async function look(ask: () => Promise<{ sid: string }[]>): Promise<Found> {
    await new Promise<void>((resolve) => clock.after(SETTLE_MS, resolve))
    try {
      return { receipts: (await ask()).map(({ sid }) => sid) }
    } catch {
      return 'unknown'
    }
  }

  async function findText(to: string, text: string, since: number): Promise<Found> {
    return look(async () => {
      const { client } = await twilio()
      const messages = await client.messages.list({ to, limit: LOOKED_THROUGH })
      // Trial accounts have a sentence of Twilio's before each text.
      return messages.filter(
        (sent) => sent.body.endsWith(text) && sent.from === from && isSince(sent.dateCreated, since),
      )
    })
  }

  /** Twilio lists neither what a call says nor whom it tells of its end: of two calls to one number nothing shows which is which. */
  async function findCall(to: string, since: number): Promise<Found> {
    return look(async () => {
      const { client } = await twilio()
      const calls = await client.calls.list({ to, limit: LOOKED_THROUGH })
      return calls.filter((made) => made.from === from && isSince(made.dateCreated, since))
    })
  }

  return {
    findText,
    findCall,
    text: (to, body, key) =>
      handOver(async () => {
        const { client } = await twilio()
        return client.messages.create({
          to,
          from,
          body,
          statusCallback: call('status', key),
          validityPeriod: VALID_S,
        })
      }),
    call: (to, speech: Speech, key) =>
      handOver(async () => {
        const { client, twiml } = await twilio()
        return client.calls.create({
          to,
          from,
          twiml: speechTwiml(twiml, speech, call('key', key)),
          statusCallback: call('status', key),
          statusCallbackEvent: ['completed'],
          timeout: RING_S,
        })
      }),
  }
}

/** @param options where the REST API is another than Twilio's own, everything goes there */
async function load({ accountSid, authToken, apiUrl }: TwilioOptions) {
  const twilio = await twilioLibrary()
  class There extends twilio.RequestClient {
    override request: InstanceType<typeof twilio.RequestClient>['request'] = (order) =>
      super.request({ ...order, uri: order.uri.replace(API_URL, apiUrl) })
  }
  const httpClient = new There({ timeout: REQUEST_MS, keepAlive: false })
  return { client: twilio(accountSid, authToken, { httpClient, autoRetry: false }), twiml: twilio.twiml }
}

function isSince(date: Date | null | undefined, since: number): boolean {
  return date instanceof Date && date.getTime() >= since - CLOCKS_MS
}

/** A RestException of the library (`status`: of HTTP, `code`: Twilio's own), or what came of a broken connection. */
type TwilioError = Error & { status?: number; code?: number | string }

/** Errors of the network that come before anything is sent. */
const NOTHING_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/

function judge({ message, status, code }: TwilioError, trouble: (words: string) => void): Handover {
  const said = `${code ?? status ?? ''} ${message}`.trim()
  if (typeof code === 'number' && ABOUT_THE_ACCOUNT.has(code))
    return operatorsFault('Twilio does not accept the account or the number of this Helograph.', said, trouble)
  if (status === 401 || status === 403)
    return operatorsFault('Twilio does not accept the credentials of this Helograph.', said, trouble)
  if (status === 429) return tryAgain(`Twilio: ${said}`)
  if (status !== undefined && status >= 400 && status < 500) return refused(`Twilio: ${said}`)
  if (typeof code === 'string' && NOTHING_SENT.test(code)) return tryAgain(`Twilio could not be reached (${code}).`)
  return unknown(`Twilio gave no answer (${said}).`)
}
