/** From a name to addresses: what the DNS said, and what could not be tried. */
import { type Facts, ofMail, type Session } from '../report.ts'
import { DNS_TROUBLES, type DnsTrouble, type DnsTroubleKind, SKIPS } from './notes.ts'
import { dnsQuestions } from './questions.ts'
import type { TestRule, WiderEvidence } from './rule.ts'

/** The troubles that the `dns` check found; what does not look like one is left out. */
export function dnsTroubles(facts: Facts): DnsTrouble[] {
  const told = facts.checks.find(({ name }) => name === 'dns')?.data.troubles
  return Array.isArray(told) ? told.filter(isTrouble) : []
}

function isTrouble(value: unknown): value is DnsTrouble {
  if (typeof value !== 'object' || value === null) return false
  const { kind, name, answer } = value as Partial<Record<keyof DnsTrouble, unknown>>
  return DNS_TROUBLES.some((known) => known === kind) && typeof name === 'string' && typeof answer === 'string'
}

/** Whether the session was left out as a whole, and why. */
export function skipReason({ steps }: Session): string | null {
  const first = steps[0]
  return first && steps.every(({ status }) => status === 'skipped') ? first.summary : null
}

function troubles(kind: DnsTroubleKind) {
  return (facts: Facts): WiderEvidence[] =>
    dnsTroubles(facts)
      .filter((trouble) => trouble.kind === kind)
      .map(({ name, answer }) => ({ subject: name, text: answer }))
}

/** Nothing is left to test where the DNS gave no address at all. */
function stopping(kind: DnsTroubleKind) {
  return (facts: Facts): WiderEvidence[] =>
    troubles(kind)(facts).map((evidence) => (facts.sessions.length > 0 ? evidence : { ...evidence, severity: 'error' }))
}

/** One finding for all sessions that were skipped for one reason. */
export function skippedOnce(words: string) {
  return (facts: Facts): WiderEvidence[] => {
    const skipped = facts.sessions.filter((session) => ofMail(session) && skipReason(session)?.startsWith(words))
    const [first] = skipped
    if (!first) return []
    return [
      {
        subject: first.host,
        session: first.index,
        text: skipReason(first) ?? '',
        words: { addresses: addressesOf(skipped) },
      },
    ]
  }
}

function addressesOf(sessions: Session[]): string {
  const shown = sessions.slice(0, 3).map(({ address }) => address)
  return sessions.length > 3 ? `${shown.join(', ')} and ${sessions.length - 3} more` : shown.join(', ')
}

export const RESOLVING: readonly TestRule[] = [
  {
    code: 'domain-unknown',
    severity: 'error',
    fault: 'target',
    says: 'does not exist in the DNS',
    meaning:
      'Senders ask the DNS where the mail goes and learn that there is no such name, so mail comes back at once.',
    remedy:
      'Look for a typing mistake first. Then see whether the registration ran out, and whether the name servers still have the zone.',
    source: 'RFC 5321 5.1; RFC 2308 2.1',
    when: troubles('nxdomain'),
  },
  {
    code: 'no-mail-server',
    severity: 'error',
    fault: 'target',
    says: 'has no mail server in the DNS',
    meaning: 'The name exists, but leads to no address, so senders have nowhere to go.',
    remedy:
      'Publish an MX record that names a host with an address:\n    {domain}. IN MX 10 mx1.{domain}.\n    mx1.{domain}. IN A 192.0.2.1',
    source: 'RFC 5321 5.1',
    when: (facts) => (facts.options.via === 'host' ? [] : troubles('no-address')(facts)),
  },
  {
    code: 'no-address',
    severity: 'error',
    fault: 'target',
    says: 'has no address in the DNS',
    meaning:
      'This test was asked to talk to the host of that name itself, and there is none. Where its mail goes is another question.',
    remedy:
      'To test the servers that take its mail, test the mail domain. To have a host of this name, publish its address:\n    {domain}. IN A 192.0.2.1',
    source: 'RFC 1035 3.4.1; RFC 3596 2',
    when: (facts) => (facts.options.via === 'host' ? troubles('no-address')(facts) : []),
  },
  {
    code: 'resolver-timeout',
    severity: 'warning',
    fault: 'probe',
    says: 'could not be looked up: the DNS did not answer in time',
    meaning:
      'The resolver of this tester stayed silent. That may be its own trouble, or name servers of the domain that do not answer; nothing is concluded.',
    remedy: 'Test again. If it stays, ask the name servers of the domain themselves:\n    dig +trace MX {domain}',
    source: 'RFC 5321 5.1',
    when: troubles('resolver-timeout'),
  },
  {
    code: 'resolver-error',
    severity: 'warning',
    fault: 'unknown',
    says: 'could not be looked up: the DNS answered with an error',
    meaning:
      'The resolver could not get an answer that it trusts. Often a DNSSEC signature ran out or the name servers disagree; it may also be this tester’s resolver.',
    remedy:
      'See whether the answer comes once DNSSEC is left out, which shows where to look:\n    dig MX {domain}\n    dig +cd MX {domain}',
    source: 'RFC 5321 5.1; RFC 4035 5.5',
    when: troubles('resolver-error'),
  },
  {
    code: 'not-of-family',
    severity: 'notice',
    fault: 'unknown',
    says: 'has no IPv{family} address, and this test asked for no other',
    meaning: 'Nothing is wrong with that, and nothing is known of its other addresses: this test left them out.',
    remedy: 'Test again over both, IPv4 and IPv6.',
    source: 'RFC 5321 5.2',
    when: (facts) =>
      troubles('not-of-family')(facts).map((evidence) => ({
        ...evidence,
        words: { family: facts.target.family },
        ...(facts.sessions.length === 0 && { severity: 'warning' as const }),
      })),
  },
  {
    code: 'mx-is-address',
    severity: 'warning',
    fault: 'target',
    says: 'stands in an MX record, where an IP address must not',
    meaning: 'An MX record holds the name of a host. Most senders cannot use this one, so to them it is not there.',
    remedy:
      'Give the host a name, and put that into the record:\n    {domain}. IN MX 10 mx1.{domain}.\n    mx1.{domain}. IN A 192.0.2.1',
    source: 'RFC 5321 5.1; RFC 1035 3.3.9',
    when: stopping('mx-literal'),
  },
  {
    code: 'mx-unresolved',
    severity: 'warning',
    fault: 'target',
    says: 'is an MX without an address',
    meaning: 'The record names a host that the DNS does not know, so this way for mail leads nowhere.',
    remedy:
      'Give the host an address, or take its MX record away. A common cause is a forgotten dot at the end of the name in the zone file:\n    {domain}. IN MX 10 mx1.example.net.',
    source: 'RFC 5321 5.1',
    when: stopping('mx-unresolved'),
  },
  {
    code: 'mx-is-alias',
    severity: 'warning',
    fault: 'target',
    says: 'is an MX and at the same time an alias (CNAME)',
    meaning: 'Most senders follow it, some do not, and their mail comes back.',
    remedy: 'Put the name that the alias leads to into the MX record.',
    source: 'RFC 2181 10.3; RFC 5321 5.1',
    when: troubles('mx-cname'),
  },
  {
    code: 'null-mx-mixed',
    severity: 'warning',
    fault: 'target',
    says: 'says that it takes no mail (MX 0 .) and names mail servers too',
    meaning: 'The two contradict each other: some senders will deliver, some will not.',
    remedy: 'Take away `MX 0 .` where mail is wanted, else all the other MX records.',
    source: 'RFC 7505 3',
    when: troubles('null-mx-mixed'),
  },
  {
    code: 'null-mx',
    severity: 'notice',
    fault: 'target',
    says: 'takes no mail, and says so in the DNS',
    meaning:
      'Senders who see `MX 0 .` do not try at all, and tell the writer at once. For a domain that wants no mail this is right.',
    remedy: 'Nothing, or publish an MX record with the name of a server if mail is wanted.',
    source: 'RFC 7505 3',
    when: (facts) => (facts.route === 'null-mx' ? [{ text: `${facts.target.host}. MX 0 .` }] : []),
  },
  {
    code: 'implicit-mx',
    severity: 'notice',
    fault: 'target',
    says: 'has no MX record, so mail goes to its own address',
    meaning: 'That is allowed, and works as long as the host of that name takes the mail. Often it is a web server.',
    remedy: 'Say where the mail goes:\n    {domain}. IN MX 10 {domain}.',
    source: 'RFC 5321 5.1',
    when: (facts) =>
      facts.route === 'implicit-mx' && facts.target.kind === 'domain'
        ? [{ text: `no MX record for ${facts.target.host}` }]
        : [],
  },
  {
    code: 'no-ipv6',
    severity: 'notice',
    fault: 'target',
    says: 'has no mail server with an IPv6 address',
    meaning: 'Nearly all mail still comes over IPv4, so none is lost. A sender that has IPv6 only cannot deliver.',
    remedy:
      'Give at least one MX host an AAAA record, once the server listens there:\n    mx1.{domain}. IN AAAA 2001:db8::25',
    source: 'RFC 5321 5.2; RFC 3974 2',
    when: (facts) => {
      const { hosts, route, target } = facts
      const addresses = hosts.flatMap((host) => host.addresses)
      const told = route === 'mx' && target.family === 'any' && addresses.length > 0
      // Where a look-up failed, what is not there may only not have been seen.
      const blind =
        dnsTroubles(facts).some(({ kind }) => kind === 'resolver-timeout' || kind === 'resolver-error') ||
        dnsQuestions(facts).some(({ type, status }) => type === 'AAAA' && status === 'failed')
      return told && !blind && !addresses.some((address) => address.includes(':'))
        ? [{ text: `no AAAA record for ${hosts.map(({ host }) => host).join(', ')}` }]
        : []
    },
  },
  {
    code: 'address-not-public',
    severity: 'warning',
    fault: 'target',
    says: 'leads to an address that nobody on the internet can reach ({addresses})',
    meaning:
      'Addresses of private networks, of the machine itself and the like are valid inside only. This tester does not connect to them.',
    remedy:
      'Publish the public address of the server, and keep inner addresses in the inner DNS. To test inside your own network, run Helograph there with `ALLOW_TARGETS`.',
    source: 'RFC 1918 3; RFC 6890; RFC 4193',
    when: (facts) => {
      const all = facts.sessions.every((session) => skipReason(session)?.startsWith(SKIPS.forbidden))
      return skippedOnce(SKIPS.forbidden)(facts).map((evidence) =>
        all ? { ...evidence, severity: 'error' } : evidence,
      )
    },
  },
  {
    code: 'ipv6-not-tried',
    severity: 'notice',
    fault: 'probe',
    says: 'was not tried at {addresses}: this tester has no way there',
    meaning: 'Nothing is known of this address; the other addresses were tested as usual.',
    remedy: 'Test from a place that has IPv6.',
    source: 'RFC 5321 5.2',
    when: skippedOnce(SKIPS.noFamily),
  },
  {
    code: 'tested-too-often',
    severity: 'notice',
    fault: 'probe',
    says: 'was tested a moment ago, so it was left in peace this time ({addresses})',
    meaning: 'This tester talks to an address a few times a minute at most, whoever asks.',
    remedy: 'Wait a minute, or read the report of the test before.',
    source: 'RFC 5321 7.8',
    when: skippedOnce(SKIPS.budget),
  },
  {
    code: 'asked-to-come-back',
    severity: 'warning',
    fault: 'policy',
    says: 'had asked this tester to come back later, so it was left in peace this time ({addresses})',
    meaning:
      'It answered 421 to a session a moment ago: not now. This tester takes a server at its word and stays away for the time that it named, or a minute. Whether others are sent away, too, is not known.',
    remedy:
      'Wait for the time that the reason names, and test again; the report of the session before shows what the server said. Where it says so to everybody, look at its limits for connections.',
    source: 'RFC 5321 3.8',
    when: skippedOnce(SKIPS.askedToWait),
  },
  {
    code: 'too-many-addresses',
    severity: 'notice',
    fault: 'probe',
    says: 'has more addresses than one test tries; {addresses} were left out',
    meaning: 'Nothing is known of the addresses that were left out.',
    remedy: 'Test one of these hosts by its own name.',
    source: 'RFC 5321 5.1',
    when: skippedOnce(SKIPS.tooMany),
  },
]
