/** Words among the lines of a conversation. */
import type { Direction, FailureKind } from '../../words.ts'

const days = (count: number) => `${count} day${count === 1 ? '' : 's'}`

export const TRANSCRIPT = {
  conversationWith: (host: string, address: string) => `Conversation with ${host}, ${address}`,
  port: (port: number) => `port ${port}`,
  askedBesides: (question: string) => `asked besides: ${question}`,
  directions: { sent: 'sent', received: 'received', note: 'note' } satisfies Record<Direction, string>,
  lineAt: (at: string, n: number) => `${at}, line ${n}`,
  lineKeys: '↑ ↓ lead from line to line, Enter highlights one, and C copies its link',
  /** Where the line that made a lamp so stands in another step. */
  shownBy: 'The line that shows it',
  backToLamp: 'back to its lamp in the map',
  moreLines: (count: number) => `${count} more lines follow; the plain text of this report has all of them.`,
  interruptedHere: 'interrupted here',
  insideTls: 'From here on inside',
  timeTaken: 'Time taken by each step',
  waitingForBanner: 'waiting for the banner',

  when: 'When',
  what: 'What',
  receivedByThen: 'received by then',
  /** What happened, in a word; English has the words of the API. */
  failures: {
    refused: 'refused',
    unreachable: 'unreachable',
    timeout: 'timeout',
    closed: 'closed',
    reset: 'reset',
    reply: 'reply',
    protocol: 'protocol',
    tls: 'tls',
    'too-much': 'too-much',
    interrupted: 'interrupted',
  } satisfies Record<FailureKind, string>,

  waiting: {
    connect: (seconds: number) => `no answer yet, ${seconds} s`,
    banner: (seconds: number) => `no banner yet, ${seconds} s`,
    bannerHalf: (seconds: number) => `the banner is not complete yet, ${seconds} s`,
    handshake: (seconds: number) => `waiting for the handshake, ${seconds} s`,
    certificate: (seconds: number) => `looking at the certificate, ${seconds} s`,
    reply: (verb: string, seconds: number) => `waiting for the reply to ${verb}, ${seconds} s`,
    weGive: (seconds: number) => `We give it ${seconds} s.`,
    sendersWait: (rule: string, seconds: number) =>
      `RFC 5321 ${rule} has a sender wait 300 s; we give it ${seconds} s.`,
  },

  offers: 'What it offers, in words',
  /** A sentence about what the server offers. @param says the rest of it */
  it: (says: string) => `It ${says}.`,
  /** What is offered before TLS and inside it, side by side. */
  offered: {
    before: 'offered in the clear',
    after: 'inside TLS',
    changed: 'what changed',
    gained: 'offered only inside TLS',
    lost: 'no longer offered',
    due: 'gone, as it must be inside TLS',
    other: 'with other parameters',
  },
  roundTrip: 'round-trip time: from SYN to SYN, ACK',

  names: 'names',
  noNames: 'none',
  moreNames: (count: number) => `and ${count} more`,
  validFor: (host: string) => `valid for ${host}`,
  notValidFor: (host: string) => `not valid for ${host}`,
  askedFor: 'asked for',
  bySni: 'by SNI',
  noSni: 'no name, since an address was tested',
  chain: 'chain',
  sent: (count: number) => `${count} sent`,
  trusted: 'trusted',
  notTrusted: 'not trusted',
  issuedBy: 'issued by',
  itself: 'itself',
  from: (day: string, until: string) => `${day} to ${until}`,
  signedWith: (key: string, signature: string) => `${key}, signed with ${signature}`,
  roles: {
    own: 'the server’s own',
    superfluous: 'superfluous',
    root: 'root; need not be sent',
    intermediate: 'intermediate',
  },
  weak: { key: (what: string) => `weak key: ${what}`, signature: (what: string) => `weak signature: ${what}` },
  noPart: 'belongs to no part of this chain',
  wrongPlace: 'stands in the wrong place',
  knownRoot: (name: string) => `${name}: not sent, a root that this tester knows`,
  unknownIssuer: (name: string) => `${name}: not sent, and no root that this tester knows`,
  issuerNotSent: (name: string) => `${name}: not sent`,
  notYetValid: 'not valid yet',
  expired: (ago: number) => `expired ${days(ago)} before this test`,
  left: (count: number) => `${days(count)} left`,
}
