/** What TLS has come to: pure judgement of handshakes and certificates, and of servers that speak the other kind. */
import { isIP } from 'node:net'
import { weaknessesOf } from '../../../shared/chain.ts'
import type { Tls } from '../../../shared/events.ts'
import { type Judgement, judgeReply, passed } from './judge.ts'
import type { Trouble } from './outcome.ts'

/** RFC 8996 */
const WEAK = new Set(['SSLv3', 'TLSv1', 'TLSv1.1'])

/** @param early what came in plain text together with the answer to STARTTLS; empty in good order (RFC 3207 4.2) */
export function judgeHandshake({ protocol, cipher }: Tls, early: string): Judgement {
  const words = `${protocol}, ${cipher}`
  if (early) {
    const message =
      'Plain text followed the answer to STARTTLS in the same breath; it must be thrown away, not believed.'
    return {
      status: 'warned',
      summary: words,
      failure: { kind: 'protocol', fault: 'target', message, received: early },
    }
  }
  return WEAK.has(protocol) ? { status: 'warned', summary: `${words}: weak` } : passed(words)
}

/** Whether bytes that came where a banner was due belong to TLS: an alert or a handshake record (RFC 8446 5.1). */
export function looksLikeTls(received: string): boolean {
  return /^\\x1[56]\\x03/.test(received)
}

/** Whether what came where a TLS record was due is an SMTP banner. */
export function looksLikePlain(received: string): boolean {
  return /^[2-5]\d\d[ -]/.test(received)
}

/**
 * A server that refuses us at the door says so in plain text even where TLS begins with the first byte: it counts its
 * connections before it opens TLS (Exim with `smtp_accept_max`, say). That is its banner, and no broken port.
 *
 * @param lines what came where a TLS record was due, escaped; the last may be cut short
 * @returns null where it is no refusal
 */
export function judgeRefusalInPlain(lines: readonly string[]): Judgement | null {
  const code = Number(lines[0]?.slice(0, 3))
  if (!(code >= 400)) return null
  const reply = {
    code,
    texts: lines.map((line) => line.slice(4)),
    shown: lines.join('\\r\\n'),
    oddities: new Set<never>(),
  }
  return judgeReply('banner', reply, 0, { submission: true, ofDomain: false })
}

/**
 * The server speaks the other kind: TLS where we began in plain text, or plain text where we began with TLS.
 * That is our guess gone wrong, or the user's; a promise of the port is the kind only on 465 (RFC 8314 3.3, 7.3), where TLS
 * comes first, and on 25, where whoever delivers begins in plain text (RFC 3207 4).
 */
export function judgeOtherMode(trouble: Trouble, words: string, promised: boolean): Judgement {
  const fault = promised ? 'target' : 'probe'
  return {
    status: promised ? 'failed' : 'warned',
    summary: words,
    failure: { kind: trouble.kind, fault, message: words, received: trouble.received },
  }
}

/** Days before its end at which a certificate is worth a word: renewal should have happened. */
const RENEWAL_DAYS = 14

const DAY_MS = 86_400_000

/**
 * Judges a certificate. On port 25 a bad one is amber, since senders that encrypt when they can do not check it (RFC 7435);
 * where users log in it is red, since their programs do (RFC 8314 5.3).
 *
 * @param host the name it should be valid for; for an address nobody knows the name, so names are not judged
 * @param now milliseconds since 1970
 */
export function judgeCertificate(tls: Tls, host: string, submission: boolean, now: number): Judgement {
  const message = certificateTrouble(tls, host, now)
  if (message) {
    return {
      status: submission ? 'failed' : 'warned',
      summary: message,
      failure: { kind: 'tls', fault: 'target', message, received: '' },
    }
  }
  const end = tls.certificates[0]?.notAfter ?? ''
  const left = Math.floor((Date.parse(end) - now) / DAY_MS)
  if (left < RENEWAL_DAYS) return { status: 'warned', summary: `valid for ${left} more days only, until ${day(end)}` }
  const [weak] = weaknessesOf(tls.certificates)
  if (weak) return { status: 'warned', summary: `weak ${weak.kind}: ${weak.what}` }
  return passed(`valid until ${day(end)}`)
}

/** What is wrong, the gravest first; null where nothing is. */
function certificateTrouble(tls: Tls, host: string, now: number): string | null {
  const leaf = tls.certificates[0]
  if (!leaf) return 'The server showed no certificate.'
  if (Date.parse(leaf.notAfter) < now) return `The certificate expired on ${day(leaf.notAfter)}.`
  if (Date.parse(leaf.notBefore) > now) return `The certificate is not valid before ${day(leaf.notBefore)}.`
  if (!tls.nameMatches && isIP(host) === 0) return `The certificate is not valid for ${host}.`
  return tls.trusted ? null : trustWords(tls.trustError)
}

const day = (time: string) => time.slice(0, 10)

function trustWords(error: string | null): string {
  switch (error) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'The certificate is self-signed.'
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'The chain leads to a root that nobody knows.'
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'The chain to a known root is not complete.'
    case 'CERT_HAS_EXPIRED':
      return 'A certificate of the chain has expired.'
    default:
      return `The chain cannot be trusted (${error}).`
  }
}
