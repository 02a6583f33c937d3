/**
 * The events of a test: the only truth. They are appended once, in order, and never changed;
 * report, lamps, findings and transcript are pure functions of them.
 * One schema each; the types are read off the schemas.
 */
import { type Static, type TSchema, type TSchemaOptions, Type } from 'typebox'
import {
  CHECKS,
  DIRECTIONS,
  FAILURE_KINDS,
  FAMILIES,
  FAULTS,
  PURPOSES,
  ROUTES,
  SECURITIES,
  STATUSES,
  STEPS,
  TARGET_KINDS,
  TLS_VERSIONS,
  VIAS,
} from './words.ts'

/** A schema for one word of a closed list. */
export function oneOf<const Words extends readonly string[]>(words: Words, options?: TSchemaOptions) {
  return Type.Unsafe<Words[number]>(Type.Enum([...words], options))
}

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

const Milliseconds = (description: string) => Type.Number({ minimum: 0, description })

export const Target = Type.Object(
  {
    input: Type.String({ description: 'what was entered, without the local part of an e-mail address' }),
    kind: oneOf(TARGET_KINDS),
    host: Type.String({ description: 'A-labels in lower case, or an IP address in canonical form' }),
    port: Type.Integer({ minimum: 1, maximum: 65535 }),
    security: oneOf(SECURITIES),
    family: oneOf(FAMILIES),
  },
  { description: 'what the user entered, parsed' },
)

export const Options = Type.Object(
  {
    via: oneOf(VIAS),
    patience: Type.Number({ description: 'seconds to wait for a banner' }),
    envelope: Type.Boolean({ description: 'whether to go on to MAIL FROM and RCPT TO' }),
    relay: Type.Boolean({ description: 'whether to ask for a foreign recipient' }),
    injection: Type.Boolean({ description: 'whether to ask, in a session of its own, for STARTTLS command injection' }),
    depth: Type.Boolean({ description: 'whether to look for old versions of TLS, each in a session of its own' }),
    auth: Type.Boolean({ description: 'whether to log in; name and password are never part of any event' }),
  },
  { description: 'how the test was asked to be run' },
)

export const Probe = Type.Object({
  vantage: Type.String({ description: 'the named place where the probe runs' }),
  heloName: Type.String({ description: 'what it says after EHLO' }),
  addresses: Type.Array(Type.String(), { description: 'its own addresses, as far as it knows them' }),
})

export const MailHost = Type.Object({
  host: Type.String(),
  preference: orNull(Type.Integer()),
  addresses: Type.Array(Type.String()),
})

export const Failure = Type.Object({
  kind: oneOf(FAILURE_KINDS),
  fault: oneOf(FAULTS),
  message: Type.String({ description: 'what happened, in a sentence' }),
  received: Type.String({ description: 'the unconsumed or offending bytes, escaped' }),
})

export const Capability = Type.Object({ keyword: Type.String(), parameters: Type.String() })

export const Certificate = Type.Object({
  subject: Type.String({ description: 'distinguished name, one line' }),
  issuer: Type.String(),
  names: Type.Array(Type.String(), { description: 'DNS names and IP addresses it is valid for' }),
  notBefore: Type.String({ description: 'ISO 8601' }),
  notAfter: Type.String({ description: 'ISO 8601' }),
  serialNumber: Type.String(),
  fingerprint256: Type.String(),
  key: Type.String({ description: 'kind and size of the public key: RSA 2048, EC prime256v1' }),
  // Digests by which a TLSA record may know it (RFC 6698 2.1), besides fingerprint256; absent from older tests.
  sha512: Type.Optional(Type.String({ description: 'of the whole certificate; hexadecimal' })),
  publicKeySha256: Type.Optional(Type.String({ description: 'of its public key (SubjectPublicKeyInfo); hexadecimal' })),
  publicKeySha512: Type.Optional(Type.String({ description: 'the same with SHA-512' })),
  signature: Type.Optional(Type.String({ description: 'how its issuer signed it: sha256WithRSAEncryption' })),
  issuedBy: Type.Optional(
    orNull(
      Type.Integer({ description: 'place, in the same chain, of the certificate that issued it; null: not sent' }),
    ),
  ),
})

/** Which versions of TLS a `depth` session offered. */
export const TlsAsked = Type.Object({ min: oneOf(TLS_VERSIONS), max: oneOf(TLS_VERSIONS) })

export const Tls = Type.Object({
  protocol: Type.String({ description: 'TLSv1.3, TLSv1.2, ...' }),
  cipher: Type.String(),
  keyExchange: Type.Optional(orNull(Type.String({ description: 'group of the key exchange: X25519; null: not told' }))),
  serverName: Type.Optional(orNull(Type.String({ description: 'name asked for by SNI; null: none, for an address' }))),
  trusted: Type.Boolean({ description: 'whether the chain leads to a root that this probe trusts' }),
  trustError: orNull(Type.String({ description: "OpenSSL's word for what is wrong with the chain" })),
  nameMatches: Type.Boolean({ description: 'whether the certificate is valid for the name that was connected to' }),
  certificates: Type.Array(Certificate, { description: 'as sent by the server, its own first' }),
})

const stamp = {
  n: Type.Integer({ minimum: 1, description: 'counts from 1 without gaps' }),
  at: Type.String({ description: 'ISO 8601 with milliseconds' }),
  ms: Milliseconds('since the test began; monotonic, with fractions'),
}
const session = Type.Integer({ minimum: 0, description: 'index of the session' })

export const EVENTS = {
  queued: Type.Object(
    {
      ...stamp,
      type: Type.Literal('queued'),
      id: Type.String(),
      url: Type.String(),
      target: Target,
      options: Options,
      followUpOf: Type.Optional(Type.String({ description: 'id of the test that this one looks at again' })),
      notBefore: Type.Optional(Type.String({ description: 'ISO 8601: when a second look may begin' })),
    },
    { description: 'The test was accepted. Always the first event.' },
  ),
  started: Type.Object(
    { ...stamp, type: Type.Literal('started'), probe: Probe },
    { description: 'A probe took the test.' },
  ),
  resolved: Type.Object(
    {
      ...stamp,
      type: Type.Literal('resolved'),
      kind: oneOf(TARGET_KINDS),
      route: oneOf(ROUTES),
      hosts: Type.Array(MailHost),
    },
    { description: 'The hosts to test and how they were found; `route` is `none` where nothing was found.' },
  ),
  check: Type.Object(
    {
      ...stamp,
      type: Type.Literal('check'),
      name: oneOf(CHECKS),
      status: oneOf(STATUSES),
      summary: Type.String(),
      data: Type.Record(Type.String(), Type.Unknown()),
    },
    { description: 'A check began (`running`) or ended.' },
  ),
  session: Type.Object(
    {
      ...stamp,
      type: Type.Literal('session'),
      session,
      host: Type.String(),
      preference: orNull(Type.Integer()),
      address: Type.String(),
      port: Type.Integer(),
      purpose: Type.Optional(oneOf(PURPOSES, { description: 'absent: `mail`' })),
      tlsAsked: Type.Optional(TlsAsked),
    },
    { description: 'One address is going to be tested. Indexes count from 0 without gaps.' },
  ),
  step: Type.Object(
    {
      ...stamp,
      type: Type.Literal('step'),
      session,
      step: oneOf(STEPS),
      status: oneOf(STATUSES),
      summary: Type.String(),
      failure: Type.Optional(Failure),
    },
    { description: 'A step began (`running`) or ended; `failure` where it did not go as it should.' },
  ),
  skipped: Type.Object(
    { ...stamp, type: Type.Literal('skipped'), session, steps: Type.Array(oneOf(STEPS)), reason: Type.String() },
    { description: 'Steps that will not be run, and why.' },
  ),
  line: Type.Object(
    {
      ...stamp,
      type: Type.Literal('line'),
      session,
      step: oneOf(STEPS),
      direction: oneOf(DIRECTIONS),
      text: Type.String({ description: 'without its line end; escaped so that it can be undone' }),
    },
    { description: 'A line crossed the wire, or a note of the probe.' },
  ),
  capabilities: Type.Object(
    {
      ...stamp,
      type: Type.Literal('capabilities'),
      session,
      step: oneOf(['ehlo', 'ehlo-tls']),
      capabilities: Type.Array(Capability),
    },
    { description: 'What the server offered in its reply to EHLO.' },
  ),
  tls: Type.Object(
    { ...stamp, type: Type.Literal('tls'), session, step: oneOf(['tls', 'starttls']), tls: Tls },
    { description: 'A TLS handshake succeeded.' },
  ),
  'follow-up': Type.Object(
    {
      ...stamp,
      type: Type.Literal('follow-up'),
      id: Type.String({ description: 'of the test that will look again' }),
      url: Type.String(),
      due: Type.String({ description: 'ISO 8601: when it begins' }),
      reason: Type.String({ description: 'what the server asked for, in a sentence' }),
    },
    { description: 'The server asked us to come back later; another test will, once, from the same address.' },
  ),
  finished: Type.Object(
    {
      ...stamp,
      type: Type.Literal('finished'),
      status: oneOf(['finished', 'interrupted']),
      reason: Type.String({ description: 'why it was interrupted; empty otherwise' }),
    },
    { description: 'The test ended. Always the last event.' },
  ),
}

export type EventType = keyof typeof EVENTS
export type TestEvent = { [Type in EventType]: Static<(typeof EVENTS)[Type]> }[EventType]

type Unstamped<Event> = Event extends unknown ? Omit<Event, 'n' | 'at' | 'ms'> : never
/** What a probe has to tell: an event before it is dated and numbered. */
export type Fact = Unstamped<TestEvent>
/** A dated fact, not yet numbered: the log does that. */
/** When it was told: `at` in ISO 8601 with milliseconds, `ms` milliseconds since the test was accepted. */
export type EventDate = { at: string; ms: number }
export type DatedFact = Fact & EventDate

export type Target = Static<typeof Target>
export type Options = Static<typeof Options>
export type Probe = Static<typeof Probe>
export type MailHost = Static<typeof MailHost>
export type Failure = Static<typeof Failure>
export type Capability = Static<typeof Capability>
export type Certificate = Static<typeof Certificate>
export type TlsAsked = Static<typeof TlsAsked>
export type Tls = Static<typeof Tls>

export const AnyEvent = Type.Union(Object.values(EVENTS) as (typeof EVENTS)[EventType][], {
  description: 'One dated fact of a test.',
})
