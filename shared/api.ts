/** What goes in and out over HTTP: one schema each, which checks the input, types the code and documents itself. */
import { type Static, Type } from 'typebox'
import { oneOf } from './events.ts'
import { PATIENCE } from './options.ts'
import { FAMILIES, MECHANISMS, SECURITIES, TEST_STATUSES, VIAS } from './words.ts'

/** RFC 4954 4 and RFC 4616 2: a line of its own on the wire, and no NUL in it. */
const Secret = (description: string) =>
  Type.String({ minLength: 1, maxLength: 255, pattern: '^[^\\r\\n\\0]*$', writeOnly: true, description })

/** Name and password: they go to the probe in memory, and are never stored nor shown. */
export const LoginOrder = Type.Object(
  {
    user: Secret('the name of the account'),
    password: Secret('its password'),
    mechanism: Type.Optional(
      oneOf(MECHANISMS, { description: 'how to log in; without it the strongest that the server offers' }),
    ),
  },
  { additionalProperties: false, description: 'logs in, once, inside TLS only; the report says that, and not as whom' },
)

/** A request for a test. */
export const TestOrder = Type.Object(
  {
    target: Type.String({
      minLength: 1,
      maxLength: 2048,
      description: 'a mail domain, a host or an address, with an optional port: `example.com`, `[2001:db8::1]:465`',
    }),
    via: Type.Optional(
      oneOf(VIAS, {
        default: 'auto',
        description: 'whether a name is tested through its MX; `auto`: where it has some',
      }),
    ),
    port: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 65535, description: 'makes a name a host unless via is `mx`' }),
    ),
    security: Type.Optional(
      oneOf(SECURITIES, { default: 'auto', description: 'how TLS begins; `auto`: as usual on the port' }),
    ),
    family: Type.Optional(oneOf(FAMILIES, { default: 'any', description: 'IP version' })),
    patience: Type.Optional(
      Type.Number({
        minimum: PATIENCE.least,
        maximum: PATIENCE.most,
        default: PATIENCE.default,
        description: 'seconds to wait for a banner',
      }),
    ),
    envelope: Type.Optional(
      Type.Boolean({ default: true, description: 'goes on to MAIL FROM and RCPT TO; never to DATA' }),
    ),
    relay: Type.Optional(Type.Boolean({ default: false, description: 'asks for a foreign recipient too' })),
    injection: Type.Optional(
      Type.Boolean({ default: false, description: 'asks, in a session of its own, for STARTTLS command injection' }),
    ),
    depth: Type.Optional(
      Type.Boolean({ default: false, description: 'looks for old versions of TLS, each in a session of its own' }),
    ),
    auth: Type.Optional(LoginOrder),
    fresh: Type.Optional(
      Type.Boolean({
        default: true,
        description:
          '`false`: where the same was tested less than 30 s ago, or is being tested since then, that test is named (200) and no other is begun',
      }),
    ),
  },
  { additionalProperties: false },
)

export const TestAccepted = Type.Object({
  id: Type.String(),
  url: Type.String({ description: 'the permalink: the page, and for terminals the transcript' }),
  status: oneOf(TEST_STATUSES),
  deleteToken: Type.String({ description: 'whoever has it may delete the test; it is told only here' }),
})

/** The answer where a fresh result is as welcome as a new test. */
export const TestKnown = Type.Object({
  id: Type.String(),
  url: Type.String({ description: 'the permalink of the test that somebody began a moment ago' }),
  status: oneOf(TEST_STATUSES),
  ageMs: Type.Number({ description: 'milliseconds since it ended, or, while it runs, since it began' }),
})

/** RFC 9457. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String({ description: 'the kind of problem' }),
  status: Type.Integer(),
  detail: Type.String({ description: 'what is wrong this time, and what to do' }),
  code: Type.String({ description: 'stable; for programs' }),
  field: Type.Optional(Type.String({ description: 'the field of the request that is meant' })),
  latest: Type.Optional(
    Type.String({ description: 'URL of the latest report of the same host and port (`rate_limited`)' }),
  ),
})

export type TestOrder = Static<typeof TestOrder>
export type TestAccepted = Static<typeof TestAccepted>
export type ProblemDetails = Static<typeof ProblemDetails>
