import type { Sayings } from '../saying.ts'

export const GREETING = {
  'tls-first-on-25': {
    says: 'speaks TLS from the first byte on port {port}, where no sender does',
    meaning:
      'Whoever delivers mail begins in plain text on port 25 and then asks for STARTTLS; TLS from the first byte belongs on port 465. No sender gets any further than this tester, so no mail comes in here.',
    remedy:
      'Let port 25 begin in plain text, and offer STARTTLS there:\n    # Postfix, master.cf, service smtp\n    -o smtpd_tls_wrappermode=no\n    # Exim\n    tls_on_connect_ports = 465\nIf the server is set like that already, a firewall or a router leads port 25 to its port 465: let it lead to 25.',
  },
  'tls-first': {
    says: 'speaks TLS from the first byte on port {port}',
    meaning:
      'This tester began in plain text and waited for a banner, while the server waited for TLS. Nothing is wrong with that: it is how port 465 works everywhere.',
    remedy:
      'Test again with the security “implicit”. Programs that use this port must be set to SSL/TLS, not to STARTTLS.',
  },
  'banner-half': {
    says: 'began its banner and did not end it',
    meaning:
      'What came in {patience} s is no whole reply: its last line has no end yet, or announces another one by the hyphen behind its code. A sender should wait 300 s; what the server would have said is not known.',
    remedy:
      'Test again with more patience, up to 300 s. If the last line never comes, look for a filter (postscreen, a proxy) that began the banner and lost the server behind it.',
  },
  'no-banner': {
    says: 'takes the connection and says nothing for {patience} s',
    meaning:
      'Not a byte came in {patience} s. A sender should wait 300 s for the banner, so mail may still arrive: slow look-ups of the client’s name, a greeting delay against spammers, or a server under load look like this. So does one that hangs.',
    remedy:
      'Test again with a patience of 300 s. On the server, see what new connections wait for; mostly it is the DNS:\n    # Postfix\n    time dig -x {testerAddress}\n    postconf smtpd_peername_lookup\n    # Exim\n    host_lookup =\n    rfc1413_query_timeout = 0s',
  },
  'banner-cut': {
    says: 'ends the connection in the middle of its banner',
    meaning:
      'It began to speak and hung up, which a mail server must not do without a 421 or a 554. Senders try again and get no further.',
    remedy:
      'The log of the server at this second says why: a crash of its process, or a filter in front of it that lost the server behind.',
  },
  'banner-closed': {
    says: 'takes the connection and hangs up without a word',
    meaning:
      'A server that cannot or will not talk says so with 421 or 554. To hang up at once is what a load balancer with no server behind it does, or a filter (TCP wrapper, fail2ban), or a server whose TLS settings do not load.',
    remedy:
      'See the log of the server at this second. Then whether something in front of it takes connections in its place, and whether {tester} is banned:\n    # TCP wrapper\n    grep -v ^# /etc/hosts.allow /etc/hosts.deny\n    # fail2ban\n    fail2ban-client status',
  },
  'not-a-mail-server': {
    says: 'has {service} on port {port}, not a mail server',
    meaning: 'What answered speaks another language. No mail can be delivered here.',
    remedy: 'Point the name to the mail server, or the port to its process:\n    ss -ltnp | grep :{port}',
  },
  'banner-refuses-without-code': {
    says: 'turns this tester away in words without a code',
    meaning:
      'What it wrote says that it is about the address of this tester ({tester}); only the code is missing (554 or 421), so senders do not know whether to come back. What it does with others was not seen.',
    remedy:
      'Let the filter answer by the rules: 554 and a reason for those who shall not come back, 421 for those who shall. Nothing is known of mail from others.',
  },
  'banner-not-smtp': {
    says: 'answers with something that is not SMTP',
    meaning: 'A banner begins with 220 and a blank. Senders do not understand this one and give up.',
    remedy: 'See what listens on the port, and what stands in front of it:\n    ss -ltnp | grep :{port}',
  },
  'banner-code': {
    says: 'greets with a code that is not 220',
    meaning: 'Only 220 means that the server is ready. Some senders go on after this, others hang up.',
    remedy:
      'Set the banner back to what the software says by itself, or let it begin with 220:\n    # Postfix\n    smtpd_banner = $myhostname ESMTP\n    # Exim\n    smtp_banner = $smtp_active_hostname ESMTP\n    # Exchange\n    Set-ReceiveConnector -Identity … -Banner "220 {host}"\n    # Sendmail\n    define(`confSMTP_LOGIN_MSG\', `$j ESMTP\')',
  },
  'banner-late': {
    says: 'greets after {seconds} s only',
    meaning:
      'A sender should wait 300 s, so mail arrives; but programs and people are less patient, and many give up after a minute.',
    remedy:
      'See what new connections wait for: mostly the DNS, an ident question, or a greeting delay that was set too long.',
  },
  'banner-pause': {
    says: 'lets strangers wait {seconds} s before it greets',
    meaning:
      'A greeting pause, as postscreen and others make it to catch spammers. Senders wait up to 300 s, so no mail is lost.',
    remedy:
      'Nothing needs mending. If the pause is not meant to be, see whether look-ups of the client’s name are slow.',
  },
  'banner-masked': {
    says: 'has its banner masked by a firewall',
    meaning:
      'The asterisks are the mark of an inspection in a Cisco firewall. It hides the banner and often more than that: EHLO, STARTTLS, and with them the encryption of mail.',
    remedy:
      'Let the firewall leave mail alone:\n    ! Cisco ASA\n    policy-map global_policy\n     class inspection_default\n      no inspect esmtp\n    ! Cisco PIX\n    no fixup protocol smtp 25',
  },
  'mixed-codes': {
    says: 'changes the code in the middle of a reply',
    meaning:
      'All lines of one reply carry the same code. This tester believes the last line; senders may believe another.',
    remedy: 'A filter between the two, or a banner of several lines that was written by hand, is the usual cause.',
  },
  'bare-lf': {
    says: 'ends lines with a bare LF',
    meaning: 'Lines end with CR and LF. Most senders put up with it; strict ones wait for a CR that never comes.',
    remedy: 'Mostly a home-made server or filter: let it end its lines with CR LF.',
  },
  'no-final-break': {
    says: 'hung up in the middle of a line',
    meaning: 'The last line has no end. It could be understood all the same.',
    remedy: 'Let the server send the whole line before it closes the connection.',
  },
  'long-line': {
    says: 'sends lines of more than 512 octets',
    meaning: 'Replies should not be longer; a sender with a small buffer may cut them.',
    remedy: 'Shorten the texts of its replies, or break them into several lines.',
  },
} satisfies Sayings
