/**
 * What a step has come to, from what was received: pure. A lamp turns red only where the fault is the target's or the
 * network's; what was refused to this tester, or not received, is amber and says nothing about the server.
 */

import { upperCase } from '../../../shared/escape.ts'
import type { Capability, Failure } from '../../../shared/events.ts'
import { classifyReply, type Nature, OF_TESTER } from '../../../shared/refusal.ts'
import type { Fault, Status, StepName } from '../../../shared/words.ts'
import type { Trouble } from './outcome.ts'
import type { Reply } from './reply.ts'

export interface Judgement {
  status: Exclude<Status, 'running'>
  summary: string
  failure?: Failure
}

/** RFC 5321 4.5.3.2.1: how long a client must wait for the banner, in seconds. */
export const SENDER_PATIENCE = 300

/** A wait of more than this many milliseconds is worth amber, though the answer was good. */
const LONG_WAIT_MS = 60_000

export function passed(summary: string): Judgement {
  return { status: 'passed', summary }
}

/**
 * Judges a wait that ended without what was waited for.
 *
 * @param patience the seconds that the banner was waited for
 * @param turnedAway whether the server had refused this tester before: then it left, as those do who want no more of us
 */
export function judgeTrouble(
  step: StepName,
  { kind, message, received }: Trouble,
  patience: number,
  turnedAway = false,
): Judgement {
  const left = turnedAway && (kind === 'closed' || kind === 'reset')
  const refusal = step === 'banner' && kind === 'protocol' && turnsAway(received)
  const fault = left || refusal ? 'policy' : faultOf(step, kind, patience)
  const failure = { kind, fault, message, received }
  if (kind === 'interrupted') return { status: 'skipped', summary: message, failure }
  // Whatever happens to the farewell, no mail is lost by it.
  const red = step !== 'quit' && (fault === 'target' || fault === 'network')
  return { status: red ? 'failed' : 'warned', summary: message, failure }
}

/**
 * No answer to the connection, where nothing ever answered this tester on that family and port: it may not be let out.
 * Then the silence is no evidence against anybody.
 */
export function judgeLostWayOut({ kind, message, received }: Trouble): Judgement {
  return { status: 'warned', summary: message, failure: { kind, fault: 'unknown', message, received } }
}

/** This machine could not even try. */
export function judgeOwnLack({ kind, message, received }: Trouble): Judgement {
  return { status: 'warned', summary: message, failure: { kind, fault: 'probe', message, received } }
}

/** Whether a reply is a refusal of this tester, or of everybody for now: who says so may hang up after it. */
export function refusesUs(step: StepName, { code, texts }: Reply): boolean {
  if (code < 400) return false
  const { fault } = classifyReply(code, texts.join('\n'), step)
  return fault === 'policy' || (code < 500 && fault === 'unknown')
}

/** A filter may say in plain words, and without a code, that it does not want us: that is no broken server. */
function turnsAway(text: string): boolean {
  const { nature } = classifyReply(554, text, 'banner')
  return nature === 'blocklist' || nature === 'reputation' || nature === 'rate-limit' || nature === 'greylisting'
}

function faultOf(step: StepName, kind: Trouble['kind'], patience: number): Fault {
  switch (kind) {
    case 'unreachable':
    case 'reset':
      return 'network'
    case 'timeout':
      if (step === 'connect') return 'network'
      return step === 'banner' && patience >= SENDER_PATIENCE ? 'target' : 'unknown'
    case 'interrupted':
      return 'probe'
    default:
      return 'target'
  }
}

/** The code that each step hopes for; other codes of the same first digit do as well (RFC 5321 4.2.1). */
const HOPED: Partial<Record<StepName, number>> = { banner: 220, starttls: 220, quit: 221 }

/** How the sender of this tester is called where somebody else has logged in. */
const SENDER = 'the postmaster of this tester'

/** What a refusal must be measured by. */
export interface Place {
  /** A port for users, who log in first (RFC 6409), and not for other servers. */
  submission: boolean
  /** Somebody logged in; an account may send as itself only (RFC 6409 6.1). */
  loggedIn?: boolean
  /** The recipient lives in the domain that was tested; else nobody said which domains this host takes mail for. */
  ofDomain: boolean
}

const ANYWHERE: Place = { submission: false, ofDomain: false }

/**
 * Judges a reply.
 *
 * @param waitedMs how long it took
 * @param place what is talked to
 */
export function judgeReply(step: StepName, reply: Reply, waitedMs: number, place: Place): Judgement {
  const { code } = reply
  const summary = summaryOf(reply)
  if (step === 'relay') return judgeRelay(reply)
  if (code >= 400) return judgeRefusal(step, reply, place)
  const hoped = HOPED[step] ?? 250
  // No mail is lost at the farewell.
  if (code >= 300)
    return refused(
      step === 'quit' ? 'warned' : 'failed',
      'target',
      reply,
      `${code} does not belong here: ${hoped} was due.`,
    )
  if (step === 'banner' && code !== hoped) {
    return refused('warned', 'target', reply, `A banner begins with 220, not with ${code} (RFC 5321 4.2).`)
  }
  if (waitedMs > LONG_WAIT_MS)
    return { status: 'warned', summary: `${summary} (after ${Math.round(waitedMs / 1000)} s)` }
  return passed(summary)
}

/** Postfix's own words for `permit_sasl_authenticated, reject`, which is how ports for users are set up: log in first. */
const STRANGER = /\b(?:client host|helo command|sender address|recipient address) rejected: access denied/i

/** That strangers may not relay is about them, whoever they are: it says no more of this tester than of others. */
const RELAY = /\brelay/i

function judgeRefusal(step: StepName, reply: Reply, place: Place): Judgement {
  const text = reply.texts.join('\n')
  const { nature, fault } = classifyReply(reply.code, text, step)
  const noRelay = nature === 'relay-denied' || (nature === 'policy' && RELAY.test(text))
  const stranger = step === 'rcpt-to' && (noRelay || STRANGER.test(text))
  // RFC 4954 6: 530 asks for a login, of whomever.
  const asksLogin = nature === 'login-required' || (nature === 'policy' && reply.code === 530) || stranger
  if (place.submission && asksLogin && !place.loggedIn)
    return passed(`${reply.code}: it wants a login first, as it should`)
  if (place.loggedIn && reply.code >= 500 && fault !== 'target' && (step === 'mail-from' || step === 'rcpt-to'))
    return passed(`${reply.code}: this account may not send as ${SENDER}, which is as it should be`)
  const mild =
    step === 'quit' ||
    nature === 'tls-required' ||
    nature === 'unknown-recipient' ||
    // Nobody said that mail from everywhere comes in at this host.
    ((nature === 'relay-denied' || (nature === 'login-required' && !place.loggedIn)) && !place.ofDomain)
  const temporary = reply.code < 500 && !(step === 'starttls' && reply.code === 454)
  const red = (fault === 'target' || fault === 'network') && !mild && !temporary
  return refused(red ? 'failed' : 'warned', fault, reply, summaryOf(reply))
}

/** Reasons that lie with this tester, and so say nothing about relaying. */
const ABOUT_US: ReadonlySet<Nature> = new Set([...OF_TESTER, 'out-of-step'])

/** Only ever a question about strangers: to refuse it is right, unless it is we who were refused. */
function judgeRelay(reply: Reply): Judgement {
  if (reply.code >= 400) {
    const text = reply.texts.join('\n')
    const { nature } = classifyReply(reply.code, text, 'relay')
    // Not now is neither yes nor no, unless it says what it means: Postfix denies relaying with 454.
    const saysSo = nature === 'relay-denied' || (nature === 'policy' && RELAY.test(text))
    const denied = saysSo || (reply.code >= 500 && !ABOUT_US.has(nature))
    return denied ? passed(`refused: ${summaryOf(reply)}`) : judgeRefusal('relay', reply, ANYWHERE)
  }
  return refused(
    'warned',
    'target',
    reply,
    'It accepted a recipient of a foreign domain; that may still be refused at DATA.',
  )
}

/** STARTTLS was not among what EHLO offered. */
export function judgeNoStartTls(required: boolean): Judgement {
  const message = 'The server does not offer STARTTLS.'
  if (!required) return { status: 'warned', summary: message }
  return { status: 'failed', summary: message, failure: { kind: 'reply', fault: 'target', message, received: '' } }
}

function refused(status: 'warned' | 'failed', fault: Fault, reply: Reply, message: string): Judgement {
  return { status, summary: message, failure: { kind: 'reply', fault, message, received: reply.shown } }
}

const MAX_SUMMARY = 160

function summaryOf(reply: Reply): string {
  return shorten(`${reply.code} ${reply.texts.at(-1) ?? ''}`.trim())
}

/**
 * What EHLO offered, by name: the last line of its reply alone would say little.
 *
 * @param inTheClear whether there was no TLS yet
 */
export function judgeHello(capabilities: Capability[], heard: Judgement, inTheClear: boolean): Judgement {
  if (heard.status !== 'passed') return heard
  // RFC 4954 4: no mechanism that shows the password may be offered where everybody can read along.
  const invites = capabilities.some(
    ({ keyword, parameters }) => keyword === 'AUTH' && /\b(PLAIN|LOGIN)\b/i.test(parameters),
  )
  if (inTheClear && invites) return { status: 'warned', summary: 'It offers AUTH in plain text.' }
  const keywords = capabilities.map(({ keyword }) => keyword).join(' ')
  return passed(keywords ? shorten(keywords) : 'no extensions')
}

/** EHLO was refused, and HELO was accepted. Only who says that EHLO is not known has shown that it is not. */
export function judgeHeloOnly(step: StepName, refusal: Reply): Judgement {
  const { fault } = classifyReply(refusal.code, refusal.texts.join('\n'), step)
  const message = `EHLO was refused with ${refusal.code}; HELO was accepted, which knows no extensions.`
  return refused('warned', fault, refusal, message)
}

function shorten(text: string): string {
  return text.length > MAX_SUMMARY ? `${text.slice(0, MAX_SUMMARY)}…` : text
}

/** What an EHLO reply offers: all lines but the first (RFC 5321 4.1.1.1), keywords in upper case. */
export function capabilitiesOf(reply: Reply): Capability[] {
  const capabilities: Capability[] = []
  for (const text of reply.texts.slice(1)) {
    const [, keyword, parameters] = /^\s*([^\s=]+)[\s=]*(.*)$/.exec(text) ?? []
    if (keyword) capabilities.push({ keyword: upperCase(keyword), parameters: (parameters ?? '').trim() })
  }
  return capabilities
}
