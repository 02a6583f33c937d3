/** EHLO: what the server can do, and what somebody on the way takes out of it. */
import { given, type StepRule } from './rule.ts'
import { encrypted, lineWith, offered } from './view.ts'

export const HELLO: readonly StepRule[] = [
  {
    code: 'ehlo-turned-away',
    steps: ['ehlo', 'ehlo-tls'],
    when: ({ failure, reply, lines }) => {
      const refusal = lines.find(({ text, direction }) => direction === 'received' && /^[45]\d\d/.test(text))
      return given(failure && failure.fault !== 'target' && reply !== null && reply.code < 300 && refusal, {
        line: refusal ?? null,
      })
    },
  },
  {
    code: 'ehlo-refused',
    steps: ['ehlo', 'ehlo-tls'],
    when: ({ failure, reply }) =>
      given(failure?.kind === 'reply' && failure.fault === 'target' && reply !== null && reply.code < 300),
  },
  {
    code: 'auth-in-the-clear',
    steps: ['ehlo'],
    when: (view) => {
      const auth = offered(view).find(
        ({ keyword, parameters }) => keyword === 'AUTH' && /\b(PLAIN|LOGIN)\b/i.test(parameters),
      )
      return given(auth && !encrypted(view), { line: lineWith(view, /^AUTH\b/i) })
    },
  },
  {
    code: 'starttls-inside-tls',
    steps: ['ehlo-tls'],
    severity: 'notice',
    remark: true,
    when: (view) =>
      given(
        offered(view).some(({ keyword }) => keyword === 'STARTTLS'),
        { line: lineWith(view, /^STARTTLS\b/i) },
      ),
  },
]
