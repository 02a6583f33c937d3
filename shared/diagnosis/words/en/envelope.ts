import type { Sayings } from '../saying.ts'

export const ENVELOPE = {
  'relay-accepted': {
    says: 'accepted a recipient of a foreign domain',
    meaning:
      'It may be an open relay, which spammers use and lists name within hours. It may also refuse at DATA, which this tester never sends; so this is a reason to look, not a proof.',
    remedy:
      'Look who may relay, and whether a proxy or container network makes strangers look local:\n    # Postfix\n    postconf mynetworks smtpd_relay_restrictions\n    # Exim\n    exim -bP +relay_from_hosts',
  },
  'tls-required-by-mx': {
    says: 'takes mail inside TLS only',
    meaning:
      'Senders without TLS cannot deliver. A public mail server must not insist on it; between partners and for users it is fine.',
    remedy:
      'On port 25, offer TLS without insisting:\n    # Postfix\n    smtpd_tls_security_level = may\nIf this test was asked to do without TLS, test again with it.',
  },
  'login-required-by-mx': {
    says: 'wants a login from everybody',
    meaning: 'Other mail servers have no password here, so mail from outside cannot arrive.',
    remedy:
      'Ask for a login on 587 and 465 only, and take mail for your own domains on port 25 from everybody:\n    # Postfix, main.cf\n    smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n    # Exchange\n    Set-ReceiveConnector -Identity "Default Frontend …" -PermissionGroups AnonymousUsers,ExchangeServers',
  },
  'login-required-by-host': {
    says: 'wants a login first',
    meaning:
      'For a server that users send through this is right, whatever its port. If it is also the MX of a domain, mail from other servers cannot arrive: they have no password here.',
    remedy: 'Nothing, if only users send here. To see how it takes the mail of a domain, test that domain.',
  },
  'relay-denied': {
    says: 'does not know that it takes mail for {domain}',
    meaning:
      'It refuses to pass mail on for a domain that it holds for foreign, though the DNS sends that mail here. Mail comes back to the senders.',
    remedy:
      'Name the domain among those that the server takes mail for, in one of these places:\n    # Postfix\n    mydestination, virtual_mailbox_domains, virtual_alias_domains, relay_domains\n    # Exim\n    domainlist local_domains, relay_to_domains\n    # Exchange\n    New-AcceptedDomain -Name {domain} -DomainName {domain} -DomainType Authoritative\n    # Sendmail, /etc/mail/local-host-names\n    {domain}\n    # OpenSMTPD\n    match from any for domain "{domain}" action …\nIf the mail belongs elsewhere, mend the MX record.',
  },
  'no-postmaster': {
    says: 'has no mailbox for postmaster',
    meaning:
      'Every server that takes mail must take it for postmaster, so that people can report trouble. Mail to others is not touched by this.',
    remedy: 'Make an alias to somebody who reads it:\n    # /etc/aliases, then newaliases\n    postmaster: root',
  },
  'postmaster-held-for-foreign': {
    says: 'takes its own postmaster for somebody else’s',
    meaning:
      'Asked for `<postmaster>` without a domain, which every server takes for itself, it answers that it will not pass mail on. Mail for the domains that it serves is not touched by this.',
    remedy:
      'Let it take `postmaster` without a domain, as its own:\n    # Postfix\n    append_at_myorigin = yes\n    # /etc/aliases, then newaliases\n    postmaster: root',
  },
  'farewell-missing': {
    says: 'does not say 221 at the end',
    meaning:
      'After QUIT a server answers 221 and then closes. No mail is lost by this; logs of senders fill with broken connections.',
    remedy: 'Nothing urgent. A filter in front of the server that ends connections by itself is the usual cause.',
  },
  'too-much': {
    says: 'sends more than any reply may hold',
    meaning: 'This tester stopped reading. Senders stop too, and their mail comes back.',
    remedy:
      'What it sends is no banner and no reply: see what process answers on the port, and what stands in front of it.',
  },
  stalled: {
    says: 'stalled this tester at {step}',
    meaning:
      'No whole answer came in the time that this tester waits, which is less than a sender must: minutes for each command. Whether the answer would have come is not known.',
    remedy:
      'Test again. If it stays, see what the server does at this step: look-ups in a slow DNS, directory or spam filter.',
  },
  'hung-up': {
    says: 'hangs up in the middle of the conversation',
    meaning:
      'A server says 421 before it ends a session by itself. Senders try again later, and mail waits as long as this goes on.',
    remedy:
      'The log of the server at this second says why: a crashed process, a filter that gave up, a limit of the system.',
  },
  'connection-broken': {
    says: 'lost the connection in the middle of the conversation',
    meaning: 'A reset came: from the server, or from a firewall on the way that did not like what it saw.',
    remedy:
      'Test from another network. If it is the same there, see the log of the server and of the firewall in front of it.',
  },
  'spoke-unasked': {
    says: 'answers before it is asked',
    meaning:
      'A server speaks once when it greets, and then once for each command. This reply answers nothing that was said, so nobody can know any more which answer belongs to which command, and nothing more was said. Senders that go on take the wrong answer for theirs.',
    remedy:
      'Look for a filter or proxy that sends a reply of its own beside that of the server behind it, and for a command that is answered twice; where the lines belong to one reply, each but the last has a hyphen behind its code.',
  },
  'not-smtp': {
    says: 'answers with something that is not SMTP',
    meaning:
      'A reply begins with three digits. After this line nobody can know which answer belongs to which command, so nothing more was said.',
    remedy: 'Look for a filter or proxy that changes the conversation, and for a program that prints into it.',
  },
  'unexpected-code': {
    says: 'answers with a code that does not belong here',
    meaning: 'The answer is neither yes nor no to what was asked, so a sender gives up.',
    remedy: 'A filter that is out of step with the server is the usual cause. See the log of both.',
  },
  'command-unknown': {
    says: 'does not know the command of the step {step}',
    meaning: 'Every mail server must know it. A filter that lets only some commands through answers like this.',
    remedy: 'Take the filter out of the way, or see what it does not let through.',
  },
  'slow-answer': {
    says: 'takes {seconds} s to answer',
    meaning:
      'The answer was good, and a sender must wait for minutes, so no mail is lost. But many programs are less patient.',
    remedy: 'See what the server does at this step: look-ups in a slow DNS, directory or spam filter.',
  },
  refused: {
    says: 'says no at {step}',
    meaning:
      'The answer is a refusal for good and gives no reason that this tester knows. A sender gives the mail back at once.',
    remedy: 'The log of the server has the answer with its reason; look for it at this time.',
  },
  'not-as-expected': {
    says: 'did not get through this step as it should',
    meaning: 'This tester has no words of its own for what happened; what it saw stands above.',
    remedy: 'Test again, and compare with the log of the server at this time.',
  },
} satisfies Sayings
