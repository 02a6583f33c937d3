import { apiUrl, mailbox, phoneNumber, secret, smtpUrl, twilioAccount } from '../config-values.ts'
import type { Variable } from './variable.ts'

/** How alarms leave the house; a channel that lacks one of its variables is shown as not available here. */
export const ALARM = {
  SMTP_URL: {
    key: 'smtpUrl',
    read: smtpUrl,
    default: null,
    otherwise: 'none: no alarms by e-mail',
    meaning:
      'the mail server that takes alarms: `smtps://user:password@mail.example.com`, or `smtp://` with STARTTLS where it is offered; it should not be a server that is watched here',
    secret: true,
  },
  ALERT_FROM: {
    key: 'alertFrom',
    read: mailbox,
    default: null,
    otherwise: 'none: no alarms by e-mail',
    meaning: 'the sender of alarms by e-mail',
  },
  TWILIO_ACCOUNT_SID: {
    key: 'twilioAccountSid',
    read: twilioAccount,
    default: null,
    otherwise: 'none: no SMS, no calls',
    meaning: 'the account at Twilio that SMS and calls are sent with',
  },
  TWILIO_AUTH_TOKEN: {
    key: 'twilioAuthToken',
    read: secret(8),
    default: null,
    otherwise: 'none: no SMS, no calls',
    meaning: "the account's token; it also proves that an answer comes from Twilio",
    secret: true,
  },
  TWILIO_FROM: {
    key: 'twilioFrom',
    read: phoneNumber,
    default: null,
    otherwise: 'none: no SMS, no calls',
    meaning: 'the number of that account that SMS and calls come from, such as `+14155550123`',
  },
  TWILIO_API_URL: {
    key: 'twilioApiUrl',
    read: apiUrl,
    default: 'https://api.twilio.com',
    meaning: "where Twilio's API is: one of its regions, or a stand-in to try things with",
  },
} as const satisfies Record<string, Variable>
