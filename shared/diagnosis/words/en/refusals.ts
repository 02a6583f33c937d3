import type { Sayings } from '../saying.ts'

export const REFUSALS = {
  'open-resolver': {
    says: 'refuses senders because its blocklist look-up is broken',
    meaning:
      'The list did not name this tester: it refused to answer the server, and the server took that error (127.255.255.x) for “listed”. So it may refuse everybody.',
    remedy:
      'Ask the list through a resolver of your own, or with a key of its data query service, and count only real answers:\n    # Postfix\n    reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]\n    # Exim\n    deny dnslists = zen.spamhaus.org=127.0.0.0/24',
  },
  'rate-limited': {
    says: 'limits how often this tester may talk to it',
    meaning:
      'Too many connections came from here, or from this network, in a short time. That says nothing about mail from others, and what would have come after this line was not seen.',
    remedy:
      'Wait some minutes and test again. If real senders meet this too, allow more:\n    # Postfix\n    smtpd_client_connection_count_limit = 100\n    # Exim\n    smtp_accept_max_per_host = 50\n    # Exchange\n    Set-ReceiveConnector -Identity … -MaxInboundConnectionPerSource 100',
  },
  blocklisted: {
    says: 'refuses this tester because of a blocklist',
    meaning:
      'The address of this tester ({tester}) is on a list that the server believes, or on its own. A sender who is on no list is not refused for this. What would have come after this line was not seen.',
    remedy:
      'If partners are refused like this, have them look up their address at the list that the answer names. To let this tester in, put its address before the lists:\n    # Postfix, in smtpd_client_restrictions\n    check_client_access cidr:/etc/postfix/client_ok, reject_rbl_client …\n    # Exim, before the dnslists\n    accept hosts = <its address>',
  },
  'bad-reputation': {
    says: 'does not trust the address of this tester',
    meaning:
      'A score that the server keeps or buys is too low for {tester}, perhaps because it seldom sends mail. Senders with a good name get further. What would have come after this line was not seen.',
    remedy:
      'Nothing needs mending for this. If real partners meet it, allow their addresses, or lower the threshold of the filter.',
  },
  greylisted: {
    says: 'asks strangers to come back later (greylisting)',
    meaning:
      'A mail server tries again after some minutes and is then let in; a spammer mostly does not. Mail from new senders comes a little later, and none is lost.',
    remedy:
      'Nothing needs mending. A second look, linked above where there is one, shows the rest; else test again in five minutes, from the same address. For less delay, exempt known senders, or shorten the wait:\n    # postgrey\n    --delay=60\n    # rspamd, greylist.conf\n    timeout = 1min;',
  },
  'tester-reverse-dns': {
    says: 'does not like the reverse DNS of this tester',
    meaning:
      'The server wants a name for each address that connects, and finds none that leads back to {tester}. This is about the tester; a sender whose reverse DNS is in order gets further.',
    remedy:
      'Whoever runs this tester: set a PTR record for its address, and A or AAAA back to it. On the server, a warning instead of a refusal loses less mail:\n    # Postfix\n    warn_if_reject reject_unknown_client_hostname',
  },
  'tester-helo-name': {
    says: 'does not like the name that this tester gave',
    meaning:
      'The tester said “{helo}”. A server may check that name but must not refuse mail only because it does not fit the address. This is about the tester; what comes after was not seen.',
    remedy:
      'Whoever runs this tester: set HELO_NAME to a full name that resolves to its address. On the server, if real senders meet this too, drop\n    # Postfix, from smtpd_helo_restrictions\n    reject_unknown_helo_hostname',
  },
  'policy-refusal': {
    says: 'refuses this tester by a rule of its own',
    meaning:
      'The server answered that it will not talk to {tester}, or not to this sender. Others may be welcome: what it does with them was not seen.',
    remedy:
      'Look for the answer in the log of the server to see which rule it was. If real senders meet it, loosen that rule.',
  },
  'no-resources': {
    says: 'has no room left: its disk or its memory is full',
    meaning:
      'The server says that it cannot store mail now. Senders keep theirs and try again, for days; after that it comes back to them.',
    remedy:
      'Free disk space and memory, and restart the queue:\n    df -h /var/spool; df -i /var/spool\n    # Postfix\n    postconf queue_minfree; postqueue -p\n    # Exim\n    exim -bpc\nExchange calls it back pressure: events 15004 to 15007 name the resource.',
  },
  'mailbox-full': {
    says: 'has no room left in the mailbox of postmaster',
    meaning:
      'Nobody empties it, so nobody reads what people report there. Mail to other mailboxes is not touched by this.',
    remedy:
      'Empty it, raise its quota, or send postmaster’s mail to somebody who reads it:\n    # /etc/aliases, then newaliases\n    postmaster: root',
  },
  'server-misconfigured': {
    says: 'says that it is not set up right',
    meaning:
      'The answer names a mistake in the settings of the server: a table it cannot read, a loop, a wrong region. Mail waits at the senders and then comes back to them.',
    remedy:
      'The log of the server has the details:\n    # Postfix\n    postfix check; grep -E "error|fatal|warning" /var/log/mail.log\n    # Exim\n    exim -bV; tail /var/log/exim4/paniclog',
  },
  'no-mail-here': {
    says: 'takes no mail at all, and says so',
    meaning: 'A host that answers like this should not be the MX of anything: whoever writes gets the mail back.',
    remedy:
      'Point the MX record to the host that takes the mail, or start the real mail server here. A domain that wants no mail says so in the DNS:\n    {domain}. IN MX 0 .',
  },
  'out-of-step': {
    says: 'holds that this tester talked out of turn',
    meaning:
      'This tester sends a command only after the last line of the answer before, so something between them, or a second answer, put the two out of step. Nothing about mail can be concluded.',
    remedy:
      'Test again. If it comes again, look for a proxy or a filter in front of the server that changes the conversation.',
  },
  impatient: {
    says: 'gave this tester up for being slow',
    meaning:
      'It ended the session because it waited too long, though this tester answers at once: mostly the clock ran on another leg of the way, behind a proxy or filter. A server should wait five minutes for a command.',
    remedy:
      "See which part of the way lost time. Do not set these shorter than the standard asks:\n    # Postfix\n    smtpd_timeout = 300s\n    # Exim\n    smtp_receive_timeout = 5m\n    # Exchange\n    Set-ReceiveConnector -Identity … -ConnectionInactivityTimeout 00:05:00\n    # Sendmail\n    define(`confTO_COMMAND', `5m')",
  },
  'temporary-refusal': {
    says: 'says not now, and not why',
    meaning:
      'A 4xx answer asks a sender to keep the mail and come back. Whether it is meant for everybody or for this tester only, the answer does not say.',
    remedy: 'Test again in a few minutes. If it stays, the log of the server says what was wrong at this time.',
  },
} satisfies Sayings
