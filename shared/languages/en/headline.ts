/** The verdict in a sentence. What is `told` of findings are their own titles, put together by `list` and `likewise`. */
import type { WhyUntried } from '../../untried.ts'
import { UNDER_WAY } from './under-way.ts'

export const HEADLINE = {
  ...UNDER_WAY,
  interrupted: (host: string, reason: string) => `The test of ${host} was interrupted. ${reason}`.trim(),
  nullMx: (host: string) => `${host} takes no mail, and says so.`,
  noWayOut: (port: number) =>
    `Nobody can tell from here: this machine may not be allowed to connect to port ${port}; most home and cloud networks are not.`,
  notAsItShouldBe: (host: string) => `${host} is not as it should be`,
  moreBelow: 'There is more below.',
  strictSenders: (host: string, told: string) => `Senders that obey its policies do not deliver to ${host}: ${told}`,
  noMail: (host: string, told: string) => `No mail can reach ${host}: ${told}`,
  /** By the one family that this tester has. */
  noMailByIpv4: (host: string, told: string) => `No mail can reach ${host} by IPv4: ${told}`,
  noMailTried: (host: string, told: string) => `${host} takes no mail where it was tried: ${told}`,
  untried: (places: string) => `Not tried: ${places}.`,
  untriedSince: {
    noFamily: 'this tester has no way there',
    noWayOut: 'this tester never got through to others',
    budget: 'tested too often just now',
    askedToWait: 'asked us to come back later',
    optedOut: 'does not want to be tested',
    refused: 'not tested from here',
    tooMany: 'more addresses than one test may try',
    unresolved: 'the DNS did not tell all its addresses',
  } satisfies Record<Exclude<WhyUntried, 'unasked'>, string>,
  unasked: (family: string) => `${family} addresses, which were not asked for`,
  moreUntried: (count: number) => `${count} more`,
  cannotTell: (told: string) => `Nobody can tell from here: ${told}`,
  mailBut: (host: string, told: string) => `Mail reaches ${host}, but ${told}`,
  worksBut: (host: string, told: string) => `${host} works, but ${told.replace(`${host} `, 'it ')}`,
  envelopeUntried: 'MAIL FROM and RCPT TO were not tried.',
  addressesUntried: (count: number) => `${count === 1 ? 'One address was' : `${count} addresses were`} not tried.`,
  serverFine: (host: string) => `${host} is as it should be`,
  serversFine: (hosts: number) => `all ${hosts} mail servers are as they should be`,
  mailReaches: (host: string, servers: string, addresses: number) =>
    `Mail reaches ${host}: ${servers}, at ${addresses} addresses.`,
  atHost: (host: string, servers: string, addresses: number) => `At ${host}, ${servers}, at ${addresses} addresses.`,
  fine: (servers: string, addresses: number) => `${servers}, at ${addresses} addresses.`,
  greets: 'greets as it should',
  answers: 'answers',
  speaks: (protocol: string) => `speaks ${protocol}`,
  acceptsLogin: 'accepts the login',
  asksLogin: 'asks users for a login',
  takesMail: 'takes mail',
  /** Two servers of which the same is told. */
  likewise: (first: string, what: string, second: string) => `${first} ${what}, and ${second} likewise`,
  list: (parts: readonly string[]) =>
    parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`,
}
