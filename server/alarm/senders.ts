/** All ways to tell somebody, put together from the configuration; what is not set up says so, and what it lacks. */
import type { ChannelKind } from '../../shared/watch/alert.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../probe/clock.ts'
import type { Resolver } from '../probe/dns/resolver.ts'
import { createDoor } from '../probe/door.ts'
import type { Guard } from '../probe/guard.ts'
import type { Sender } from '../watch/sender.ts'
import { createEmail } from './email.ts'
import { tryAgain } from './handover.ts'
import { createPost } from './post.ts'
import { createCall, createSms } from './telephone.ts'
import { createTwilio } from './twilio.ts'
import { createWebhook } from './webhook.ts'

export type AlarmTools = {
  config: Config
  resolver: Resolver
  guard: Guard
  clock: Clock
  /** milliseconds since the epoch */
  epoch: () => number
  /** What the operator must know, for the log. */
  trouble: (words: string) => void
  /** PEM certificates that webhooks may show besides those of public authorities. */
  trust?: readonly string[]
}

/** Where Twilio's callbacks come to, beneath PUBLIC_URL. */
export const TWILIO_CALLBACKS = '/api/alarm/twilio'

export type Senders = Record<ChannelKind, Sender>

export function createSenders({ config, resolver, guard, clock, epoch, trouble, trust = [] }: AlarmTools): Senders {
  const { smtpUrl, alertFrom, twilioAccountSid, twilioAuthToken, twilioFrom } = config
  const email =
    smtpUrl && alertFrom
      ? createEmail({ smtpUrl, from: alertFrom, heloName: config.heloName, clock, trouble })
      : unavailable('email', { SMTP_URL: smtpUrl, ALERT_FROM: alertFrom })
  const provider =
    twilioAccountSid && twilioAuthToken && twilioFrom
      ? createTwilio({
          accountSid: twilioAccountSid,
          authToken: twilioAuthToken,
          from: twilioFrom,
          apiUrl: config.twilioApiUrl,
          callbacks: config.publicUrl + TWILIO_CALLBACKS,
          clock,
          trouble,
        })
      : null
  const twilio = {
    TWILIO_ACCOUNT_SID: twilioAccountSid,
    TWILIO_AUTH_TOKEN: twilioAuthToken,
    TWILIO_FROM: twilioFrom,
  }
  return {
    email,
    sms: provider ? createSms(provider) : unavailable('sms', twilio),
    call: provider ? createCall(provider) : unavailable('call', twilio),
    webhook: createWebhook({
      resolver,
      guard,
      post: createPost({ clock, door: createDoor(guard), trust }),
      clock,
      epoch,
    }),
  }
}

/** @param variables with their values; null: not set */
function unavailable(kind: ChannelKind, variables: Record<string, string | null>): Sender {
  const names = Object.keys(variables).filter((name) => variables[name] === null)
  const list = names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  const missing = `Not available here: whoever runs this Helograph must set ${list}.`
  return { kind, available: { missing }, send: async () => tryAgain(missing) }
}
