/** What a session is asked to do, and what it needs for it. */
import type { SecureContext } from 'node:tls'
import type { Credentials } from '../../../shared/credentials.ts'
import type { Probe, TlsAsked } from '../../../shared/events.ts'
import type { Purpose, Security, TlsVersion } from '../../../shared/words.ts'
import type { Clock } from '../clock.ts'
import type { Door } from '../door.ts'
import type { Allowance } from './allowance.ts'

/** What to test, and how. */
export interface SessionPlan {
  index: number
  purpose: Purpose
  /** Which versions of TLS to offer; absent: all. */
  tlsAsked?: TlsAsked
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

/** What a session asks about the way out of this machine, when a connection is not answered. */
export interface WayOut {
  /** A connection was made. */
  opened(address: string, port: number): void
  /**
   * Whether the way to such addresses is known to be open, so that a silence is not ours. Asks canaries if it must.
   * Once the signal is aborted it answers at once.
   */
  isOpen(address: string, port: number, signal: AbortSignal): Promise<boolean>
  /** The address did not answer in time, and the way is not known to be open. */
  silent(address: string, port: number): void
  /**
   * Aborted once so many addresses were silent like that, that the others need not be waited for.
   * Null where the way is known to be open: then each silence is the address's own.
   */
  hopeless(address: string, port: number): AbortSignal | null
}

export interface SessionTools {
  clock: Clock
  /** Milliseconds since 1970, for the dates of certificates. */
  today(): number
  identity: Probe
  tlsContext: SecureContext
  wayOut: WayOut
  /** What of the test may still be recorded. */
  allowance: Allowance
  /** What offers no version above this one. */
  tlsUpTo(max: TlsVersion): SecureContext
  /** What makes a login unlike every other: printable ASCII without a comma, new with each call. */
  nonce(): string
  door: Door
  /** Connects to somebody who plays the address; absent: through the door, to that very address and port. */
  connect?: Door | undefined
  /** No single wait is longer than so many milliseconds; absent: those of `times.ts`. */
  longestWaitMs?: number | undefined
}
