/**
 * The empty sender, under which bounces and delivery reports travel (RFC 5321 4.5.5): a server that refuses it never learns
 * what became of the mail that its own users sent. Pure.
 */
import { classifyReply, type Nature, type Refusal } from './refusal.ts'

export const NULL_SENDER = 'MAIL FROM:<>'

/** Words that are about the sender: of two senders from one client, the empty one was refused. */
const ABOUT_SENDER =
  /<>|\bsender|\bnull\b|\bempty\b|\bblank\b|\bbounces?\b|\b(?:return|reverse)[- ]?path\b|\bmail ?from\b|\bfrom address\b|\bdsns?\b/i

/** Where these are all that is said, what was asked is the reason. */
const WITHOUT_REASON: ReadonlySet<Nature> = new Set(['permanent', 'unimplemented', 'login-required', 'no-mail-here'])

/**
 * Why the null sender was refused, by a server that took another sender from us a moment before.
 *
 * @param code of the reply, 400 to 599
 * @param text of the whole reply without its codes, lines joined by a line feed
 * @returns `permanent` by `target` where it is the null sender itself that is not liked
 */
export function classifyNullSender(code: number, text: string): Refusal {
  const told = classifyReply(code, text, 'mail-from')
  if (code < 500) return told
  const ofSender = told.nature === 'policy' && ABOUT_SENDER.test(text)
  // Rates, lists and reputations are about whoever asks, whatever is asked; a full disk is a full disk.
  return ofSender || WITHOUT_REASON.has(told.nature) ? { nature: 'permanent', fault: 'target' } : told
}
