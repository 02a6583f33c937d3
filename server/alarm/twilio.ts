/** SMS and calls through Twilio, by its official library, which is loaded when the first of them is due. */
import type { Speech } from '../../shared/watch/say/speech.ts'
import type { Clock } from '../probe/clock.ts'
import type { Found, Handover } from '../watch/sender.ts'
import { delivered, operatorsFault, refused, tryAgain, unknown } from './handover.ts'
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
  /** milliseconds since the epoch */
  epoch: () => number
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
  const { from, callbacks, clock, epoch } = options
  let loaded: ReturnType<typeof load> | null = null
  const twilio = () => {
    loaded ??= load(options)
    return loaded
  }
  const call = (name: string, key: string) => `${callbacks}/${name}/${encodeURIComponent(key)}`

  /** Hands something over; where the answer was lost, asks whether it left. */
  async function handOver(
    create: () => Promise<{ sid: string }>,
    find: (since: number) => Promise<Found>,
  ): Promise<Handover> {
    const since = epoch()
    try {
      const { sid } = await create()
      return delivered(`Twilio has taken it as ${sid}.`)
    } catch (error) {
      const judged = judge(error as TwilioError, options.trouble)
      if (judged.outcome !== 'unknown') return judged
      const found = await find(since)
      if (found === 'sent') return delivered('Twilio has taken it: its answer was lost, but it is among what was sent.')
      return found === 'not-sent' ? tryAgain(`${judged.answer} Twilio knows of no such message.`) : judged
    }
  }

  async function look(ask: () => Promise<boolean>): Promise<Found> {
    await new Promise<void>((resolve) => clock.after(SETTLE_MS, resolve))
    try {
      return (await ask()) ? 'sent' : 'not-sent'
    } catch {
      return 'unknown'
    }
  }

  async function findText(to: string, text: string, since: number): Promise<Found> {
    return look(async () => {
      const { client } = await twilio()
      const messages = await client.messages.list({ to, limit: LOOKED_THROUGH })
      // Trial accounts have a sentence of Twilio's before each text.
      return messages.some((sent) => sent.body.endsWith(text) && sent.from === from && isSince(sent.dateCreated, since))
    })
  }

  async function findCall(to: string, since: number): Promise<Found> {
    return look(async () => {
      const { client } = await twilio()
      const calls = await client.calls.list({ to, limit: LOOKED_THROUGH })
      return calls.some((made) => made.from === from && isSince(made.dateCreated, since))
    })
  }

  return {
    findText,
    findCall,
    text: (to, body, key) =>
      handOver(
        async () => {
          const { client } = await twilio()
          return client.messages.create({
            to,
            from,
            body,
            statusCallback: call('status', key),
            validityPeriod: VALID_S,
          })
        },
        (since) => findText(to, body, since),
      ),
    call: (to, speech: Speech, key) =>
      handOver(
        async () => {
          const { client, twiml } = await twilio()
          return client.calls.create({
            to,
            from,
            twiml: speechTwiml(twiml, speech, call('key', key)),
            statusCallback: call('status', key),
            statusCallbackEvent: ['completed'],
            timeout: RING_S,
          })
        },
        (since) => findCall(to, since),
      ),
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
