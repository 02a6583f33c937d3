/** What a test does unless it is asked otherwise. */
import type { Options } from './events.ts'

/** Seconds to wait for a banner: RFC 5321 4.5.3.2.1 asks a sender to wait 300. */
export const PATIENCE = { least: 5, default: 60, most: 300 }

export const DEFAULT_OPTIONS: Options = {
  via: 'auto',
  patience: PATIENCE.default,
  envelope: true,
  relay: false,
  injection: false,
  depth: false,
  auth: false,
}
