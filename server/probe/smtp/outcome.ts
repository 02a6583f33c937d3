import type { FailureKind } from '../../../shared/words.ts'
import type { Reply } from './reply.ts'

/** How a wait for something from the network can end without it: told, never thrown. */
export interface Trouble {
  ok: false
  kind: Exclude<FailureKind, 'reply'>
  /** What happened, in a sentence. */
  message: string
  /** What had been received by then, or what offended, escaped. */
  received: string
  /** This machine could not even try: that says nothing about anybody else. */
  own?: true
}

export type ReplyOutcome = { ok: true; reply: Reply } | Trouble

export function trouble(kind: Trouble['kind'], message: string, received = ''): Trouble {
  return { ok: false, kind, message, received: shorten(received) }
}

/** Evidence is kept whole up to this many characters; more of it proves no more. */
const MAX_RECEIVED = 4096

function shorten(received: string): string {
  if (received.length <= MAX_RECEIVED) return received
  // Never in the middle of an escape: what is shown can be undone.
  const cut = received.slice(0, MAX_RECEIVED).replace(/\\(?:x[0-9A-F]?|u(?:\{[0-9A-F]*)?)?$/, '')
  return cut
}
