/** What a session is asked to do, and what it needs for it. */
import type net from 'node:net'
import type { SecureContext } from 'node:tls'
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
}

export interface SessionTools {
  clock: Clock
  /** Milliseconds since 1970, for the dates of certificates. */
  today(): number
  identity: Probe
  tlsContext: SecureContext
  /** Opens a connection; absent: to that very address and port. */
  connect?: (address: string, port: number) => net.Socket
  /** No single wait is longer than so many milliseconds; absent: those of `times.ts`. */
  longestWaitMs?: number
}
