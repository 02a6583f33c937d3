/** The report: all that is known of a test. `fold.ts` makes the facts of it out of events, `conclude.ts` the rest. */
import { type Static, Type } from 'typebox'
import {
  Capability,
  EVENTS,
  Failure,
  type MailHost,
  Options,
  oneOf,
  orNull,
  Probe,
  Target,
  Tls,
  TlsAsked,
} from './events.ts'
import {
  CHECKS,
  DIRECTIONS,
  FAULTS,
  PURPOSES,
  ROUTES,
  SEVERITIES,
  STATUSES,
  STEPS,
  TEST_STATUSES,
  VERDICTS,
} from './words.ts'

const Time = (description: string) => Type.String({ description: `${description}; ISO 8601 with milliseconds` })
const Ms = (description: string) =>
  Type.Number({ description: `${description}; milliseconds from the start of the test, with fractions` })

export const Step = Type.Object({
  name: oneOf(STEPS),
  status: oneOf(STATUSES),
  summary: Type.String(),
  startedMs: orNull(Ms('when it began; null if it never did')),
  durationMs: orNull(Type.Number({ description: 'milliseconds; null while it runs and if it never began' })),
})

export const TranscriptLine = Type.Object({
  n: Type.Integer({ description: 'the number of its event' }),
  at: Time('when it crossed the wire'),
  ms: Ms('the same'),
  step: oneOf(STEPS),
  direction: oneOf(DIRECTIONS),
  text: Type.String(),
})

export const SessionFailure = Type.Object({ step: oneOf(STEPS), at: Time('when'), ...Failure.properties })

export const Session = Type.Object({
  index: Type.Integer(),
  host: Type.String(),
  preference: orNull(Type.Integer()),
  address: Type.String(),
  port: Type.Integer(),
  purpose: oneOf(PURPOSES),
  tlsAsked: orNull(TlsAsked),
  status: oneOf(STATUSES),
  steps: Type.Array(Step),
  capabilities: Type.Array(Capability, {
    description: 'the last that the server offered: inside TLS where it got there',
  }),
  capabilitiesBeforeTls: Type.Array(Capability),
  tls: orNull(Tls),
  failure: orNull(SessionFailure),
  failures: Type.Array(SessionFailure, {
    description: 'every step that did not go as it should; `failure` is the gravest',
  }),
  transcript: Type.Array(TranscriptLine),
})

export const Check = Type.Object({
  name: oneOf(CHECKS),
  status: oneOf(STATUSES),
  summary: Type.String(),
  startedMs: Ms('when it began'),
  durationMs: orNull(Type.Number({ description: 'milliseconds; null while it runs' })),
  data: Type.Record(Type.String(), Type.Unknown()),
})

export const Finding = Type.Object({
  code: Type.String(),
  severity: oneOf(SEVERITIES),
  fault: oneOf(FAULTS),
  session: orNull(Type.Integer()),
  step: orNull(oneOf(STEPS)),
  title: Type.String(),
  evidence: Type.String({ description: 'the line on the wire, or the answer, that shows it' }),
  evidenceLine: orNull(
    Type.Integer({ description: 'the `n` of the transcript line quoted, of the last one where a whole answer is' }),
  ),
  about: Type.String({ description: 'where this finding is explained, on the host of the report' }),
  meaning: Type.String(),
  remedy: Type.String(),
  source: Type.String(),
  under: orNull(
    Type.Integer({
      description: 'place, among the findings, of the one that has the same cause; null: it stands for itself',
    }),
  ),
})

const { id, url, due, reason } = EVENTS['follow-up'].properties
export const FollowUp = Type.Object({ id, url, due, reason }, { description: 'the second look that will be taken' })

export const Report = Type.Object({
  id: Type.String(),
  url: Type.String(),
  target: Target,
  options: Options,
  route: orNull(oneOf(ROUTES)),
  status: oneOf(TEST_STATUSES),
  reason: Type.String({ description: 'why it was interrupted; empty otherwise' }),
  verdict: orNull(oneOf(VERDICTS)),
  headline: Type.String({ description: 'the verdict in a sentence' }),
  probe: orNull(Probe),
  startedAt: Time('when the test was accepted'),
  finishedAt: orNull(Time('when it ended')),
  durationMs: orNull(Type.Number()),
  expiresAt: Type.Optional(
    Time('when it is kept no longer; only in a report that was read from a server, which may change its mind'),
  ),
  lastEvent: Type.Integer({ description: 'the number of the last event in this report' }),
  followUpOf: orNull(Type.String({ description: 'id of the test that this one looks at again' })),
  notBefore: orNull(Time('when a second look may begin')),
  followUp: orNull(FollowUp),
  checks: Type.Array(Check),
  sessions: Type.Array(Session),
  findings: Type.Array(Finding),
})

export type Step = Static<typeof Step>
export type TranscriptLine = Static<typeof TranscriptLine>
export type SessionFailure = Static<typeof SessionFailure>
export type Session = Static<typeof Session>
export type Check = Static<typeof Check>
export type Finding = Static<typeof Finding>
export type Report = Static<typeof Report>

/** What the events say, before anything is concluded from it. */
export type Facts = Omit<Report, 'verdict' | 'headline' | 'findings'> & { hosts: MailHost[] }
