/** Whether a test asks for a second look, and when: a server that sends strangers away for a while says so only once. Pure. */
import { duration } from './durations.ts'
import type { Options } from './events.ts'
import { classifyReply } from './refusal.ts'
import type { Facts, Session, SessionFailure } from './report.ts'
import { waitNamedIn } from './wait-named.ts'
import type { StepName } from './words.ts'

/** Where a server names no time: what postgrey asks for by default, and RFC 6647 5 takes for enough. */
const USUAL_MS = 300_000
/** Whatever it names: sooner is no wait, and later nobody would look any more. */
const LEAST_MS = 30_000
const MOST_MS = 3_600_000
/** Who comes back to the second comes too early. */
const MARGIN_MS = 5000

const STEPS: readonly StepName[] = ['banner', 'mail-from', 'rcpt-to']

export interface SecondLook {
  /** From the end of the test on. */
  dueInMs: number
  /** What the server asked for, in a sentence. */
  reason: string
}

/** Null where no session was greylisted, and for a test that is a second look itself. */
export function secondLookOf({ followUpOf, sessions }: Facts): SecondLook | null {
  if (followUpOf !== null) return null
  const asked = sessions.flatMap((session) => {
    const reply = session.purpose === 'mail' ? greylistingIn(session) : null
    return reply === null ? [] : [{ host: session.host, waitMs: waitNamedIn(reply) }]
  })
  const [first, ...others] = asked
  if (!first) return null
  // One look at all of them: when the last of them will be ready.
  const waitMs = Math.max(...asked.map((one) => one.waitMs ?? USUAL_MS))
  const bounded = Math.min(Math.max(waitMs, LEAST_MS), MOST_MS)
  return { dueInMs: bounded + MARGIN_MS, reason: reasonOf(first, others.length) }
}

/** The same test again, without what was asked besides: its answer was given, or needs a secret that is not kept. */
export function secondLookOptions(options: Options): Options {
  return { ...options, relay: false, injection: false, depth: false, auth: false }
}

/** The text of the reply that asked to come back; null where there was none. Only 4yz says so (RFC 5321 4.2.1). */
function greylistingIn({ failures }: Session): string | null {
  for (const failure of failures) {
    if (failure.kind !== 'reply' || !STEPS.includes(failure.step)) continue
    const reply = replyOf(failure)
    if (reply && classifyReply(reply.code, reply.text, failure.step).nature === 'greylisting') return reply.text
  }
  return null
}

/** A failure keeps the lines of a reply, joined by a space: `451-4.7.1 Not now 451 4.7.1 in 5 minutes`. */
function replyOf({ received }: SessionFailure): { code: number; text: string } | null {
  const [, code, more] = /^(4\d\d)(?:([ -])|$)/.exec(received) ?? []
  if (!code) return null
  const text = received.slice(4)
  if (more !== '-') return { code: Number(code), text }
  // Every line but the last has a hyphen; what stands behind the code of the last may hold that number again.
  return { code: Number(code), text: text.replaceAll(` ${code}-`, '\n').replace(` ${code} `, '\n') }
}

function reasonOf({ host, waitMs }: { host: string; waitMs: number | null }, others: number): string {
  const who = others === 0 ? host : `${host} and ${others === 1 ? 'one more' : `${others} more`}`
  const when = waitMs === null ? 'later' : `in ${duration(waitMs)}`
  return `${who} asked to come back ${when}.`
}
