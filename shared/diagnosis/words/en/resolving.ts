import type { Sayings } from '../saying.ts'

export const RESOLVING = {
  'domain-unknown': {
    says: 'does not exist in the DNS',
    meaning:
      'Senders ask the DNS where the mail goes and learn that there is no such name, so mail comes back at once.',
    remedy:
      'Look for a typing mistake first. Then see whether the registration ran out, and whether the name servers still have the zone.',
  },
  'no-mail-server': {
    says: 'has no mail server in the DNS',
    meaning: 'The name exists, but leads to no address, so senders have nowhere to go.',
    remedy:
      'Publish an MX record that names a host with an address:\n    {domain}. IN MX 10 mx1.{domain}.\n    mx1.{domain}. IN A 192.0.2.1',
  },
  'no-address': {
    says: 'has no address in the DNS',
    meaning:
      'This test was asked to talk to the host of that name itself, and there is none. Where its mail goes is another question.',
    remedy:
      'To test the servers that take its mail, test the mail domain. To have a host of this name, publish its address:\n    {domain}. IN A 192.0.2.1',
  },
  'resolver-timeout': {
    says: 'could not be looked up: no answer came from the DNS',
    meaning:
      'No answer came from the resolver of this tester. That may be its own trouble, or name servers of the domain that do not answer; nothing is concluded.',
    remedy: 'Test again. If it stays, ask the name servers of the domain themselves:\n    dig +trace MX {domain}',
  },
  'resolver-error': {
    says: 'could not be looked up: the DNS answered with an error',
    meaning:
      'The resolver could not get an answer that it trusts. Often a DNSSEC signature ran out or the name servers disagree; it may also be this tester’s resolver.',
    remedy:
      'See whether the answer comes once DNSSEC is left out, which shows where to look:\n    dig MX {domain}\n    dig +cd MX {domain}',
  },
  'not-of-family': {
    says: 'has no IPv{family} address, and this test asked for no other',
    meaning: 'Nothing is wrong with that, and nothing is known of its other addresses: this test left them out.',
    remedy: 'Test again over both, IPv4 and IPv6.',
  },
  'mx-is-address': {
    says: 'stands in an MX record, where an IP address must not',
    meaning: 'An MX record holds the name of a host. Most senders cannot use this one, so to them it is not there.',
    remedy:
      'Give the host a name, and put that into the record:\n    {domain}. IN MX 10 mx1.{domain}.\n    mx1.{domain}. IN A 192.0.2.1',
  },
  'mx-unresolved': {
    says: 'is an MX without an address',
    meaning: 'The record names a host that the DNS does not know, so this way for mail leads nowhere.',
    remedy:
      'Give the host an address, or take its MX record away. A common cause is a forgotten dot at the end of the name in the zone file:\n    {domain}. IN MX 10 mx1.example.net.',
  },
  'mx-is-alias': {
    says: 'is an MX and at the same time an alias (CNAME)',
    meaning: 'Most senders follow it, some do not, and their mail comes back.',
    remedy: 'Put the name that the alias leads to into the MX record.',
  },
  'null-mx-mixed': {
    says: 'says that it takes no mail (MX 0 .) and names mail servers too',
    meaning: 'The two contradict each other: some senders will deliver, some will not.',
    remedy: 'Take away `MX 0 .` where mail is wanted, else all the other MX records.',
  },
  'null-mx': {
    says: 'takes no mail, and says so in the DNS',
    meaning:
      'Senders who see `MX 0 .` do not try at all, and tell the writer at once. For a domain that wants no mail this is right.',
    remedy: 'Nothing, or publish an MX record with the name of a server if mail is wanted.',
  },
  'implicit-mx': {
    says: 'has no MX record, so mail goes to its own address',
    meaning:
      'That is allowed, and works as long as the host of that name takes the mail. Often it is a web server. If this name stands behind no @, that of a mail server itself, say, nothing is amiss.',
    remedy: 'Say where the mail goes:\n    {domain}. IN MX 10 {domain}.',
  },
  'no-ipv6': {
    says: 'has no mail server with an IPv6 address',
    meaning: 'Nearly all mail still comes over IPv4, so none is lost. A sender that has IPv6 only cannot deliver.',
    remedy:
      'Give at least one MX host an AAAA record, once the server listens there; with its own address it reads:\n    {host}. IN AAAA 2001:db8::25',
  },
  'address-not-public': {
    says: 'leads to an address that nobody on the internet can reach ({addresses})',
    meaning:
      'Addresses of private networks, of the machine itself and the like are valid inside only. This tester does not connect to them.',
    remedy:
      'Publish the public address of the server, and keep inner addresses in the inner DNS. To test inside your own network, run Helograph there with `ALLOW_TARGETS`.',
  },
  'ipv6-not-tried': {
    says: 'was not tried at {addresses}: this tester has no way there',
    meaning: 'Nothing is known of this address; the other addresses were tested as usual.',
    remedy: 'Test from a place that has IPv6.',
  },
  'tested-too-often': {
    says: 'was tested a moment ago, so it was left in peace this time ({addresses})',
    meaning: 'This tester talks to an address a few times a minute at most, whoever asks.',
    remedy: 'Wait a minute, or read the report of the test before.',
  },
  'asked-to-come-back': {
    says: 'had asked this tester to come back later, so it was left in peace this time ({addresses})',
    meaning:
      'It answered 421 to a session a moment ago: not now. This tester takes a server at its word and stays away for the time that it named, or a minute. Whether others are sent away, too, is not known.',
    remedy:
      'Wait for the time that the reason names, and test again; the report of the session before shows what the server said. Where it says so to everybody, look at its limits for connections.',
  },
  'opted-out': {
    says: 'was not tested, as whoever runs it wishes ({addresses})',
    meaning:
      'A TXT record `_helograph` of the domain, of the mail host, or of the name of its address says `no`; or the operator of this tester was asked to leave it alone. Nothing is known of it, good or bad.',
    remedy:
      'Nothing is wrong. If it is yours and you want to test it, take the record away and wait as long as its TTL; where the operator keeps the list, ask the operator, as `/about-this-probe` says. A Helograph of your own can test everything that is yours.',
  },
  'too-many-addresses': {
    says: 'has more addresses than one test tries; {addresses} were left out',
    meaning: 'Nothing is known of the addresses that were left out.',
    remedy: 'Test one of these hosts by its own name.',
  },
} satisfies Sayings
