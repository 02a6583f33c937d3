/** Why the server said no, at whatever step: one rule for each nature of a refusal that means the same everywhere. */
import { because } from './because.ts'
import { given, type StepRule } from './rule.ts'

export const REFUSALS: readonly StepRule[] = [
  {
    code: 'open-resolver',
    when: because('open-resolver'),
  },
  {
    code: 'rate-limited',
    when: because('rate-limit'),
  },
  {
    code: 'blocklisted',
    when: because('blocklist'),
  },
  {
    code: 'bad-reputation',
    when: because('reputation'),
  },
  {
    code: 'greylisted',
    when: because('greylisting'),
  },
  {
    code: 'tester-reverse-dns',
    when: because('reverse-dns'),
  },
  {
    code: 'tester-helo-name',
    when: because('helo-policy'),
  },
  {
    code: 'policy-refusal',
    when: because('policy'),
  },
  {
    code: 'no-resources',
    when: because('no-resources'),
  },
  {
    code: 'mailbox-full',
    when: because('mailbox-full'),
  },
  {
    code: 'server-misconfigured',
    when: because('misconfigured'),
  },
  {
    code: 'no-mail-here',
    when: because('no-mail-here'),
  },
  {
    code: 'out-of-step',
    when: because('out-of-step'),
  },
  {
    code: 'impatient',
    when: ({ failure, reply }) =>
      given(
        failure?.kind === 'reply' &&
          reply?.code === 421 &&
          /\b4\.4\.2\b|time(?:d)?[- ]?out\b|\bidle\b/i.test(reply.text),
      ),
  },
  {
    code: 'temporary-refusal',
    when: because('temporary'),
  },
]
