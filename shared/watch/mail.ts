/**
 * Whether a server takes mail: asked in every test by the rule `no-mail`, whatever its watch is to tell of. A word counts once
 * it was said twice, and from the first time on; so one bad test says nothing. Pure.
 */
import { type Static, Type } from 'typebox'
import { oneOf, orNull } from '../events.ts'
import type { WatchEvent } from './events.ts'
import type { Judged } from './judge.ts'

export const MAIL_WORDS = ['taken', 'not-taken', 'put-off', 'unknown'] as const
export type MailWord = (typeof MAIL_WORDS)[number]

/** Between two tests that prove something together; less than the minute of a second look, which may have been somebody else's. */
export const CONFIRMED_MS = 50_000
/** For how long nobody has to have been able to tell, before that is said. */
export const UNABLE_MS = 3_600_000

const status = oneOf(MAIL_WORDS, {
  description:
    '`not-taken`: two tests in a row saw that no mail can arrive; `put-off`: in both the server asked senders to come back later, for reasons of its own; `unknown`: neither could tell, or one could not',
})
const since = orNull(Type.String({ description: 'ISO 8601: since when it is so; null before any test could tell' }))

const lastTakenAt = Type.Optional(
  orNull(
    Type.String({ description: 'ISO 8601: when a test saw last that mail was taken, before `since`; null: none did' }),
  ),
)

/** As everybody may know it. */
export const Mail = Type.Object(
  { status, since, lastTakenAt },
  { description: 'whether mail is taken, whatever else is watched for' },
)

/** The same, with what the last test said against it. */
export const mailFields = {
  status,
  since,
  lastTakenAt,
  reason: Type.String({ description: 'what the test said with which it became so, in a sentence' }),
  doubt: orNull(
    Type.Object(
      {
        said: oneOf(MAIL_WORDS),
        since: Type.String({ description: 'ISO 8601' }),
        test: Type.String({ description: 'id of the first test that said so' }),
      },
      { description: 'the last test said something else, and was not confirmed yet' },
    ),
  ),
}
const MailState = Type.Object(mailFields)
export type Mail = Static<typeof Mail>
export type MailState = Static<typeof MailState>

export const NEVER_TOLD: MailState = { status: 'unknown', since: null, lastTakenAt: null, reason: '', doubt: null }

/**
 * What one test says.
 * @param judged what the rule `no-mail` comes to in it
 * @param putOff whether senders are asked to come back later, for reasons of the target
 */
export function mailWord({ outcome }: Judged, putOff: boolean): MailWord {
  if (outcome === 'unknown') return putOff ? 'put-off' : 'unknown'
  return outcome === 'kept' ? 'taken' : 'not-taken'
}

/**
 * One test more.
 *
 * @param seen `before`: when the test before this one ended, where mail was taken in that; ISO 8601
 * @param at when it was seen, in milliseconds since the epoch
 * @returns the very same where nothing came of it
 */
export function withWord(
  before: MailState,
  said: MailWord,
  seen: { test: string; reason: string; before: string | null },
  at: number,
): MailState {
  const { status, doubt } = before
  const { test, reason } = seen
  const now = new Date(at).toISOString()
  const lastTakenAt = said === 'taken' ? now : (seen.before ?? before.lastTakenAt ?? null)
  if (said === status) return doubt ? { ...before, doubt: null } : before
  // Whoever knows nothing needs no proof of what is well.
  if (status === 'unknown' && said === 'taken') return { status: said, since: now, lastTakenAt, reason, doubt: null }
  const again = doubt?.said === said ? doubt : null
  const second = doubt !== null && at - Date.parse(doubt.since) >= CONFIRMED_MS
  if (again && second) return { status: said, since: again.since, lastTakenAt, reason, doubt: null }
  const own = { said, since: now, test }
  // Two that agree in nothing but that it was not seen well: nobody can tell.
  if (second && !again && status !== 'unknown' && doubt.said !== 'taken' && said !== 'taken')
    return { status: 'unknown', since: doubt.since, lastTakenAt, reason, doubt: said === 'unknown' ? null : own }
  return again ? before : { ...before, lastTakenAt, doubt: own }
}

/**
 * What the time between two tests counts as: what was in doubt after the first of them, the second decides.
 *
 * @param before as it was after the first
 * @param said by the second
 */
export function wordBetween({ status, doubt }: MailState, said: MailWord): MailWord {
  if (!doubt) return status
  return doubt.said !== 'unknown' && (said === doubt.said || said === status || said === 'taken') ? said : 'unknown'
}

/** A time in which no mail was taken. */
export type Outage = {
  /** number of the event that confirmed it */
  n: number
  /** ISO 8601, as `endedAt`: null while it goes on */
  since: string
  endedAt: string | null
  reason: string
}

/** All of a log, the first first. That nobody can tell ends none. */
export function outagesOf(events: Iterable<WatchEvent>): Outage[] {
  const outages: Outage[] = []
  for (const event of events) {
    if (event.type !== 'mail') continue
    const { n, at, status, since, reason } = event
    const last = outages.at(-1)
    const open = last && last.endedAt === null ? last : null
    if (status === 'not-taken' && !open) outages.push({ n, since: since ?? at, endedAt: null, reason })
    if (status === 'taken' && open) open.endedAt = since ?? at
  }
  return outages
}
