import { NOTES } from '../../../shared/diagnosis/notes.ts'
import type { Facts } from '../../../shared/report.ts'
import { certificate } from '../../samples/scribe.ts'
import { factsOf, type Stage } from './play.ts'

export interface Case {
  code: string
  speaks: () => Facts
  silent: () => Facts
}

const GREETED = 'S: 220 mx1.example.com ESMTP\nC: EHLO probe.test\nS: 250-mx1.example.com\nS: 250-STARTTLS\nS: 250 SIZE'
const PLAIN = 'S: 220 mx1.example.com ESMTP\nC: EHLO probe.test\nS: 250-mx1.example.com\nS: 250 SIZE'
const MAIL = `${GREETED}\nC: MAIL FROM:<postmaster@probe.test>`
const RCPT = `${MAIL}\nS: 250 Ok\nC: RCPT TO:<postmaster@example.com>`

/** Two dialogues, or a dialogue and what its server is like. */
const words = (code: string, speaks: string, silent: string, stage: Stage = {}): Case => ({
  code,
  speaks: () => factsOf([speaks, stage]),
  silent: () => factsOf([silent, stage]),
})

const DAYS = { soon: '2026-12-01T00:00:00.000Z', past: '2026-11-20T00:00:00.000Z', later: '2027-03-01T00:00:00.000Z' }
const chain = (more: object) => [certificate('mx1.example.com', 'Example CA R3', more)]

const secured =
  (tls: Stage['tls'], protocol = 'TLSv1.3', port = 25) =>
  () =>
    factsOf([`${GREETED}\nC: STARTTLS\nS: 220 Ready\nTLS ${protocol}`, { port, ...(tls && { tls }) }])

const untrusted = (trustError: string) => ({ trusted: false, trustError })

const certificates = (code: string, speaks: NonNullable<Stage['tls']>, silent: Stage['tls']): Case => ({
  code,
  speaks: secured(speaks),
  silent: secured(silent),
})

const connecting = (code: string, kind: string, other: string): Case =>
  words(code, `F connect failed ${kind} network: No way.`, `F connect failed ${other} network: No way.`)

const twins = (four: string): Facts =>
  factsOf(
    [four, { host: 'mx1.example.com' }],
    ['F connect failed timeout network: No answer.', { host: 'mx1.example.com', address: '2001:db8::25' }],
  )

const kin = (...dialogues: string[]): Facts =>
  factsOf(
    ...dialogues.map((dialogue, at): [string, Stage] => [
      dialogue,
      { host: 'mx1.example.com', address: `192.0.2.${25 + at}` },
    ]),
  )

/** The same, but the test was of a host: nobody said which domains it takes mail for. */
const hostFacts = (dialogue: string): Facts => {
  const facts = factsOf(dialogue)
  return { ...facts, target: { ...facts.target, kind: 'host' } }
}

const refused = (code: string, reply: string, other: string): Case =>
  words(code, `${RCPT}\nS: ${reply}`, `${RCPT}\nS: ${other}`)

export const STEP_CASES: Case[] = [
  {
    code: 'ipv6-dead',
    speaks: () => twins(GREETED),
    silent: () => twins('F connect failed timeout network: No answer.'),
  },
  connecting('connect-refused', 'refused', 'timeout'),
  connecting('connect-timeout', 'timeout', 'refused'),
  connecting('connect-unreachable', 'unreachable', 'reset'),
  connecting('connect-reset', 'reset', 'refused'),

  words(
    'tls-first-on-25',
    `F banner failed protocol target: ${NOTES.tlsFirst}\nN: ${NOTES.tlsFirst}`,
    `F banner warned protocol probe: ${NOTES.tlsFirst}\nN: ${NOTES.tlsFirst}`,
  ),
  words(
    'tls-first',
    `F banner warned timeout probe: ${NOTES.tlsFirst}\nN: ${NOTES.tlsFirst}`,
    'F banner warned timeout unknown: No banner.',
  ),
  words(
    'banner-half',
    'F banner warned timeout unknown: No whole reply. | 220-mx1\nS: 220-mx1',
    'F banner warned timeout unknown: No banner.',
  ),
  words('no-banner', 'F banner warned timeout unknown: No whole reply.', 'F banner failed closed target: Closed.'),
  words('banner-cut', 'F banner failed closed target: Closed. | 220 mx', 'F banner failed closed target: Closed.'),
  words('banner-closed', 'F banner failed closed target: Closed.', 'F banner failed closed target: Closed. | 220 mx'),
  words(
    'not-a-mail-server',
    'F banner failed protocol target: Not SMTP. | HTTP/1.1 400 Bad Request',
    'F banner failed protocol target: Not SMTP. | hello there',
  ),
  words(
    'banner-refuses-without-code',
    'F banner warned protocol policy: Not SMTP. | Go away, you are on our blacklist',
    'F banner failed protocol target: Not SMTP. | hello there',
  ),
  words(
    'banner-not-smtp',
    'F banner failed protocol target: Not SMTP. | hello there',
    'S: 220 HTTP/1.1 is not spoken here',
  ),
  words('banner-code', 'S: 250 mx1.example.com', 'S: 220 250 mx1.example.com'),
  words('banner-late', '+ 61000\nS: 220 late\n+ 61000', '+ 6000\nS: 220 late\n+ 6000'),
  words('banner-pause', 'S: 220-mx1\n+ 6000\nS: 220 mx1', 'S: 220-mx1\n+ 900\nS: 220 mx1'),
  words('banner-masked', 'S: 220 ****2****0***', 'S: 220 *** Welcome to mx1.example.com ***'),

  words('mixed-codes', `S: 220-mx1\nS: 521 no\nN: ${NOTES.mixedCodes}`, 'S: 220-521 no\nS: 220 250 mx1'),
  words('bare-lf', `S: 220 mx1\nN: ${NOTES.bareLf}`, 'S: 220 mx1 lines end in a bare LF'),
  words('no-final-break', `S: 220 mx1\nN: ${NOTES.noFinalBreak}`, `S: 220 mx1\nN: ${NOTES.bareLf}`),
  words('long-line', `S: 220 mx1\nN: ${NOTES.longLine}`, `S: 220 mx1 ${'x'.repeat(480)}`),

  words(
    'ehlo-refused',
    'S: 220 mx1\nF ehlo warned reply target: HELO only.\nC: EHLO p\nS: 500 what?\nC: HELO p\nS: 250 mx1',
    // Neither: then nothing is known of HELO.
    'S: 220 mx1\nF ehlo failed reply target: Neither.\nC: EHLO p\nS: 500 what?\nC: HELO p\nS: 500 what?',
  ),
  words(
    'auth-in-the-clear',
    'S: 220 mx1\nC: EHLO p\nS: 250-mx1\nS: 250-STARTTLS\nS: 250 AUTH PLAIN LOGIN',
    'S: 220 mx1\nC: EHLO p\nS: 250-mx1\nS: 250-STARTTLS\nS: 250 AUTH CRAM-MD5',
  ),
  words(
    'starttls-inside-tls',
    `${GREETED}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nC: EHLO p\nS: 250-mx1\nS: 250 STARTTLS`,
    `${GREETED}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nC: EHLO p\nS: 250-mx1\nS: 250 SIZE`,
  ),

  words(
    'starttls-masked',
    'S: 220 mx1\nC: EHLO p\nS: 250-mx1\nS: 250-XXXXXXXA\nS: 250 SIZE',
    'S: 220 mx1\nC: EHLO p\nS: 250-mx1\nS: 250-XCLIENT NAME\nS: 250 SIZE',
  ),
  {
    code: 'starttls-not-everywhere',
    speaks: () => kin(GREETED, PLAIN),
    // A sibling that was refused before EHLO offered nothing that we saw.
    silent: () => kin('S: 421 4.7.0 Too many connections', PLAIN),
  },
  // Refused before it said what it offers.
  words('starttls-not-offered', PLAIN, 'S: 220 mx1\nC: EHLO p\nS: 421 4.7.0 Too many connections'),
  words('starttls-not-offered-to-users', PLAIN, GREETED, { port: 587 }),
  words(
    'starttls-unimplemented',
    `${GREETED}\nC: STARTTLS\nS: 500 #5.5.1 command not recognized`,
    `${GREETED}\nC: STARTTLS\nS: 421 4.7.0 Too many connections`,
  ),
  words(
    'starttls-unavailable',
    `${GREETED}\nC: STARTTLS\nS: 454 4.7.0 TLS not available due to local problem`,
    `${GREETED}\nC: STARTTLS\nS: 454 4.7.0 Connection rate limit exceeded`,
  ),
  words(
    'plaintext-after-starttls',
    `${GREETED}\nF starttls warned protocol target: Plain text followed. | 250 hi\nC: STARTTLS\nS: 220 Go\nN: ${NOTES.earlyPlaintext} 250 hi`,
    `${GREETED}\nC: STARTTLS\nS: 220-Go\nS: 220 ahead\nTLS TLSv1.3`,
  ),
  words(
    'plain-first',
    `F tls failed tls target: ${NOTES.plainFirst} | 220 mx1\nN: ${NOTES.plainFirst}`,
    'F tls failed tls target: The TLS handshake failed: no shared cipher.',
    { port: 465 },
  ),
  words(
    'handshake-stalled',
    'F tls warned timeout unknown: The TLS handshake was not done within 30 s.',
    'F tls failed tls target: The TLS handshake failed: no shared cipher.',
    { port: 465 },
  ),
  words(
    'handshake-plain',
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: wrong version number. | 500 what?\nC: STARTTLS\nS: 220 Go`,
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: handshake failure. | \\x15\\x03\\x03\\x00\\x02\\x02(\nC: STARTTLS\nS: 220 Go`,
  ),
  words(
    'client-certificate-wanted',
    `${GREETED}\nF starttls failed tls target: The server wants a certificate of its clients, and gave the TLS handshake up without one: no.\nC: STARTTLS\nS: 220 Go`,
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: sslv3 alert handshake failure.\nC: STARTTLS\nS: 220 Go`,
  ),
  words(
    'client-certificate-wanted',
    `${GREETED}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nF ehlo-tls failed tls target: The connection broke (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED).`,
    `${GREETED}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nF ehlo-tls failed tls target: The connection broke (ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR).`,
  ),
  words(
    'handshake-no-version',
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: tlsv1 alert protocol version.\nC: STARTTLS\nS: 220 Go`,
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: wrong version number. | 500 what?\nC: STARTTLS\nS: 220 Go`,
  ),
  words(
    'handshake-no-cipher',
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: sslv3 alert handshake failure.\nC: STARTTLS\nS: 220 Go`,
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: tlsv1 alert internal error.\nC: STARTTLS\nS: 220 Go`,
  ),
  words(
    'handshake-no-cipher',
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: sslv3 alert handshake failure. | \\x15\\x03\\x03\\x00\\x02\\x02(\nC: STARTTLS\nS: 220 Go`,
    // Its ServerHello names the cipher that they have in common.
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: sslv3 alert handshake failure. | \\x16\\x03\\x03\\x00A\\x02\nC: STARTTLS\nS: 220 Go`,
  ),
  words(
    'handshake-failed',
    `${GREETED}\nF starttls failed tls target: The TLS handshake failed: tlsv1 alert internal error.\nC: STARTTLS\nS: 220 Go`,
    `${GREETED}\nF starttls warned timeout unknown: The TLS handshake was not done within 30 s.\nC: STARTTLS\nS: 220 Go`,
  ),
  { code: 'weak-tls', speaks: secured({}, 'TLSv1.1'), silent: secured({}, 'TLSv1.2') },

  certificates(
    'certificate-expired',
    { certificates: chain({ notAfter: DAYS.past }) },
    { certificates: chain({ notAfter: DAYS.soon }) },
  ),
  certificates('certificate-chain-expired', untrusted('CERT_HAS_EXPIRED'), {
    ...untrusted('CERT_HAS_EXPIRED'),
    certificates: chain({ notAfter: DAYS.past }),
  }),
  certificates(
    'certificate-not-yet-valid',
    { certificates: chain({ notBefore: DAYS.soon, notAfter: DAYS.later }) },
    { certificates: chain({ notBefore: DAYS.past, notAfter: DAYS.later }) },
  ),
  // Whoever renews it looks at its names, too.
  certificates(
    'certificate-name',
    { nameMatches: false },
    { nameMatches: false, certificates: chain({ notAfter: DAYS.past }) },
  ),
  certificates(
    'certificate-self-signed',
    untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
    untrusted('SELF_SIGNED_CERT_IN_CHAIN'),
  ),
  certificates(
    'certificate-chain-incomplete',
    untrusted('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
  ),
  certificates(
    'certificate-untrusted',
    untrusted('SELF_SIGNED_CERT_IN_CHAIN'),
    untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'),
  ),
  certificates(
    'certificate-ends-soon',
    { certificates: chain({ notAfter: DAYS.soon }) },
    { certificates: chain({ notAfter: DAYS.later }) },
  ),

  words(
    'relay-accepted',
    `${RCPT}\nS: 250 Ok\nC: RCPT TO:<relay@foreign.test>\nS: 250 Ok`,
    `${RCPT}\nS: 250 Ok\nC: RCPT TO:<relay@foreign.test>\nS: 550 relay not permitted`,
  ),
  words(
    'tls-required-by-mx',
    `${MAIL}\nS: 530 5.7.0 Must issue a STARTTLS command first`,
    `${MAIL}\nS: 530 5.7.57 Client not authenticated`,
  ),
  words(
    'login-required-by-mx',
    `${MAIL}\nS: 530 5.7.57 Client not authenticated`,
    `${MAIL}\nS: 530 5.7.0 Must issue a STARTTLS command first`,
  ),
  {
    code: 'login-required-by-host',
    speaks: () => hostFacts(`${MAIL}\nS: 530 5.7.57 Client not authenticated to send mail`),
    silent: () => factsOf(`${MAIL}\nS: 530 5.7.57 Client not authenticated to send mail`),
  },
  {
    code: 'postmaster-held-for-foreign',
    speaks: () => hostFacts(`${RCPT}\nS: 550 5.7.1 Relaying denied`),
    silent: () => factsOf(`${RCPT}\nS: 550 5.7.1 Relaying denied`),
  },
  words(
    'ehlo-turned-away',
    'S: 220 mx1\nF ehlo warned reply policy: HELO only. | 550 listed\nC: EHLO p\nS: 550 5.7.1 You are listed\nC: HELO p\nS: 250 mx1',
    'S: 220 mx1\nF ehlo warned reply target: HELO only.\nC: EHLO p\nS: 500 what?\nC: HELO p\nS: 250 mx1',
  ),
  refused(
    'relay-denied',
    '554 5.7.1 <postmaster@example.com>: Relay access denied',
    '554 5.7.1 Client host rejected: Access denied',
  ),
  refused('no-postmaster', '550 5.1.1 User unknown', '550 5.1.8 Sender address rejected: Domain not found'),
  words(
    'farewell-missing',
    `${GREETED}\nF quit warned closed target: Closed.\nC: QUIT`,
    `${GREETED}\nC: QUIT\nS: 250 Bye`,
  ),

  words(
    'too-much',
    'F banner failed too-much target: More than 1000 lines.',
    'F banner failed protocol target: Not SMTP. | hello there',
  ),
  words(
    'stalled',
    `${MAIL}\nF mail-from warned timeout unknown: No whole reply within 60 s.`,
    'F banner warned timeout unknown: No banner.',
  ),
  words(
    'impatient',
    `${MAIL}\nS: 421 4.4.2 mx1.example.com Error: timeout exceeded`,
    `${MAIL}\nS: 421 4.3.2 mx1.example.com shutting down`,
  ),
  words('hung-up', `${MAIL}\nF mail-from failed closed target: Closed.`, 'F banner failed closed target: Closed.'),
  words(
    'connection-broken',
    `${MAIL}\nF mail-from failed reset network: Reset.`,
    'F connect failed reset network: Reset.',
  ),
  words(
    'spoke-unasked',
    `${MAIL}\nF mail-from failed protocol target: Out of step. | 550 b`,
    `${MAIL}\nF mail-from failed protocol target: Not SMTP. | 5500 b`,
  ),
  words(
    'not-smtp',
    `${MAIL}\nF mail-from failed protocol target: Not SMTP. | what\nS: what`,
    'F banner failed protocol target: Not SMTP. | what',
  ),
  words('unexpected-code', `${MAIL}\nS: 354 Go on`, 'S: 250 mx1.example.com'),
  words(
    'command-unknown',
    `${MAIL}\nS: 500 unrecognized command`,
    `${GREETED}\nC: STARTTLS\nS: 500 unrecognized command`,
  ),
  words('slow-answer', `${MAIL}\n+ 61000\nS: 250 Ok\n+ 1`, `${MAIL}\n+ 50000\nS: 250 Ok`),
  refused('refused', '550 no', '550 5.1.1 User unknown'),
  words('not-as-expected', 'F auth warned: odd', 'F auth passed: fine'),

  refused(
    'open-resolver',
    '554 blocked using zen.spamhaus.org; Error: open resolver',
    '554 blocked using zen.spamhaus.org; open relay',
  ),
  words('rate-limited', 'S: 421 4.7.0 Too many connections', 'S: 421 4.3.2 Shutting down'),
  words('blocklisted', 'S: 554 5.7.1 blocked using bl.example.net', 'S: 554 No SMTP service here'),
  words('bad-reputation', 'S: 554 rejected for the poor reputation of your address', 'S: 554 No SMTP service here'),
  refused(
    'greylisted',
    '451 4.7.1 Greylisting in action, please come back later',
    '451 4.3.0 Temporary lookup failure',
  ),
  refused(
    'tester-reverse-dns',
    '550 5.7.25 The IP address does not have a PTR record',
    '550 5.1.1 <postmaster@ptr.example.com>: User unknown',
  ),
  words(
    'tester-helo-name',
    'S: 220 mx1\nC: EHLO p\nS: 550 Please use your real hostname',
    'S: 220 mx1\nC: EHLO p\nS: 421 Too many connections',
  ),
  words('policy-refusal', 'S: 554 5.7.1 Access denied', 'S: 554 No SMTP service here'),
  words(
    'no-resources',
    `${MAIL}\nS: 452 4.3.1 Insufficient system storage`,
    `${MAIL}\nS: 452 4.5.3 Too many recipients`,
  ),
  refused('mailbox-full', '552 5.2.2 Mailbox full', '452 4.3.1 Insufficient system storage'),
  refused('server-misconfigured', '451 4.3.0 Temporary lookup failure', '451 4.3.0 Try again later'),
  words('no-mail-here', 'S: 554 No SMTP service here', 'S: 554 5.7.1 Access denied'),
  words('out-of-step', 'S: 554 SMTP synchronization error', 'S: 554 5.7.1 Access denied'),
  words('temporary-refusal', `${MAIL}\nS: 451 4.3.0 Try again later`, `${MAIL}\nS: 550 no`),
]
