/** What becomes of a message after it was handed over, or was not. Pure. */
import type { ChannelKind } from './alert.ts'

const MINUTE_MS = 60_000
/** How long to wait before the second try, the third, ...; the last goes on. */
const WAITS_MS = [10_000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS]
/** After how long a message is too old to be worth another try. A call that comes an hour late wakes somebody for nothing. */
const WORTH_MS: Record<ChannelKind, number> = {
  email: 24 * 60 * MINUTE_MS,
  webhook: 24 * 60 * MINUTE_MS,
  sms: 30 * MINUTE_MS,
  call: 15 * MINUTE_MS,
}

export type Settled = 'delivered' | 'refused' | 'unknown' | 'given-up'
export type After = { state: Settled } | { state: 'waiting'; dueAt: number }

/** Whether it may be said twice: a mail has its Message-ID and a webhook its event id; what rings a telephone rings it again. */
export function bearsRepeating(kind: ChannelKind): boolean {
  return kind === 'email' || kind === 'webhook'
}

/**
 * @param tries how often it was handed over, this time included
 * @param age milliseconds since it was written
 * @param at now, in milliseconds since the epoch
 */
export function afterTry(
  kind: ChannelKind,
  outcome: 'delivered' | 'refused' | 'try-again' | 'unknown',
  tries: number,
  age: number,
  at: number,
): After {
  if (outcome === 'delivered' || outcome === 'refused') return { state: outcome }
  if (outcome === 'unknown' && !bearsRepeating(kind)) return { state: 'unknown' }
  if (age >= WORTH_MS[kind]) return { state: 'given-up' }
  const wait = WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] as number
  return { state: 'waiting', dueAt: at + wait }
}
