/** MAIL FROM, RCPT TO, the relay question and QUIT, as far as a refusal means something of its own there. */
import { because } from './because.ts'
import { PROVIDERS } from './providers.ts'
import { given, type StepRule } from './rule.ts'

/** Refusals of this tester, after which a server may leave as it likes. */
const OF_THIS_TESTER = [
  'rate-limited',
  'blocklisted',
  'bad-reputation',
  'greylisted',
  'tester-reverse-dns',
  'tester-helo-name',
  'policy-refusal',
  'temporary-refusal',
  ...PROVIDERS.map(({ code }) => code),
]

export const ENVELOPE: readonly StepRule[] = [
  {
    code: 'relay-accepted',
    steps: ['relay'],
    when: ({ failure, reply }) => given(failure?.kind === 'reply' && reply !== null && reply.code < 300),
  },
  {
    code: 'tls-required-by-mx',
    steps: ['mail-from', 'rcpt-to'],
    when: because('tls-required'),
  },
  {
    code: 'login-required-by-mx',
    steps: ['mail-from', 'rcpt-to'],
    when: (view) => (view.facts.target.kind === 'domain' ? because('login-required')(view) : null),
  },
  {
    code: 'login-required-by-host',
    steps: ['mail-from', 'rcpt-to'],
    when: (view) => (view.facts.target.kind === 'domain' ? null : because('login-required')(view)),
  },
  {
    code: 'relay-denied',
    steps: ['rcpt-to'],
    when: (view) => (view.facts.target.kind === 'domain' ? because('relay-denied')(view) : null),
  },
  {
    code: 'no-postmaster',
    steps: ['rcpt-to'],
    when: because('unknown-recipient'),
  },
  {
    code: 'postmaster-held-for-foreign',
    steps: ['rcpt-to'],
    when: (view) => (view.facts.target.kind === 'domain' ? null : because('relay-denied')(view)),
  },
  {
    code: 'farewell-missing',
    follows: OF_THIS_TESTER,
    steps: ['quit'],
    when: ({ failure, lines }) => {
      const asked = lines.findLast(({ text, direction }) => direction === 'sent' && text === 'QUIT')
      return given(failure && failure.kind !== 'reply', asked ? { line: asked } : { text: failure?.message ?? '' })
    },
  },
]

/** What can happen at any step that has no word of its own for it. */
export const ANYWHERE: readonly StepRule[] = [
  {
    code: 'too-much',
    when: ({ failure }) => given(failure?.kind === 'too-much'),
  },
  {
    code: 'stalled',
    when: ({ failure }) => given(failure?.kind === 'timeout'),
  },
  {
    code: 'hung-up',
    follows: OF_THIS_TESTER,
    when: ({ failure }) => given(failure?.kind === 'closed'),
  },
  {
    code: 'connection-broken',
    follows: OF_THIS_TESTER,
    when: ({ failure }) => given(failure?.kind === 'reset' || failure?.kind === 'unreachable'),
  },
  {
    code: 'spoke-unasked',
    // Well formed, and nobody had asked anything.
    when: ({ failure }) => given(failure?.kind === 'protocol' && /^[2-5]\d\d(?:[ -]|\\|$)/.test(failure.received)),
  },
  {
    code: 'not-smtp',
    when: ({ failure }) => given(failure?.kind === 'protocol' || failure?.kind === 'tls'),
  },
  {
    code: 'unexpected-code',
    when: ({ failure, reply }) => given(failure?.kind === 'reply' && reply && reply.code < 400),
  },
  {
    code: 'command-unknown',
    when: ({ nature }) => given(nature === 'unimplemented'),
  },
  {
    code: 'slow-answer',
    when: ({ failure, reply, step }) =>
      given(failure === null && reply && reply.code < 400 && step.durationMs, {
        words: { seconds: String(Math.round((step.durationMs ?? 0) / 1000)) },
      }),
  },
  {
    code: 'refused',
    when: ({ failure }) => given(failure?.kind === 'reply'),
  },
  {
    code: 'not-as-expected',
    when: ({ failure, step }) => given(true, { text: failure?.message || step.summary || step.status }),
  },
]
