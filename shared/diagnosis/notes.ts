/**
 * The words that the probe and the diagnosis share: how the probe marks what it saw, so that a rule can find it again.
 * Each is a beginning; the probe may go on with details after it.
 */

/** Beginnings of `note` lines in a transcript: oddities of the step they stand in. */
export const NOTES = {
  bareLf: 'Lines of this reply end in a bare LF, not in CRLF.',
  noFinalBreak: 'The last line of this reply has no line end.',
  longLine: 'A line of this reply is longer than 512 octets.',
  mixedCodes: 'The lines of this reply carry different codes.',
  /** Followed by the very text, escaped. */
  earlyPlaintext: 'More plain text came together with the answer to STARTTLS:',
  /** The server speaks TLS from the first byte where we began in plain text. */
  tlsFirst: 'The server speaks TLS from the first byte here.',
  /** What a server that had been silent answered to the beginning of TLS, escaped. */
  answeredTls: 'it answered',
  /** The server speaks plain text first where we began with TLS. */
  plainFirst: 'The server speaks plain text first here.',
  /** Why two commands leave at once, and only there. */
  pair: 'STARTTLS and NOOP leave together, here alone, to see whether NOOP is believed inside TLS.',
  /** Inside TLS, before anything is said there. */
  listening: 'saying nothing for 5 s: whatever is answered now answers the NOOP that was sent in plain text',
} as const

/** Beginnings of the reason why the steps of a whole session are skipped. */
export const SKIPS = {
  /** The guard refuses the address. Where nothing else is left, the verdict is `failed`. */
  forbidden: 'This address is not on the public internet',
  /** The probe has no way to this family of addresses. */
  noFamily: 'This probe has no way to',
  /** Other addresses were silent, and nothing ever answered: it need not be waited for. */
  noWayOut: 'Three other addresses did not answer, and this tester has never yet got through',
  /** The address was tested too often just now, or there are too many sessions in this test. */
  budget: 'This address was tested too often just now',
  /** The address itself said 421, to this test or to one before it. */
  askedToWait: 'This address asked this tester to come back later (421)',
  /** Whoever runs it has said so in the DNS; the record follows. */
  optedOut: 'Whoever runs this does not want to be tested from here',
  /** The operator of this tester has it on a list. */
  refused: 'This tester was told by its operator to leave this alone',
  tooMany: 'More addresses than one test may try',
} as const

/** How the reason begins of a session that was not held, because its address is to be left alone for a while. */
export const PUT_OFF: readonly string[] = [SKIPS.budget, SKIPS.askedToWait]

/** What the `dns` check can find wrong: the closed list of `data.troubles[].kind`, the gravest first. */
export const DNS_TROUBLES = [
  /** The name does not exist. */
  'nxdomain',
  /** The name exists but has neither MX nor address; or no host of the MX has an address. */
  'no-address',
  /** No answer came from the resolver. */
  'resolver-timeout',
  /** The resolver answered with an error of its own or of the zone (SERVFAIL, REFUSED). */
  'resolver-error',
  /** The name has no address of the family that was asked for; the other was not asked. */
  'not-of-family',
  /** An MX that is an IP address (RFC 5321 5.1). */
  'mx-literal',
  /** An MX host that does not exist or has no address, while others have. */
  'mx-unresolved',
  /** An MX host that is an alias (RFC 2181 10.3). */
  'mx-cname',
  /** `MX 0 .` beside other MX records (RFC 7505 3). */
  'null-mx-mixed',
] as const

export type DnsTroubleKind = (typeof DNS_TROUBLES)[number]

/** One thing wrong in the DNS: `data.troubles` of the `dns` check is a list of these. */
export interface DnsTrouble {
  kind: DnsTroubleKind
  /** The name it is about: the domain, or the host of an MX. */
  name: string
  /** The answer that shows it, as a line of a zone or a word of the resolver: `example.com. MX 10 192.0.2.1`. */
  answer: string
}
