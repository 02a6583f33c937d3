/**
 * Why a server says no, and who that is about: pure, from the code of the reply first and its text second (RFC 5321 4.2).
 * `target` only on words that would convince the server's owner; a refusal of the tester itself is `policy`.
 */
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

interface Wording extends Refusal {
  /** Tried on the text in lower case with single spaces. */
  text: RegExp
  /** Where this wording means what it says; everywhere if absent. */
  steps?: readonly StepName[]
  /** The codes with which it means what it says; all if absent. */
  codes?: RegExp
}

const HELLO: readonly StepName[] = ['ehlo', 'ehlo-tls']
const ENVELOPE: readonly StepName[] = ['mail-from', 'rcpt-to', 'relay', 'auth']
const RECIPIENT: readonly StepName[] = ['rcpt-to', 'relay']

/** What servers write, the most telling first: an earlier line wins over a later one. */
const WORDINGS: readonly Wording[] = [
  // Spamhaus: 127.255.255.252 mistyped list, .254 asked through a public resolver, .255 asked too often. None means "listed".
  {
    nature: 'open-resolver',
    fault: 'target',
    text: /127\.255\.255\.25[245]\b|(?<!\b(?:is|are|as) (?:an? )?)\b(?:open|public)(?:\/open)? (?:dns )?resolver|spamhaus\S*\/returnc\//,
  },
  {
    nature: 'out-of-step',
    fault: 'probe',
    text: /synchroni[sz]ation|pipelin|before (?:the |our )?(?:greeting|banner|220)|talk(?:s|ed|ing)? (?:too (?:soon|early)|before)/,
  },
  {
    nature: 'greylisting',
    fault: 'policy',
    text: /gr[ae]y[- ]?list|postgrey|gr[ae]ylst|come back (?:later|in)|internal resources? (?:is |are )?temporarily unavailable/,
  },
  // postscreen after its deeper tests: it cannot hand a live session over, so it always defers once.
  {
    nature: 'greylisting',
    fault: 'policy',
    codes: /^450/,
    text: /4\.3\.2 service currently unavailable/,
    steps: RECIPIENT,
  },
  {
    nature: 'rate-limit',
    fault: 'policy',
    text: /too (?:many(?! hops)|much mail)|too (?:fast|frequent|often)|rate[- ]?(?:limit|control)|(?:unusual|excessive|connection|message) (?:rate|volume|frequency)|unexpected volume|throttl|concurren|(?:limit|rate)s? (?:has been |have been |was |is )?(?:exceeded|reached)|(?:exceeded|reached) (?:the |your |a |its |our )?(?:\w+ ){0,3}(?:limit|rate|connections)|max(?:imum)? (?:number of )?(?:\w+ )?connections|(?:server|service|system|ports?) (?:is |are )?(?:too )?busy|4\.7\.500\b/,
  },
  // One person's mailbox, so nothing is said about the server.
  {
    nature: 'mailbox-full',
    fault: 'unknown',
    steps: RECIPIENT,
    text: /mailbox (?:is )?(?:full|exceeds)|over (?:its |the |disk )?quota|quota (?:is )?exceeded|exceed(?:s|ed) (?:its |the )?(?:\w+ )?quota|\b[45]\.2\.2\b/,
  },
  {
    nature: 'no-resources',
    fault: 'target',
    text: /insufficient (?:system |disk |server )?(?:storage|resource|space|memory|disk)|(?:no|not enough|low on|out of|lack of) (?:free |more |system |disk )*(?:space|memory|storage|disk)\b|(?:disk|file ?system|spool|mail ?system|queue) (?:is )?full\b|queue file write error|system resources|back ?pressure|\b[45]\.3\.1\b/,
  },
  {
    nature: 'misconfigured',
    fault: 'target',
    text: /^(?!.*(?:\byour?\b|sender|client|reverse|\bptr\b|\brdns\b|\bh?elo\b)).*(?:misconfigur|configuration error)|^(?!.*\byour (?:\w+ )?server configuration).*server configuration (?:error|problem)|temporary lookup failure|\b[45]\.3\.5\b|wrong (?:office 365 )?region|mail (?:for \S+ )?loops back|loops back to (?:myself|me)|too many hops/,
  },
  // A time is named, or it is OpenBSD's spamd, which says this to every stranger.
  {
    nature: 'greylisting',
    fault: 'policy',
    codes: /^45[01]/,
    steps: ['mail-from', 'rcpt-to'],
    text: /(?:try|retry) (?:again )?(?:in|after) \d+|temporary failure, please try again later/,
  },
  {
    nature: 'tls-required',
    fault: 'target',
    steps: ENVELOPE,
    text: /must issue a? ?starttls|(?:starttls|\btls|\bssl|encryption|encrypted (?:connection|session))(?: \w+){0,3} (?:required|needed|mandatory|first)\b|requires? (?:\w+ ){0,2}(?:starttls|tls|ssl|encrypt)|\b[45]\.7\.10\b/,
  },
  {
    nature: 'tls-unavailable',
    fault: 'target',
    steps: ['starttls'],
    text: /tls (?:is )?(?:currently |temporarily )?(?:not|un) ?(?:available|supported|ready)|tls (?:engine|library|context|initiali|setup|negotiation)|local problem|certificate|private key/,
  },
  {
    nature: 'reverse-dns',
    fault: 'policy',
    text: /\b[45]\.7\.25\b|\bptr\b|reverse[- ]?(?:dns|host|lookup|ip|name|path look|mapping|record)|\br-?dns\b|fcrdns|cannot find your|no reverse|(?:ip|host) ?name lookup failed|no (?:valid )?(?:host)?name for your ip/,
  },
  // About the sender, so about us, however the rest of the sentence goes on.
  {
    nature: 'policy',
    fault: 'policy',
    text: /^(?!.*(?:blocked|listed) (?:using|at|by|on)\b).*(?:\b(?:spf|dkim|dmarc)\b|unauthenticated|sender (?:\S+ ){0,3}(?:rejected|blocked|denied|refused|not|verif)|sender(?:'s)? (?:domain|address)|callback|callout|verif(?:y|ication) failed|(?:\byour?\b|sender|client).{0,40}(?:misconfigur|configuration error)|misconfigured (?:sender|client|h?elo)|(?:ip|client)\b.{0,40} not authori[sz]ed to send)/,
  },
  {
    nature: 'blocklist',
    fault: 'policy',
    text: /spamhaus|spamcop|\bsorbs\b|uceprotect|abuseat|barracuda|\binvaluement|\bdnsw?[br]l|\b[br]bls?\b|[bd](?:lack|lock|eny)[- ]?list|blocked (?:using|by|due|at|for|-)|^(?:\S+ )?blocked\b|(?<!not )(?:\bis|\bare|been|\bip|address) (?:currently |temporarily )?(?:listed|blocked|banned|blacklisted)|(?<!not )\blisted (?:at|on|by)\b|banned (?:sending )?ip|\b5\.7\.(?:60[6-9]|6[1-4]\d|511)\b|ipcheck|\bs3140\b|delist/,
  },
  {
    nature: 'reputation',
    fault: 'policy',
    text: /reputation|senderbase|sender ?score|user complaints|unsolicited|suspicious|(?:looks?|seems?) like spam|spam(?:mer|my)?\b|abus(?:e|ive) |\btss0\d|poor (?:sender|score)|untrusted/,
  },
  {
    nature: 'helo-policy',
    fault: 'policy',
    codes: /^(?!503)/,
    text: /\b(?:helo|ehlo)\b(?: \S+){0,4} (?:rejected|denied|invalid|refused|must|need|required?|not|mismatch|bad|forged)|invalid (?:helo|ehlo)|fully[- ]qualified (?:host|domain)|real hostname|bogus h?elo/,
  },
  { nature: 'helo-policy', fault: 'policy', codes: /^(?:501|504|55[0345]|404)/, steps: HELLO, text: /./ },
  {
    nature: 'login-required',
    fault: 'target',
    steps: ENVELOPE,
    // Who asks only those of home networks for a login asks us, and not everybody.
    text: /^(?!.*(?:dynamic|dial-?up|residential)).*(?:(?:auth\w*|log[- ]?in|password)(?: \w+){0,2} (?:required|needed|first|mandatory)|(?:must|please|need to|have to) (?:first )?(?:\w+ ){0,2}(?:auth|log[- ]?in)|not authenticated|not logged in|requires? (?:smtp )?(?:auth|log[- ]?in)|pop before smtp)/,
  },
  {
    nature: 'relay-denied',
    fault: 'target',
    steps: RECIPIENT,
    text: /relay(?:ing)? (?:access |attempt |to \S+ )?(?:is )?(?:denied|not|prohibited|refused|rejected|forbidden)|(?:not|unable|cannot|can't|won't|don't|no|not allowed|refuse|permitted) (?:\w+ )?(?:to )?relay|tenantattribution|\b5\.7\.64\b|rcpthosts|not (?:a |an |one of )?(?:local|hosted|our|my|gateway)\b|(?:domain|host) (?:is )?(?:not|n't) (?:hosted|local|handled|accepted|served|found here)|(?:do not|don't) (?:accept|handle|host|serve) (?:mail|e-mail|messages) (?:for|to)/,
  },
  { nature: 'no-mail-here', fault: 'target', codes: /^556/, text: /./ },
  {
    nature: 'unknown-recipient',
    fault: 'target',
    // Not now is no answer to whether there is such a mailbox: it may be looked for this very moment.
    codes: /^5/,
    steps: RECIPIENT,
    text: /\b[45]\.1\.(?:[0-3]|10)\b|(?:user|recipient|mailbox|address|account|local[- ]?part)(?: \S+){0,3} (?:is )?(?:unknown|not found|invalid|disabled|unavailable|inactive|not (?:a )?(?:valid|known|listed|exist)|(?:does not|doesn't|did not) (?:exist|have))|(?:unknown|no such|invalid|bad|not a valid|no) (?:local )?(?:user|recipient|mailbox|address|account|person|alias|destination)|does(?: not|n't) exist|un(?:route|routa)able|not listed in|\b5\.4\.1 recipient address rejected|unknown in \w+/,
  },
  // Sendmail greets like this whom its access list, a blocklist or a milter turned away; and 521 with 5.7 is about us, too.
  {
    nature: 'policy',
    fault: 'policy',
    text: /esmtp not accepting messages|will not accept delivery/,
    steps: ['banner'],
  },
  { nature: 'policy', fault: 'policy', text: /^#?5\.7\.\d/, codes: /^521/ },
  {
    nature: 'no-mail-here',
    fault: 'target',
    codes: /^5/,
    text: /no (?:smtp|mail|e-mail) (?:service|server|accepted|here)(?! (?:here )?(?:for|from|by|to)\b)|\bno service here(?! (?:for|from|by|to)\b)|(?:not|never) (?:accept|receiv)(?:e|ing)? (?:any |incoming )?(?:mail|e-mail|messages)(?! (?:for|from|by|to|on) )|null ?mx/,
  },
  // postscreen drops those whom its access list or its tests name: about us, though 521 (RFC 7504) would say otherwise.
  { nature: 'policy', fault: 'policy', text: /service currently unavailable|protocol error/, codes: /^521/ },
  {
    nature: 'policy',
    fault: 'policy',
    text: /polic(?:y|ies)|(?:accept|tak|receiv)\w* (?:any )?(?:mail |e-mail |messages )?from|\b(?:access|connection|client|host|permission)\b.{0,60}(?:denied|rejected|refused|forbidden|not (?:allowed|permitted|accepted|welcome))|not (?:allowed|permitted|authori[sz]ed|welcome)|administrative|prohibit|security reason|\bblocked\b|\bbanned\b|go away|dynamic ip|dial-?up|residential|countr(?:y|ies)/,
  },
]

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
      wording.text.test(words),
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
