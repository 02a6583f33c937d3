/** What a session is asked to do, and what it needs for it. */
import type { SecureContext } from 'node:tls'
import type { Probe, TlsAsked } from '../../../shared/events.ts'
import type { Purpose, Security, TlsVersion } from '../../../shared/words.ts'
import type { Clock } from '../clock.ts'

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
}

export interface SessionTools {
  clock: Clock
  /** Milliseconds since 1970, for the dates of certificates. */
  today(): number
  identity: Probe
  tlsContext: SecureContext
  /** What offers no version above this one. */
  tlsUpTo(max: TlsVersion): SecureContext
}
