/** What a session is asked to do, and what it needs for it. */
import type { SecureContext } from 'node:tls'
import type { Credentials } from '../../../shared/credentials.ts'
import type { Probe } from '../../../shared/events.ts'
import type { Security } from '../../../shared/words.ts'
import type { Clock } from '../clock.ts'

/** What to test, and how. */
export interface SessionPlan {
  index: number
  host: string
  address: string
  port: number
  security: Security
  /** Seconds to wait for the banner. */
  patience: number
  /** Null: no envelope is asked for. */
  envelope: { from: string; to: string } | null
  /** A recipient in a foreign domain, to ask whether it would be relayed to; null: not asked. */
  relayTo: string | null
  /** Null: no login is asked for. All sessions of a test share it, and one of them uses it. */
  login: Credentials | null
}

export interface SessionTools {
  clock: Clock
  /** Milliseconds since 1970, for the dates of certificates. */
  today(): number
  identity: Probe
  tlsContext: SecureContext
  /** What makes a login unlike every other: printable ASCII without a comma, new with each call. */
  nonce(): string
}
