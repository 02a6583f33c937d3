/** One more question before QUIT: whether bounces could arrive. Pure judgement of the reply to `MAIL FROM:<>`. */
import { statedLimits } from '../../../shared/capabilities.ts'
import type { Capability } from '../../../shared/events.ts'
import { classifyNullSender } from '../../../shared/null-sender.ts'
import type { Judgement } from './judge.ts'
import type { Reply } from './reply.ts'

/** What the session knows when it has said RSET. */
export interface Transaction {
  /** Users log in there, and their programs send no bounces. */
  submission: boolean
  /** Whether our own sender was taken. */
  taken: boolean
  /** Somebody was told to come back later, or this tester to stay away: then nothing more is asked. */
  putOff: boolean
  offered: readonly Capability[] | null
}

export function mayAskNullSender({ submission, taken, putOff, offered }: Transaction): boolean {
  // RFC 9422: one that takes a single transaction in a session has had it.
  return taken && !putOff && !submission && statedLimits(offered ?? []).MAILMAX !== 1
}

/** @returns what the step `quit` has come to by this; null where nothing is wrong */
export function judgeNullSender(reply: Reply): Judgement | null {
  const { code } = reply
  if (code < 300) return null
  const { fault, message } =
    code < 400
      ? { fault: 'target' as const, message: `${code} does not belong here: 250 was due.` }
      : { ...classifyNullSender(code, reply.texts.join('\n')), message: `The null sender was refused with ${code}.` }
  return { status: 'warned', summary: message, failure: { kind: 'reply', fault, message, received: reply.shown } }
}
