/** Words of what changed from one test to another. */
import type { Circumstance, TlsTrait } from '../../compare/comparison.ts'
import { duration } from '../../durations.ts'
import type { CheckName, Status, StepName } from '../../words.ts'

const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`

/** The lamp of a status: `starttls turned from red to green`. */
const COLOURS: Record<Status, string> = {
  running: 'white',
  skipped: 'grey',
  passed: 'green',
  warned: 'amber',
  failed: 'red',
}

export const COMPARE = {
  pageTitle: (target: string) => `${target}: what changed`,
  title: 'What changed',
  before: 'Before',
  after: 'After',
  report: 'The whole report',
  unfinished:
    'Not both tests have run to their end: only what both know is compared. Load this page again to see more.',
  nothing: 'There is nothing to compare here: one of the two tests is not kept any more, or Helograph does not answer.',
  askedDifferently: 'Asked differently',
  checks: 'Beside the conversation',
  findings: 'Findings',
  lost: 'Gone',
  gained: 'New',
  unseenBefore: 'not reached before',
  unseenNow: 'not reached this time',
  ended: 'This conversation was not held any more.',
  begun: 'This conversation was not held before.',
  notThere: 'was not asked',
  offeredNoMore: 'no longer offered',
  offeredNow: 'now offered',
  certificate: 'another certificate',
  same: 'Dates, times and ids of queues and sessions are not compared: they always differ.',
  swap: 'The other way round',
  inOtherForm: 'This comparison',
  asJson: 'as JSON',
  turnedTo: 'turned to',
  issuedBy: 'issued by',
  from: (day: string, until: string) => `${day} to ${until}`,
  lineSigns: { gone: 'gone', new: 'new' },

  traits: {
    protocol: 'version',
    cipher: 'cipher',
    'key-exchange': 'key exchange',
    trust: 'trust',
    name: 'name',
    chain: 'sent besides',
  } satisfies Record<TlsTrait, string>,
  trusted: 'trusted',
  notTrusted: (why: string | null) => `not trusted: ${why ?? 'unknown'}`,
  validName: 'valid for this name',
  otherName: 'not valid for this name',
  onlyItsOwn: 'nothing but its own',
  circumstances: {
    target: 'target',
    port: 'port',
    security: 'security',
    family: 'family',
    via: 'way',
    patience: 'patience',
    envelope: 'MAIL FROM and RCPT TO',
    relay: 'a foreign recipient',
    injection: 'STARTTLS injection',
    depth: 'TLS in depth',
    auth: 'a login',
    vantage: 'tested from',
    helo: 'tested as',
  } satisfies Record<Circumstance, string>,
  anyFamily: 'any',
  asked: 'asked',
  notAsked: 'not asked',

  nothingChanged: (since: string) => `Nothing changed since ${since}.`,
  nothingSoFar: (since: string) => `Nothing changed so far since ${since}.`,
  since: (since: string, told: string, more: boolean) =>
    `Since ${since}: ${told || 'other words, the same lamps'}${more ? ', and more' : ''}.`,
  /** `6.1 s, before 24 ms` */
  pace: (pace: 'slower' | 'faster', now: number, before: number) =>
    `${pace}: ${duration(now)}, before ${duration(before)}`,
  turned: (name: StepName | CheckName, before: Status, after: Status) =>
    `${name} turned from ${COLOURS[before]} to ${COLOURS[after]}`,
  at: (place: string) => ` at ${place}`,
  atAddresses: (count: number) => ` at ${count} addresses`,
  place: (place: string, port: number, question: string) => `${place} port ${port}${question && `, ${question}`}`,
  moved: (address: string, port: number) => `, before [${address}] port ${port}`,
  newFindings: (n: number) => counted(n, 'new finding'),
  findingsGone: (n: number) => `${counted(n, 'finding')} gone`,
  findingsUnseen: (n: number) => `${counted(n, 'finding')} not reached this time`,
  newSessions: (n: number) => counted(n, 'new conversation'),
  sessionsGone: (n: number) => `${counted(n, 'conversation')} no longer held`,
  certificates: (addresses: number) =>
    addresses === 1 ? 'another certificate' : `other certificates at ${addresses} addresses`,
  capabilities: (n: number) => `${n} capabilities`,
  changed: (what: string) => `${what} changed`,
  gainedWords: (what: string) => `${what} gained`,
  lostWords: (what: string) => `${what} lost`,
  otherLines: (n: number) => `${counted(n, 'step')} with other lines`,
  otherwise: 'it was asked differently',
}
