import type { Sayings } from '../saying.ts'

const UNSEEN = 'What would have come after this line was not seen.'

export const PROVIDERS = {
  'microsoft-blocked': {
    says: 'refuses this tester: Microsoft has its address on a list of its own',
    meaning: `Exchange Online and Outlook.com keep a list of sending addresses, and {tester} is on it. Mail from senders that are not on it is taken as usual. ${UNSEEN}`,
    remedy:
      'Nothing needs mending here. A sender who meets this asks to be taken off at the page that the answer names (for Exchange Online https://sender.office.com; Outlook.com has a form of its own), and looks for what sent spam from its network.',
  },
  'microsoft-throttled': {
    says: 'slows this tester down (Exchange Online: server busy)',
    meaning: `Exchange Online takes little from an address that it hardly knows, or that sent something suspicious. A sender tries again and gets through as its address becomes known. ${UNSEEN}`,
    remedy:
      'Nothing needs mending here. Test again in some minutes; a sender who meets this for hours sends less at a time.',
  },
  'microsoft-wrong-region': {
    says: 'says that the mail of {domain} belongs into another region of Microsoft 365',
    meaning:
      'The MX record points to a part of Exchange Online that does not hold the mailboxes of this domain. Mail waits at the senders and then comes back to them.',
    remedy:
      'Publish the MX record that the Microsoft 365 admin center shows for this domain (Settings, Domains), and wait for its old TTL to pass.',
  },
  'microsoft-connector': {
    says: 'does not recognise whose mail this is (Exchange Online connector)',
    meaning:
      'Exchange Online found no inbound connector that fits the certificate or the address of whoever connected, and the recipient is in no domain that it accepts. For mail from outside to a domain of its own this must not happen.',
    remedy:
      'See whether the domain is an accepted domain, and whether the inbound connector names the right certificate or address; in a hybrid set-up run the Hybrid Configuration Wizard again:\n    Get-AcceptedDomain; Get-InboundConnector | Format-List Name,TlsSenderCertificateName,SenderIPAddresses',
  },
  'microsoft-no-such-recipient': {
    says: 'has no mailbox for postmaster (Exchange Online turns unknown recipients away at its edge)',
    meaning:
      'In spite of “access denied” this is about the recipient: the directory of this tenant does not hold it. Mail to others is not touched by this; but every server that takes mail must take it for postmaster.',
    remedy:
      'Give postmaster to a mailbox that somebody reads:\n    Set-Mailbox -Identity admin@{domain} -EmailAddresses @{Add="postmaster@{domain}"}\nIf recipients that exist are turned away too, set the accepted domain to InternalRelay until the directory is in step.',
  },
  'exchange-back-pressure': {
    says: 'is an Exchange server under back pressure: its disk or its memory runs out',
    meaning:
      'Exchange stops taking mail when free disk space, memory or its queue passes a limit, and begins again by itself when there is room. Until then senders keep their mail and try again, for days; after that it comes back to them.',
    remedy:
      'Free space on the disk that holds the queue, or move the queue to a larger one. Events 15004 to 15007 of MSExchangeTransport name the resource. Do not switch back pressure off:\n    Get-EventLog -LogName Application -Source MSExchangeTransport -Newest 50 | Where-Object { $_.EventID -in 15004..15007 }',
  },
  'google-rate-limited': {
    says: 'limits this tester for now: Google sees too much unwanted mail from its network',
    meaning: `Google counts by address, network and domain. It is about {tester} and its neighbours, not about the server that was tested. ${UNSEEN}`,
    remedy:
      'Nothing needs mending here. A sender who meets this slows down, and looks at its reputation in Google Postmaster Tools.',
  },
  'google-dynamic-address': {
    says: 'takes no mail from this kind of address (Google: a dynamic or home network)',
    meaning: `Google holds {tester} for an address of a home or of a pool, from which mail servers do not send. Servers with a fixed address and a PTR record are not refused for this. ${UNSEEN}`,
    remedy:
      'Nothing needs mending here. Whoever sends from such an address hands its mail to the relay of its provider instead.',
  },
  'yahoo-deferred': {
    says: 'puts this tester off: Yahoo saw too much mail from its network, or complaints about it',
    meaning:
      "Yahoo's codes TS and TSS are about the address that connects ({tester}). A sender tries again after some hours; most such blocks end by themselves. What would have come after this line was not seen.",
    remedy:
      'Nothing needs mending here. A sender who meets this for more than two days looks at what it sends, and writes to Yahoo at https://senders.yahooinc.com.',
  },
  'proofpoint-blocked': {
    says: 'refuses this tester: its gateway (Proofpoint) has the address on its list',
    meaning: `Proofpoint keeps a reputation of every address. {tester} is too low in it; senders that are not are let in. ${UNSEEN}`,
    remedy:
      'Nothing needs mending here, unless partners are refused too: they ask to be taken off at the page that the answer names (https://ipcheck.proofpoint.com), or the gateway allows their address.',
  },
  'mimecast-greylisted': {
    says: 'asks strangers to come back (Mimecast greylisting)',
    meaning:
      'In spite of “unavailable” nothing is broken: Mimecast puts off a sender, address and recipient that it has not seen together. A mail server that tries again after one minute to twelve hours is let in.',
    remedy:
      'Nothing needs mending. To see the rest, test again after some minutes, from the same address. Partners can be exempted by a Greylisting policy.',
  },
  'mimecast-busy': {
    says: 'is too busy for new connections (Mimecast)',
    meaning: 'The gateway has as much to do as it can. Senders come back in a while, and no mail is lost.',
    remedy: 'Nothing needs mending. Test again in some minutes.',
  },
  'barracuda-blocked': {
    says: 'refuses this tester: its filter (Barracuda) has the address on its list',
    meaning:
      "Barracuda's list BRBL names {tester}. Senders that are not on it are let in. What would have come after this line was not seen.",
    remedy:
      'Nothing needs mending here. A sender who meets this looks its address up at https://www.barracudacentral.org/lookups and asks to be taken off there. Where every sender is refused, see whether the filter judges the address of its own relay.',
  },
  'cisco-reputation': {
    says: 'does not trust the address of this tester (Cisco)',
    meaning:
      "Cisco's mail gateway asks Talos for the reputation of {tester}, and it is too low, perhaps because little mail comes from it. Senders with a good name get further. What would have come after this line was not seen.",
    remedy:
      'Nothing needs mending here. A sender who meets this looks its address up at https://talosintelligence.com/reputation_center.',
  },
  'postscreen-deferred': {
    says: 'asks strangers to come back once (postscreen)',
    meaning:
      'Postfix let this tester pass the tests of postscreen, and cannot hand a running session over after them: so the first visit of every stranger ends here, and the next one goes through. No mail is lost.',
    remedy:
      'Nothing needs mending. To see the rest, test again in a few minutes, from the same address. For less delay, leave the tests after the banner out:\n    # Postfix\n    postscreen_bare_newline_enable = no\n    postscreen_non_smtp_command_enable = no\n    postscreen_pipelining_enable = no',
  },
  'spamhaus-listed': {
    says: 'refuses this tester because Spamhaus lists its address',
    meaning: `The server asked Spamhaus about {tester} and believes it. Addresses of homes and pools are on such a list (PBL) by nature, without having done anything. A sender who is on no list is not refused. ${UNSEEN}`,
    remedy:
      'See what the list says of the address at https://check.spamhaus.org. If every sender is refused like this, the server asks through a public resolver and takes the error for “listed”:\n    # Postfix\n    reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]',
  },
} satisfies Sayings
