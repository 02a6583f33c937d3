import type { FailureKind } from '../../../shared/words.ts'
import { MAX_LINE_OCTETS } from './framing.ts'
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
  if (received.length <= MAX_RECEIVED) return { ok: false, kind, message, received }
  // Never in the middle of an escape: what is shown can be undone.
  const cut = received.slice(0, MAX_RECEIVED).replace(/\\(?:x[0-9A-F]?|u(?:\{[0-9A-F]*)?)?$/, '')
  return { ok: false, kind, message: `${message} ${CUT}`, received: cut }
}

/** Evidence is kept whole up to this many characters, a line of the greatest length that we read; the lines before it are in the transcript. */
const MAX_RECEIVED = MAX_LINE_OCTETS
const CUT = 'Of what had been received by then, only the beginning is kept here.'
