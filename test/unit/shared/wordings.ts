/** What mail servers write when they say no, and what it is to be read as. */
import type { Nature } from '../../../shared/refusal.ts'
import type { Fault, StepName } from '../../../shared/words.ts'

/** A reply as on the wire, lines joined by a line feed; the addresses are those of RFC 5737. */
export type Wording = [step: StepName, reply: string, nature: Nature, fault: Fault]

export const SERVERS: Record<string, Wording[]> = {
  'Postfix and postscreen': [
    ['banner', '421 4.7.0 mx.test Error: too many connections from 192.0.2.9', 'rate-limit', 'policy'],
    ['banner', '421 4.3.2 All server ports are busy', 'rate-limit', 'policy'],
    ['ehlo', '421 4.7.0 mx.test Error: too many errors', 'rate-limit', 'policy'],
    ['rcpt-to', '450 4.7.1 Error: too much mail from 192.0.2.9', 'rate-limit', 'policy'],
    ['mail-from', '450 4.7.1 Connection rate limit exceeded', 'rate-limit', 'policy'],
    ['rcpt-to', '450 4.3.2 Service currently unavailable', 'greylisting', 'policy'],
    [
      'rcpt-to',
      '550 5.7.1 Service unavailable; client [192.0.2.9] blocked using zen.spamhaus.org',
      'blocklist',
      'policy',
    ],
    ['rcpt-to', '554 5.7.1 <x[192.0.2.9]>: Client host rejected: Access denied', 'policy', 'policy'],
    ['banner', '521 5.7.1 Service unavailable; client [192.0.2.9] blocked using bl.example.net', 'blocklist', 'policy'],
    ['banner', '521 5.3.2 Service currently unavailable', 'policy', 'policy'],
    ['banner', '521 5.5.1 Protocol error', 'policy', 'policy'],
    ['rcpt-to', '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.9]', 'reverse-dns', 'policy'],
    [
      'rcpt-to',
      '450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.9]',
      'reverse-dns',
      'policy',
    ],
    ['rcpt-to', '504 5.5.2 <probe>: Helo command rejected: need fully-qualified hostname', 'helo-policy', 'policy'],
    ['rcpt-to', '450 4.7.1 <probe.test>: Helo command rejected: Host not found', 'helo-policy', 'policy'],
    ['ehlo', '404 4.5.2 <probe>: Helo command rejected: need fully-qualified hostname', 'helo-policy', 'policy'],
    ['mail-from', '452 4.3.1 Insufficient system storage', 'no-resources', 'target'],
    ['mail-from', '451 4.3.0 Error: queue file write error', 'no-resources', 'target'],
    ['banner', '451 4.3.5 Server configuration error', 'misconfigured', 'target'],
    ['rcpt-to', '451 4.3.0 <postmaster@example.test>: Temporary lookup failure', 'misconfigured', 'target'],
    ['rcpt-to', '554 5.7.1 <postmaster@example.test>: Relay access denied', 'relay-denied', 'target'],
    ['rcpt-to', '454 4.7.1 <postmaster@example.test>: Relay access denied', 'relay-denied', 'target'],
    [
      'rcpt-to',
      '550 5.1.1 <postmaster@example.test>: Recipient address rejected: User unknown in local recipient table',
      'unknown-recipient',
      'target',
    ],
    [
      'rcpt-to',
      '450 4.1.1 <postmaster@example.test>: Recipient address rejected: unverified address: Address lookup failed',
      'temporary',
      'unknown',
    ],
    [
      'rcpt-to',
      '450 4.2.0 <postmaster@example.test>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.test.html',
      'greylisting',
      'policy',
    ],
    ['mail-from', '530 5.7.0 Must issue a STARTTLS command first', 'tls-required', 'target'],
    ['starttls', '454 4.7.0 TLS not available due to local problem', 'tls-unavailable', 'target'],
    ['rcpt-to', '450 4.1.8 <postmaster@probe.test>: Sender address rejected: Domain not found', 'policy', 'policy'],
    ['rcpt-to', '550 5.1.8 <postmaster@probe.test>: Sender address rejected: Domain not found', 'policy', 'policy'],
    [
      'rcpt-to',
      '450 4.1.7 <postmaster@probe.test>: Sender address rejected: unverified address: connect to probe.test[192.0.2.9]:25: Connection refused',
      'policy',
      'policy',
    ],
    [
      'ehlo',
      '503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining',
      'out-of-step',
      'probe',
    ],
  ],
  Exim: [
    ['banner', '421 Too many concurrent SMTP connections; please try again later.', 'rate-limit', 'policy'],
    ['banner', '421 mx.test: SMTP command timeout - closing connection', 'temporary', 'policy'],
    ['banner', '554 SMTP synchronization error', 'out-of-step', 'probe'],
    ['rcpt-to', '550 relay not permitted', 'relay-denied', 'target'],
    ['rcpt-to', '550 Unrouteable address', 'unknown-recipient', 'target'],
    ['rcpt-to', '550 Administrative prohibition', 'policy', 'policy'],
    ['rcpt-to', '451 Temporary local problem - please try later', 'temporary', 'unknown'],
    [
      'rcpt-to',
      '550-Verification failed for <postmaster@probe.test>\n550-No Such User Here"\n550 Sender verify failed',
      'policy',
      'policy',
    ],
    [
      'rcpt-to',
      '550-Callback setup failed while verifying <postmaster@probe.test>\n550 Sender verify failed',
      'policy',
      'policy',
    ],
    [
      'rcpt-to',
      '550 "JunkMail rejected - probe.test (probe) [192.0.2.9]:1 is in an RBL, see https://www.spamhaus.org/query/ip/192.0.2.9"',
      'blocklist',
      'policy',
    ],
    ['ehlo', '501 Syntactically invalid EHLO argument(s)', 'helo-policy', 'policy'],
    ['mail-from', '503 5.5.1 EHLO or HELO required', 'out-of-step', 'unknown'],
    ['starttls', '454 TLS currently unavailable', 'tls-unavailable', 'target'],
    ['mail-from', '452 space shortage, please try later', 'no-resources', 'target'],
    ['mail-from', '550 sender host is in a country that we do not take mail from', 'policy', 'policy'],
  ],
}

/** What is said to a tester that is not wanted, in words that could be read as a fault of the server. */
export const UNWELCOME: Record<string, Wording[]> = {
  'turned away at the door': [
    ['banner', '554 mx.test ESMTP not accepting messages', 'policy', 'policy'],
    ['banner', '521 5.2.1 :  AOL will not accept delivery of this message.', 'policy', 'policy'],
    ['banner', '554 No SMTP service here for you', 'permanent', 'unknown'],
    ['banner', '554 IP=192.0.2.9 - A problem occurred. (Ask your postmaster for help)', 'permanent', 'unknown'],
    ['ehlo', '521 5.7.1 not for you', 'policy', 'policy'],
    // Near: a host that takes no mail from anybody (RFC 7504).
    ['banner', '521 mx.test does not accept mail', 'no-mail-here', 'target'],
    ['banner', '554 mx.test No SMTP service here', 'no-mail-here', 'target'],
    ['banner', '554 5.3.2 mx1.example.com no service here', 'no-mail-here', 'target'],
    ['banner', '554 no service here for you', 'permanent', 'unknown'],
  ],
  'turned away at the recipient, without a reason': [
    ['rcpt-to', '550 Your IP is unwelcome', 'policy', 'policy'],
    ['rcpt-to', '550 Mail from 192.0.2.9 refused', 'permanent', 'unknown'],
    ['rcpt-to', '554 Denied (Mode: normal)', 'permanent', 'unknown'],
    ['rcpt-to', '550 Rejected', 'permanent', 'unknown'],
    ['rcpt-to', '550 Service unavailable', 'permanent', 'unknown'],
  ],
}

/** Codes without words, and words that only look like a reason. */
export const ODDITIES: Record<string, Wording[]> = {
  'Spamhaus, asked the wrong way': [
    [
      'rcpt-to',
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/198.51.100.1/',
      'open-resolver',
      'target',
    ],
    ['banner', '554 5.7.1 192.0.2.9 listed at zen.spamhaus.org (127.255.255.254)', 'open-resolver', 'target'],
    ['rcpt-to', '550 rejected: zen.spamhaus.org returned 127.255.255.255', 'open-resolver', 'target'],
    // An open relay is another matter, and so is a real answer of the list.
    ['rcpt-to', '554 5.7.1 Client host blocked using bl.example.net; open relay', 'blocklist', 'policy'],
    ['rcpt-to', '554 5.7.1 192.0.2.9 listed at zen.spamhaus.org (127.0.0.2)', 'blocklist', 'policy'],
  ],
  'a code and no word': [
    ['banner', '421', 'temporary', 'policy'],
    ['banner', '450', 'temporary', 'policy'],
    ['banner', '554', 'permanent', 'unknown'],
    ['banner', '521', 'no-mail-here', 'target'],
    ['ehlo', '550', 'permanent', 'unknown'],
    ['ehlo', '504', 'helo-policy', 'policy'],
    ['ehlo', '502', 'unimplemented', 'target'],
    ['mail-from', '451', 'temporary', 'unknown'],
    ['mail-from', '452', 'no-resources', 'target'],
    ['mail-from', '550', 'permanent', 'unknown'],
    ['mail-from', '530', 'login-required', 'target'],
    ['rcpt-to', '550', 'permanent', 'unknown'],
    ['rcpt-to', '452 4.5.3 Too many recipients', 'rate-limit', 'policy'],
    ['starttls', '454', 'tls-unavailable', 'target'],
    ['starttls', '421', 'temporary', 'unknown'],
    ['starttls', '502', 'unimplemented', 'target'],
    ['starttls', '454 4.7.0 Connection rate limit exceeded', 'rate-limit', 'policy'],
  ],
  'near misses': [
    // “limit” and “disk” in a name, “block” in a domain, “relay” in advice, “not listed” of a recipient.
    ['rcpt-to', '550 5.1.1 <postmaster@unlimited.test>: no such user', 'unknown-recipient', 'target'],
    ['rcpt-to', '550 5.1.1 User not listed in Domino Directory', 'unknown-recipient', 'target'],
    ['rcpt-to', '554 5.7.1 relay.test says: Relay access denied', 'relay-denied', 'target'],
    ['mail-from', '451 4.3.0 Mail server temporarily rejected message', 'temporary', 'unknown'],
    ['rcpt-to', '550 5.1.1 <postmaster@spamhouse.test>: User unknown', 'unknown-recipient', 'target'],
    ['rcpt-to', '550 5.1.1 <postmaster@ptrtest.test>: User unknown', 'unknown-recipient', 'target'],
    [
      'rcpt-to',
      '550 5.1.1 <postmaster@spam.example.test>: Recipient address rejected: User unknown',
      'unknown-recipient',
      'target',
    ],
    ['rcpt-to', '550 5.1.1 <postmaster@blocklist.test>: User unknown', 'unknown-recipient', 'target'],
    ['rcpt-to', '554 5.7.1 <postmaster@greylist.test>: Relay access denied', 'relay-denied', 'target'],
    ['banner', '554 reputation.test No SMTP service here', 'no-mail-here', 'target'],
  ],
}

/** What was seen in whole conversations, from which the words of a rule were learnt. */
export const CONVERSATIONS: Record<string, Wording[]> = {
  'many servers': [
    ['banner', '421 4.7.0 mx.test Error: too many connections from 192.0.2.1', 'rate-limit', 'policy'],
    ['banner', '421 4.3.2 Connection rate limit exceeded', 'rate-limit', 'policy'],
    ['rcpt-to', '450 4.2.0 <postmaster>: Recipient address rejected: Greylisted', 'greylisting', 'policy'],
    [
      'banner',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
      'blocklist',
      'policy',
    ],
    ['rcpt-to', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]', 'blocklist', 'policy'],
    ['rcpt-to', '554 5.7.1 blocked using zen.spamhaus.org; 127.255.255.254 open resolver', 'open-resolver', 'target'],
    ['ehlo', '504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname', 'helo-policy', 'policy'],
    ['banner', '554 no mail accepted from dynamic addresses', 'policy', 'policy'],
    ['mail-from', '530 5.7.1 Authentication required', 'login-required', 'target'],
    ['rcpt-to', '554 5.7.1 <postmaster@x.test>: Relay access denied', 'relay-denied', 'target'],
    [
      'rcpt-to',
      '550 5.1.1 <postmaster@x.test>: Recipient address rejected: User unknown',
      'unknown-recipient',
      'target',
    ],
    ['rcpt-to', '550 verification failed for <postmaster@probe.test> Unrouteable address', 'policy', 'policy'],
    ['ehlo', '554 5.5.0 Error: SMTP protocol synchronization', 'out-of-step', 'probe'],
    ['ehlo', '450 4.3.2 try again later', 'temporary', 'unknown'],
    ['banner', '421 Service not available', 'temporary', 'policy'],
  ],
}
