/** The words in which servers refuse, and what each is to be read as: a table, and no code. `refusal.ts` reads by it. */
import type { Refusal } from './refusal.ts'
import type { StepName } from './words.ts'

interface Wording extends Refusal {
  /** Tried on the text in lower case with single spaces. */
  text: RegExp
  /** Where this wording means what it says; everywhere if absent. */
  steps?: readonly StepName[]
  /** Words beside which it does not mean what it says. */
  unless?: RegExp
  /** The codes with which it means what it says; all if absent. */
  codes?: RegExp
}

export const HELLO: readonly StepName[] = ['ehlo', 'ehlo-tls']
export const ENVELOPE: readonly StepName[] = ['mail-from', 'rcpt-to', 'relay', 'auth']
const RECIPIENT: readonly StepName[] = ['rcpt-to', 'relay']

/** Speaks of whoever asks, by address, network or name: so it is about this tester, however it goes on. Advice is not meant. */
const OF_WHO_ASKS =
  /\byour (?:own )?(?:\w+ )?(?:ip|host|hostname|network|domain|country|servers?|mta|smarthost|connection|side)\b(?! (?:admin|settings|support|provider|operator|postmaster))|\b(?:client|sender) (?:is )?not local|\bunknown hosts\b|\bdynamic(?:ally)? (?:\w+ )?(?:ip|address|host|range|pool|assigned)|dial-?up|residential|outside (?:of )?our|web ?form|\bportal\b|request removal/

/** What servers write, the most telling first: an earlier line wins over a later one. */
export const WORDINGS: readonly Wording[] = [
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
    text: /gr[ae]y[- ]?list|postgrey|gr[ae]ylst/,
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
  // Who counts connections says "come back later" as well, so this stands behind the limits.
  {
    nature: 'greylisting',
    fault: 'policy',
    text: /come back (?:later|in)|internal resources? (?:is |are )?temporarily unavailable/,
  },
  // Postfix, where a milter fails or defers without words of its own (milter_default_action = tempfail): 4.7.1 means nothing here.
  { nature: 'temporary', fault: 'unknown', codes: /^4/, text: /service unavailable - try again later/ },
  // One person's mailbox, so nothing is said about the server.
  {
    nature: 'mailbox-full',
    fault: 'unknown',
    steps: RECIPIENT,
    unless: OF_WHO_ASKS,
    text: /mailbox (?:is )?(?:full|exceeds)|over (?:its |the |disk )?quota|quota (?:is )?exceeded|exceed(?:s|ed) (?:its |the )?(?:\w+ )?quota|\b[45]\.2\.2\b/,
  },
  {
    nature: 'no-resources',
    fault: 'target',
    unless: OF_WHO_ASKS,
    text: /insufficient (?:system |disk |server )?(?:storage|resource|space|memory|disk)|(?:no|not enough|low on|out of|lack of) (?:free |more |system |disk )*(?:space|memory|storage|disk)\b|(?:disk|file ?system|spool|mail ?system|queue) (?:is )?full\b|queue file write error|system resources|back ?pressure|\b[45]\.3\.1\b/,
  },
  {
    nature: 'misconfigured',
    fault: 'target',
    text: /^(?!.*(?:\byour?\b|sender|client|remote|reverse|\bptr\b|\brdns\b|\bh?elo\b)).*(?:misconfigur|configuration error|\b[45]\.3\.5\b)|^(?!.*\byour (?:\w+ )?server configuration).*server configuration (?:error|problem)|temporary lookup failure|wrong (?:office 365 )?region|mail (?:for \S+ )?loops back|loops back to (?:myself|me)|too many hops/,
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
    text: /^(?!.*(?:blocked|listed) (?:using|at|by|on)\b).*(?:\b(?:spf|dkim|dmarc)\b|unauthenticated|sender (?:\S+ ){0,3}(?:rejected|blocked|denied|refused|not|verif)|sender(?:'s)? (?:domain|address)|authenticate (?:their|your) (?:\w+ )?(?:domain|mail|e-mail|messages?)|callback|callout|verif(?:y|ication) failed|(?:\byour?\b|sender|client).{0,40}(?:misconfigur|configuration error)|misconfigured (?:sender|client|h?elo)|(?:ip|client)\b.{0,40} not authori[sz]ed to send)/,
  },
  {
    nature: 'blocklist',
    fault: 'policy',
    text: /spamhaus|spamcop|\bsorbs\b|uceprotect|abuseat|barracuda|\binvaluement|\bdnsw?[br]l|\b[br]bls?\b|[bd](?:lack|lock|eny)[- ]?list|blocked (?:using|by|due|at|for|-)|^(?:\S+ )?blocked\b|(?<!not |\b(?:mailbox|recipient|recipient address|account|user)(?: has)? )(?:\bis|\bare|been|\bip|address) (?:currently |temporarily )?(?:listed|blocked|banned|blacklisted)|(?<!not )\blisted (?:at|on|by)\b|banned (?:sending )?ip|\b5\.7\.(?:60[6-9]|6[1-4]\d|511)\b|ipcheck|\bs3140\b|delist/,
  },
  {
    nature: 'reputation',
    fault: 'policy',
    text: /reputation|senderbase|sender ?score|user complaints|unsolicited|suspicious|(?:looks?|seems?) like spam|spam(?:mer|my)?\b|abus(?:e|ive) |\btss0\d|poor (?:sender|score)|untrusted/,
  },
  // Not the name, but the command itself (RFC 5321 4.2.4).
  {
    nature: 'unimplemented',
    fault: 'target',
    codes: /^50[02]/,
    steps: HELLO,
    unless: /\bnames?\b/,
    text: /(?:not |un)(?:understood|implemented|recogni[sz]ed|known|supported)/,
  },
  {
    nature: 'helo-policy',
    fault: 'policy',
    codes: /^(?!503)/,
    text: /\b(?:helo|ehlo)\b(?: \S+){0,4} (?:rejected|denied|invalid|refused|must|need|required?|not(?! (?:understood|implemented|recogni[sz]ed|supported))|mismatch|bad|forged)|invalid (?:helo|ehlo)|fully[- ]qualified (?:host|domain)|real hostname|bogus h?elo/,
  },
  // RFC 5321 4.2.2: it is the parameter that is not liked, and EHLO has no other than the name.
  { nature: 'helo-policy', fault: 'policy', codes: /^50[14]/, steps: HELLO, text: /./ },
  {
    nature: 'helo-policy',
    fault: 'policy',
    codes: /^(?:55[0345]|404)/,
    steps: HELLO,
    text: /\b(?:host|domain|helo|ehlo)?[- ]?names?\b|\bfqdn\b/,
  },
  { nature: 'policy', fault: 'policy', text: OF_WHO_ASKS },
  {
    nature: 'login-required',
    fault: 'target',
    steps: ENVELOPE,
    text: /(?:auth\w*|log[- ]?in|password)(?: \w+){0,2} (?:required|needed|first|mandatory)|(?:must|please|need to|have to) (?:first )?(?:\w+ ){0,2}(?:auth|log[- ]?in)|not authenticated|not logged in|requires? (?:smtp )?(?:auth|log[- ]?in)|pop before smtp/,
  },
  // RFC 5321 3.4: that one mailbox is elsewhere; the domain may be served here.
  {
    nature: 'unknown-recipient',
    fault: 'target',
    codes: /^5/,
    steps: RECIPIENT,
    text: /(?:user|recipient|mailbox) (?:is )?not local\b/,
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
    text: /\b[45]\.1\.(?:[0-3]|10)\b|(?:mailbox|recipient|recipient address|account|user) (?:is |has been )(?:blocked|suspended|locked)|(?:user|recipient|mailbox|address|account|local[- ]?part)(?: \S+){0,3} (?:is )?(?:unknown|not found|invalid|disabled|unavailable|inactive|not (?:a )?(?:valid|known|listed|exist)|(?:does not|doesn't|did not) (?:exist|have))|(?:unknown|no such|invalid|bad|not a valid|no) (?:local )?(?:user|recipient|mailbox|address|account|person|alias|destination)|does(?: not|n't) exist|un(?:route|routa)able|not listed in|\b5\.4\.1 recipient address rejected|unknown in \w+/,
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
    text: /no (?:smtp|mail|e-mail) (?:service|server|accepted|here)(?! (?:here )?(?:for|from|by|to)\b)|\bno service here(?! (?:for|from|by|to)\b)|(?:not|never) (?:accept|receiv)(?:e|ing)? (?:any |incoming )?(?:mail|e-mail|messages)(?! (?:\w+ )?(?:for|from|by|to|on) )|null ?mx/,
  },
  // postscreen drops those whom its access list or its tests name: about us, though 521 (RFC 7504) would say otherwise.
  { nature: 'policy', fault: 'policy', text: /service currently unavailable|protocol error/, codes: /^521/ },
  {
    nature: 'policy',
    fault: 'policy',
    text: /polic(?:y|ies)|(?:accept|tak|receiv)\w* (?:any )?(?:mail |e-mail |messages )?from|\b(?:access|connection|client|host|permission)\b.{0,60}(?:denied|rejected|refused|forbidden|not (?:allowed|permitted|accepted|welcome))|not (?:allowed|permitted|authori[sz]ed|welcome)|administrative|prohibit|security reason|\bblocked\b|\bbanned\b|go away|dynamic ip|dial-?up|residential|countr(?:y|ies)/,
  },
]
