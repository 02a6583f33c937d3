/**
 * The configuration: everything that may be set from outside, read once from the environment and frozen.
 * All names and defaults are on the one screen of `VARIABLES`; an empty value counts as none.
 */
import {
  addressWithPort,
  choice,
  domain,
  heloName,
  type Invalid,
  list,
  mailbox,
  network,
  number,
  type Portspan,
  portspan,
  proxies,
  type Reader,
  text,
  url,
} from './config-values.ts'

const nothing = null
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** For each variable how its text is read, and what holds without it. */
const VARIABLES = {
  PORT: { key: 'port', read: number(0, 65535), default: 8080 },
  HOST: { key: 'host', read: text('an address to listen on, such as 127.0.0.1'), default: '::' },
  /** null: http://localhost:PORT */
  PUBLIC_URL: { key: 'publicUrl', read: url, default: nothing },
  TRUST_PROXY: { key: 'trustProxy', read: proxies, default: false },
  DATABASE_URL: { key: 'databaseUrl', read: noDatabase, default: nothing },
  DATA_DIR: { key: 'dataDir', read: text('a folder'), default: './data' },
  /** null: the name of this machine, else its address literal */
  HELO_NAME: { key: 'heloName', read: heloName, default: nothing },
  /** null: postmaster at HELO_NAME */
  MAIL_FROM: { key: 'mailFrom', read: mailbox, default: nothing },
  /** empty: those of this machine */
  DNS_SERVERS: { key: 'dnsServers', read: list(addressWithPort), default: [] },
  ALLOW_TARGETS: { key: 'allowTargets', read: list(network), default: [] },
  ALLOW_PORTS: { key: 'allowPorts', read: list(portspan), default: [25, 465, 587, 2525].map(single) },
  /** for these three 0 = no limit */
  CLIENT_TESTS_PER_MINUTE: { key: 'clientTestsPerMinute', read: number(0, 1_000_000), default: 12 },
  TARGET_SESSIONS_PER_MINUTE: { key: 'targetSessionsPerMinute', read: number(0, 1_000_000), default: 6 },
  MAX_TESTS: { key: 'maxTests', read: number(0, 1_000_000), default: 200 },
  RETENTION_DAYS: { key: 'retentionDays', read: number(1, 36_500), default: 90 },
  SECOND_LOOK: { key: 'secondLook', read: choice(['yes', 'no']), default: 'yes' },
  VANTAGE: { key: 'vantage', read: text('a name for the place where this probe runs'), default: 'here' },
  /** null: the sender, whose domain is foreign to every target but the servers of the tester's own domain */
  RELAY_RECIPIENT: { key: 'relayRecipient', read: mailbox, default: nothing },
  LOG_LEVEL: { key: 'logLevel', read: choice(LOG_LEVELS), default: 'info' },
  BLOCKLISTS: { key: 'blocklists', read: list(domain), default: [] },
  CANARIES: { key: 'canaries', read: list(domain), default: [] },
} as const satisfies Record<string, Variable>

type Variable = { key: string; read: Reader<unknown>; default: unknown }
type Variables = typeof VARIABLES
type ValueOf<V extends Variable> = Exclude<ReturnType<V['read']>, Invalid> | Widened<V['default']>
type Widened<Default> = Default extends number ? number : Default extends readonly unknown[] ? never : Default

type Read = { readonly [Name in keyof Variables as Variables[Name]['key']]: ValueOf<Variables[Name]> }
export type Config = Omit<Read, 'publicUrl' | 'databaseUrl'> & { readonly publicUrl: string }
export type { Portspan }

/** The names of all variables, for the docs. */
export const VARIABLE_NAMES = Object.keys(VARIABLES)

/** What is wrong with a variable: name, value, mend, in one line. */
export class ConfigError extends Error {}

/**
 * @param env `process.env`, or what stands for it
 * @throws ConfigError for the first variable that has a wrong value
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const entries = Object.entries(VARIABLES).map(([name, variable]: [string, Variable]) => {
    const value = env[name]?.trim()
    if (!value) return [variable.key, variable.default]
    const read = variable.read(value)
    if (isInvalid(read)) throw new ConfigError(`${name}=${env[name]?.replace(/\s+/g, ' ')}: ${read.mend}`)
    return [variable.key, read]
  })
  const { databaseUrl: _, ...read } = Object.fromEntries(entries) as Read
  const publicUrl = read.publicUrl ?? `http://localhost:${read.port}`
  return deepFreeze({ ...read, publicUrl })
}

/** Whether a port may be tested. */
export function allowsPort(spans: readonly Portspan[], port: number): boolean {
  return spans.some(({ from, to }) => port >= from && port <= to)
}

/** As a person reads them: `25, 465, 1024-2048`. */
export function describePorts(spans: readonly Portspan[]): string {
  return spans.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

function single(port: number): Portspan {
  return { from: port, to: port }
}

function noDatabase(): Invalid {
  return { mend: 'only the embedded store exists so far; unset DATABASE_URL, and choose its folder with DATA_DIR.' }
}

function isInvalid(value: unknown): value is Invalid {
  return typeof value === 'object' && value !== null && 'mend' in value
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part)
  return Object.freeze(value)
}
