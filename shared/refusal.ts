/**
 * Why a server says no, and who that is about: pure, from the code of the reply first and its text second (RFC 5321 4.2).
 * `target` only on words that would convince the server's owner; a refusal of the tester itself is `policy`.
 */
import { ENVELOPE, HELLO, WORDINGS } from './refusal-wordings.ts'
import type { Fault, StepName } from './words.ts'

/** The closed list of reasons that a refusal can have. */
export const NATURES = [
  /** Too many connections or messages from here. */
  'rate-limit',
  /** The address of the tester is on a list. */
  'blocklist',
  /** The server took a list's "you asked me the wrong way" for "listed", so it refuses everybody. */
  'open-resolver',
  /** The address of the tester is not trusted. */
  'reputation',
  /** Strangers must come back (RFC 6647). */
  'greylisting',
  /** The reverse DNS of the tester is not liked (RFC 7372). */
  'reverse-dns',
  /** The name that the tester gave is not liked. */
  'helo-policy',
  /** Any other rule about who may talk to this server. */
  'policy',
  /** Not now, and no word about why. */
  'temporary',
  /** No disk, no memory. */
  'no-resources',
  /** The mailbox of the recipient is full; those of others may not be. */
  'mailbox-full',
  /** The server says itself that it is not set up right. */
  'misconfigured',
  'tls-required',
  'tls-unavailable',
  'login-required',
  'unknown-recipient',
  'relay-denied',
  /** This host takes no mail at all (RFC 7504). */
  'no-mail-here',
  /** The server holds that the tester talked out of turn. */
  'out-of-step',
  'unimplemented',
  /** No, and no word about why. */
  'permanent',
] as const

export type Nature = (typeof NATURES)[number]

/** Reasons that lie with whoever asks, whatever is asked: other strangers may get another answer. */
export const OF_TESTER: ReadonlySet<Nature> = new Set([
  'rate-limit',
  'blocklist',
  'open-resolver',
  'reputation',
  'greylisting',
  'reverse-dns',
  'helo-policy',
])

export interface Refusal {
  nature: Nature
  fault: Fault
}

/**
 * @param code of the reply, 400 to 599
 * @param text of the whole reply without its codes, lines joined by a line feed
 * @param step in which it was received
 */
export function classifyReply(code: number, text: string, step: StepName): Refusal {
  const words = wordsOf(text)
  const told = WORDINGS.find(
    (wording) =>
      (wording.steps?.includes(step) ?? true) &&
      (wording.codes?.test(String(code)) ?? true) &&
      wording.text.test(words) &&
      !wording.unless?.test(words),
  )
  if (told) return { nature: told.nature, fault: told.fault }
  return (
    (code < 500 && step !== 'starttls' ? byEnhancedCode(words) : null) ??
    byCode(code, step) ??
    byEnhancedCode(words) ?? { nature: code < 500 ? 'temporary' : 'permanent', fault: plainFault(code, step) }
  )
}

/** More than that holds no reason that a person could find either. */
const MAX_TEXT = 16_384

/** In lower case with single spaces, without names: a domain that is called blocklist.example says nothing by that. */
function wordsOf(text: string): string {
  const line = text.slice(0, MAX_TEXT).toLowerCase().replace(/\s+/g, ' ').trim()
  return line
    .replace(/<[^<>\s]{0,320}>|[^\s@<>]{1,64}@[\w.-]{1,255}/g, '<>')
    .replace(/^((?:#?[45]\.\d\.\d+ )?)(?:[\w-]{1,63}\.){1,20}[a-z]{2,63}(?= )/, '$1<>')
}

/** What a code means by itself (RFC 5321 4.2.3, RFC 3207 4, RFC 4954 6, RFC 7504). */
function byCode(code: number, step: StepName): Refusal | null {
  if (step === 'starttls' && (code === 454 || code >= 500)) {
    return { nature: code === 500 || code === 502 ? 'unimplemented' : 'tls-unavailable', fault: 'target' }
  }
  switch (code) {
    case 431:
    case 452:
      return { nature: 'no-resources', fault: 'target' }
    case 500:
    case 502:
    case 504:
      if (code === 504 && HELLO.includes(step)) return { nature: 'helo-policy', fault: 'policy' }
      // RFC 5321 4.2.2: a parameter that is not implemented, which is not the command.
      if (code === 504 && ENVELOPE.includes(step)) return { nature: 'permanent', fault: 'unknown' }
      return { nature: 'unimplemented', fault: step === 'banner' ? 'unknown' : 'target' }
    case 503:
      return { nature: 'out-of-step', fault: 'unknown' }
    case 521:
    case 556:
      return { nature: 'no-mail-here', fault: 'target' }
    case 530:
    case 535:
      return ENVELOPE.includes(step) ? { nature: 'login-required', fault: 'target' } : null
    default:
      return null
  }
}

/** RFC 3463 3.8: X.7.Y is a matter of security or policy. */
function byEnhancedCode(words: string): Refusal | null {
  return /^#?[45]\.7\.\d/.test(words) ? { nature: 'policy', fault: 'policy' } : null
}

function plainFault(code: number, step: StepName): Fault {
  // RFC 5321 3.8: a server that cannot take more says 421 at the door. Whom it means is not said.
  if (code < 500) return step === 'banner' ? 'policy' : 'unknown'
  // Nor after RCPT: a bare 550 may mean the mailbox, the domain, or us.
  return step === 'quit' ? 'target' : 'unknown'
}
