/**
 * Every variable of the configuration: how its text is read, what holds without it, and the sentence that explains it.
 * `docs/configuration.md` is made of this file; after a change run `npx vitest run --project unit test/unit/configuration-docs.test.ts -u`.
 */
import {
  addressWithPort,
  apiUrl,
  choice,
  domain,
  heloName,
  type Invalid,
  list,
  mailbox,
  network,
  number,
  phoneNumber,
  place,
  portspan,
  proxies,
  type Reader,
  secret,
  smtpUrl,
  text,
  twilioAccount,
  url,
  webAddress,
} from './config-values.ts'

export type Variable = {
  /** its name in `Config` */
  key: string
  read: Reader<unknown>
  default: unknown
  /** what holds without it, in Markdown, where the default alone does not tell */
  otherwise?: string
  /** for whoever sets it, in Markdown; begins in lower case, no full stop at its end */
  meaning: string
  /** its value is shown nowhere */
  secret?: true
}

const nothing = null
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const PAGE = {
  PORT: { key: 'port', read: number(0, 65535), default: 8080, meaning: 'the port of the page' },
  HOST: {
    key: 'host',
    read: text('an address to listen on, such as 127.0.0.1'),
    default: '::',
    meaning:
      'the address to listen on; `::` is every address of the machine, `127.0.0.1` only what a proxy beside it reaches',
  },
  PUBLIC_URL: {
    key: 'publicUrl',
    read: url,
    default: nothing,
    otherwise: '`http://localhost:PORT`',
    meaning: 'how the page is reached from outside; links begin with it',
  },
  ACCESS_TOKEN: {
    key: 'accessToken',
    read: secret(16),
    default: nothing,
    otherwise: 'none: everybody may use it',
    meaning:
      'a secret that everybody needs who wants to use this Helograph, by API (`Authorization: Bearer {ACCESS_TOKEN}`) or by a form, links that were shared included; 16 characters at least. `/healthz`, `/readyz` and `/about-this-probe` stay open',
    secret: true,
  },
  TRUST_PROXY: {
    key: 'trustProxy',
    read: proxies,
    default: false,
    otherwise: 'none',
    meaning:
      'addresses or CIDRs of proxies whose `X-Forwarded-*` is believed, or how many stand in front; `true` believes everybody',
  },
} as const satisfies Record<string, Variable>

const PROBE = {
  HELO_NAME: {
    key: 'heloName',
    read: heloName,
    default: nothing,
    otherwise: "the machine's full name, else its address",
    meaning: 'what the probe says after EHLO',
  },
  MAIL_FROM: {
    key: 'mailFrom',
    read: mailbox,
    default: nothing,
    otherwise: '`postmaster@HELO_NAME`',
    meaning: 'the sender in MAIL FROM',
  },
  RELAY_RECIPIENT: {
    key: 'relayRecipient',
    read: mailbox,
    default: nothing,
    otherwise: '`MAIL_FROM`',
    meaning:
      'the foreign recipient, where a test asks whether a server relays; an address of yours in a domain that none of the servers you test takes mail for',
  },
  VANTAGE: {
    key: 'vantage',
    read: text('a name for the place where this probe runs'),
    default: 'here',
    meaning: 'the name of the place where the probe runs',
  },
} as const satisfies Record<string, Variable>

const MANNERS = {
  ALLOW_TARGETS: {
    key: 'allowTargets',
    read: list(network),
    default: [],
    meaning: 'CIDRs that may be tested although they are not the public internet',
  },
  REFUSE_TARGETS: {
    key: 'refuseTargets',
    read: list(place),
    default: [],
    meaning:
      'names (with all that is below them), addresses and CIDRs that are not tested, whoever asks: for those who asked you to be left alone. `_helograph.example.com TXT "no"` does the same, and needs nobody',
  },
  ALLOW_PORTS: {
    key: 'allowPorts',
    read: list(portspan),
    default: [25, 465, 587, 2525].map((port) => ({ from: port, to: port })),
    otherwise: '`25,465,587,2525`',
    meaning: 'ports that may be tested; `1-65535` for any',
  },
  CLIENT_TESTS_PER_MINUTE: {
    key: 'clientTestsPerMinute',
    read: number(0, 1_000_000),
    default: 12,
    meaning:
      'tests that one visitor may begin in a minute; 0 = no limit. A visitor is a network: an IPv4 /24, an IPv6 /48',
  },
  TARGET_SESSIONS_PER_MINUTE: {
    key: 'targetSessionsPerMinute',
    read: number(0, 1_000_000),
    default: 6,
    meaning:
      'sessions to one address in a minute, and tests of one name, whoever asks; 0 = no limit, and then nobody who said 421 is left alone for a while',
  },
  SESSIONS_PER_MINUTE: {
    key: 'sessionsPerMinute',
    read: number(0, 10_000_000),
    default: nothing,
    otherwise: '200 times `TARGET_SESSIONS_PER_MINUTE`',
    meaning: 'sessions in a minute, to all addresses together. Once they are spent no test is begun; 0 = no limit',
  },
  MAX_TESTS: {
    key: 'maxTests',
    read: number(0, 1_000_000),
    default: 200,
    meaning: 'tests at the same time; 0 = no limit',
  },
  MAX_VIEWERS: {
    key: 'maxViewers',
    read: number(0, 1_000_000),
    default: 5000,
    meaning: 'connections that follow a test at the same time; 0 = no limit',
  },
  MAX_WATCHES: {
    key: 'maxWatches',
    read: number(0, 1_000_000),
    default: 10_000,
    meaning: 'watches that are kept; 0 = no limit. At most half of `MAX_TESTS` are tests of watches',
  },
  SECOND_LOOK: {
    key: 'secondLook',
    read: choice(['yes', 'no']),
    default: 'yes',
    meaning: 'whether a server that asks to come back later is looked at again, once; `no`: never',
  },
} as const satisfies Record<string, Variable>

const ASKED = {
  DNS_SERVERS: {
    key: 'dnsServers',
    read: list(addressWithPort),
    default: [],
    otherwise: 'those of the machine',
    meaning: '`addr[:port],...`. Once set, they are also asked for the names of addresses that are not public',
  },
  BLOCKLISTS: {
    key: 'blocklists',
    read: list(domain),
    default: [],
    meaning:
      'domains of public blocklists, with commas between, on which the addresses of a target are looked up (RFC 5782). Each is asked once in an hour about an address; many do not answer public resolvers, so set `DNS_SERVERS` too, and mind their terms of use',
  },
  CANARIES: {
    key: 'canaries',
    read: list(domain),
    default: [],
    meaning:
      'names of mail servers that may be asked whether this machine gets out at all: only after a connection that failed where none was ever made, the first three of them, at most once in ten minutes. Ask their owners',
  },
} as const satisfies Record<string, Variable>

const KEPT = {
  DATA_DIR: { key: 'dataDir', read: text('a folder'), default: './data', meaning: 'where the store is kept' },
  DATABASE_URL: {
    key: 'databaseUrl',
    read: noDatabase,
    default: nothing,
    meaning: 'for a later version; only the embedded store exists so far',
    secret: true,
  },
  RETENTION_DAYS: {
    key: 'retentionDays',
    read: number(1, 36_500),
    default: 90,
    meaning: 'how long reports are kept',
  },
} as const satisfies Record<string, Variable>

const OPERATION = {
  LOG_TARGETS: {
    key: 'logTargets',
    read: choice(['no', 'yes']),
    default: 'no',
    meaning: 'whether the log names what is tested; `no`: only the id of a test',
  },
  LOG_LEVEL: {
    key: 'logLevel',
    read: choice(LOG_LEVELS),
    default: 'info',
    meaning: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
  },
  HEARTBEAT_URL: {
    key: 'heartbeatUrl',
    read: webAddress,
    default: nothing,
    otherwise: 'none: nobody is told',
    meaning:
      'an address of yours that is asked for once a minute (GET) while watches are tested in time: whatever stands there can raise the alarm when that stops',
    secret: true,
  },
  METRICS_TOKEN: {
    key: 'metricsToken',
    read: secret(16),
    default: nothing,
    otherwise: 'none: everybody may read `/metrics`',
    meaning: 'who reads `/metrics` must send it: `Authorization: Bearer {METRICS_TOKEN}`; 16 characters at least',
    secret: true,
  },
} as const satisfies Record<string, Variable>

/** How alarms leave the house; a channel that lacks one of its variables is shown as not available here. */
const ALARM = {
  SMTP_URL: {
    key: 'smtpUrl',
    read: smtpUrl,
    default: nothing,
    otherwise: 'none: no alarms by e-mail',
    meaning:
      'the mail server that takes alarms: `smtps://user:password@mail.example.com`, or `smtp://` with STARTTLS where it is offered; it should not be a server that is watched here',
    secret: true,
  },
  ALERT_FROM: {
    key: 'alertFrom',
    read: mailbox,
    default: nothing,
    otherwise: 'none: no alarms by e-mail',
    meaning: 'the sender of alarms by e-mail',
  },
  TWILIO_ACCOUNT_SID: {
    key: 'twilioAccountSid',
    read: twilioAccount,
    default: nothing,
    otherwise: 'none: no SMS, no calls',
    meaning: 'the account at Twilio that SMS and calls are sent with',
  },
  TWILIO_AUTH_TOKEN: {
    key: 'twilioAuthToken',
    read: secret(8),
    default: nothing,
    otherwise: 'none: no SMS, no calls',
    meaning: "the account's token; it also proves that an answer comes from Twilio",
    secret: true,
  },
  TWILIO_FROM: {
    key: 'twilioFrom',
    read: phoneNumber,
    default: nothing,
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

/** In the order of the docs. A new variable belongs to one of these. */
export const CHAPTERS: readonly { title: string; variables: Record<string, Variable> }[] = [
  { title: 'The page', variables: PAGE },
  { title: 'How the probe introduces itself', variables: PROBE },
  { title: 'What may be tested, and how often', variables: MANNERS },
  { title: 'Whom the probe asks', variables: ASKED },
  { title: 'Alarms', variables: ALARM },
  { title: 'What is kept', variables: KEPT },
  { title: 'Operation', variables: OPERATION },
]

export const VARIABLES = { ...PAGE, ...PROBE, ...MANNERS, ...ASKED, ...ALARM, ...KEPT, ...OPERATION }

function noDatabase(): Invalid {
  return { mend: 'only the embedded store exists so far; unset DATABASE_URL, and choose its folder with DATA_DIR.' }
}
