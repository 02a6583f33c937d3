/**
 * What the answers to questions asked besides have come to: pure. A server that refuses such a session, or hangs up on
 * it, does no wrong: where that is not the very answer that was hoped for, the lamp stays grey.
 */
import type { Tls, TlsAsked } from '../../../shared/events.ts'
import { versionName } from '../../../shared/question.ts'
import { type Judgement, judgeTrouble, passed } from './judge.ts'
import { judgeHandshake, looksLikePlain } from './judge-tls.ts'
import type { ReplyOutcome, Trouble } from './outcome.ts'

/** @param goesOn whether the conversation does so, whatever was answered */
export function judgeAside(judgement: Judgement, goesOn: boolean): Judgement {
  if (judgement.status === 'passed' || judgement.status === 'skipped') return judgement
  if (goesOn) return passed(judgement.summary)
  return { ...judgement, status: 'skipped', summary: `Not judged in this session: ${judgement.summary}` }
}

/** What a server does that will not have text sent ahead of its answer: drop the line, or take it for TLS and give up. */
const NOTICED = 'It noticed, and hung up: right.'

/** RFC 5321 3.8: allowed at any time, so it is no answer to anything. */
const SHUTTING_DOWN = 421
const GREETING = 220

/** The server answered STARTTLS, with NOOP close behind it, with a refusal. */
export function judgeRefusedPair(code: number, refusal: Judgement): Judgement {
  // 454 and its like say that there is no TLS now, which tells nothing of what was asked.
  return code >= 500 || code === SHUTTING_DOWN ? passed(NOTICED) : judgeAside(refusal, false)
}

/** There was neither an answer to STARTTLS nor a handshake after it. */
export function judgeBrokenPair(trouble: Trouble, patience: number): Judgement {
  if (looksLikePlain(trouble.received)) return judgeEarly(trouble.received)
  const hungUp = trouble.kind === 'closed' || trouble.kind === 'reset' || trouble.kind === 'tls'
  return hungUp ? passed(NOTICED) : judgeAside(judgeTrouble('starttls', trouble, patience), false)
}

/** The NOOP was answered in plain text, where TLS had to begin: half of the trouble. */
function judgeEarly(received: string): Judgement {
  const message = 'It answered, in plain text, what it should have thrown away.'
  return { status: 'warned', summary: message, failure: { kind: 'protocol', fault: 'target', message, received } }
}

/**
 * What came inside TLS, before anything was said there (CVE-2011-0411): silence is as it should be.
 *
 * @param early what came in plain text together with the answer to STARTTLS
 */
export function judgeUnasked(outcome: ReplyOutcome, tls: Tls, early: string, patience: number): Judgement {
  if (outcome.ok && outcome.reply.code === SHUTTING_DOWN) return passed(NOTICED)
  if (outcome.ok && outcome.reply.code === GREETING) {
    return { status: 'skipped', summary: 'It greeted again inside TLS; that is no answer to NOOP.' }
  }
  const received = outcome.ok ? outcome.reply.shown : outcome.received
  if (/^[2-5]\d\d/.test(received)) {
    const message = 'What was sent in plain text before TLS was answered inside it.'
    return { status: 'failed', summary: message, failure: { kind: 'protocol', fault: 'target', message, received } }
  }
  if (outcome.ok || outcome.kind === 'closed' || outcome.kind === 'reset') return passed(NOTICED)
  if (outcome.kind !== 'timeout') return judgeAside(judgeTrouble('starttls', outcome, patience), false)
  return early ? judgeHandshake(tls, early) : passed('Nothing was answered inside TLS: right.')
}

/** RFC 8996 */
const OLD = new Set(['SSLv3', 'TLSv1', 'TLSv1.1'])

/**
 * A handshake in which only old versions were offered succeeded. Senders that encrypt when they can take the best version
 * that there is, so on 25 an old one beside it harms little (RFC 7435); where users log in nothing speaks for it.
 */
export function judgeOldTls({ protocol, cipher }: Tls, submission: boolean): Judgement {
  const words = `${protocol}, ${cipher}`
  if (!OLD.has(protocol)) return passed(words)
  return { status: submission ? 'warned' : 'passed', summary: `${words}: outdated, and still spoken` }
}

/** It failed: then these versions are not spoken, and with old ones that is as it should be. */
export function judgeRefusedTls(trouble: Trouble, { max }: TlsAsked, patience: number): Judgement {
  const refused = trouble.kind === 'tls' || trouble.kind === 'closed' || trouble.kind === 'reset'
  if (!refused) return judgeAside(judgeTrouble('starttls', trouble, patience), false)
  return passed(max === 'TLSv1.2' ? 'TLS 1.2 is not spoken.' : `${versionName(max)} is not spoken: right.`)
}
