/**
 * Alarms to a program: JSON by POST, signed. The name is looked up here, every address of it passes the guard, and the
 * very address that passed is connected to; so nobody can aim our messages at the inside of somebody's network.
 */

import type { AlertMessage } from '../../shared/watch/alert.ts'
import { webhookBody } from '../../shared/watch/say/webhook-body.ts'
import type { Clock } from '../probe/clock.ts'
import type { Resolver } from '../probe/dns/resolver.ts'
import { createGuard, type Guard } from '../probe/guard.ts'
import type { Handover, Recipient, Sender } from '../watch/sender.ts'
import { delivered, refused, tryAgain, unknown } from './handover.ts'
import type { Post, Posted } from './post.ts'
import { SIGNATURE_HEADER, sign } from './signature.ts'

export type WebhookOptions = {
  resolver: Resolver
  guard: Guard
  post: Post
  clock: Clock
  /** milliseconds since the epoch */
  epoch: () => number
}

/** The whole of it, in milliseconds: less than the minute that a sender has. */
const WHOLE_MS = 50_000
/** So many addresses of one name are tried. */
const MOST_ADDRESSES = 3

/** With nothing exempt: what is not of the internet is the operator's own. */
const INTERNET = createGuard([])

export function createWebhook(options: WebhookOptions): Sender {
  return {
    kind: 'webhook',
    available: true,
    async send(to, message, key) {
      if (message.kind === 'links') return refused('Links are mailed, never posted.')
      const abort = new AbortController()
      const stop = options.clock.after(WHOLE_MS, () => abort.abort())
      try {
        return await deliver(options, to, message, key, abort.signal)
      } finally {
        stop()
      }
    },
  }
}

async function deliver(
  options: WebhookOptions,
  { address, secret }: Recipient,
  message: AlertMessage,
  key: string,
  signal: AbortSignal,
): Promise<Handover> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    return refused('This is no address of a webhook: give one that begins with https://, without name and password.')
  const way = await findWay(url, options, signal)
  if ('outcome' in way) return way
  const body = webhookBody(message, key)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    [SIGNATURE_HEADER]: sign(secret, body, options.epoch()),
    'helograph-event': key,
    'idempotency-key': key,
  }
  let posted: Posted = { ok: false, sent: false, message: 'There is no address.' }
  for (const address of way.addresses) {
    posted = await options.post({ url, address, headers, body }, signal)
    if (posted.ok || posted.sent) break
  }
  return judge(posted, message)
}

/** The addresses that may be connected to, or why there is none. */
async function findWay(
  url: URL,
  { resolver, guard }: WebhookOptions,
  signal: AbortSignal,
): Promise<{ addresses: string[] } | Handover> {
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const literal = INTERNET.forbidden(name) !== 'it is not an address'
  const addresses = literal ? [name] : await lookUp(name, resolver, signal)
  if (addresses === null) return tryAgain(`The name server did not answer for ${name}.`)
  const [first] = addresses
  if (first === undefined) return tryAgain(`The name ${name} has no address.`)
  const allowed = addresses.filter((address) => guard.forbidden(address) === null)
  if (allowed.length === 0) return refused(`${first} may not be connected to: ${guard.forbidden(first)}.`)
  // What is said without TLS can be read and changed on its way: inside the operator's own network only.
  const safe = url.protocol === 'https:' ? allowed : allowed.filter((address) => INTERNET.forbidden(address) !== null)
  if (safe.length === 0) return refused('Webhooks over the internet need https://.')
  return { addresses: safe.slice(0, MOST_ADDRESSES) }
}

/** IPv4 first, since every machine has it. Null: nobody knows. */
async function lookUp(name: string, resolver: Resolver, signal: AbortSignal): Promise<string[] | null> {
  const answers = await Promise.all((['A', 'AAAA'] as const).map((type) => resolver.query(name, type, signal)))
  const found = answers.flatMap((answer) => (answer.status === 'found' ? answer.records.map(({ data }) => data) : []))
  return found.length === 0 && answers.some(({ status }) => status === 'failed') ? null : found
}

/**
 * A receiver may be broken for an hour and work again, so only two answers are final: that it is gone (410), and that it
 * is elsewhere, since nobody confirmed that place.
 */
function judge(posted: Posted, message: AlertMessage): Handover {
  if (!posted.ok) return posted.sent ? unknown(posted.message) : tryAgain(posted.message)
  const { status, body } = posted
  const said = `It answered ${status}.`
  if (status >= 200 && status < 300) {
    if (message.kind !== 'confirm' || (message.challenge !== null && body.includes(message.challenge)))
      return delivered(said)
    return refused(`It answered ${status}, but not with the challenge in the body of its answer.`)
  }
  if (status === 410) return { ...refused('It answered 410: it is gone for good.'), unwanted: true }
  if (status >= 300 && status < 400)
    return refused(`It answered ${status}: redirects are not followed. Enter the address that it leads to.`)
  return tryAgain(body.trim() === '' ? said : `${said} ${body}`)
}
