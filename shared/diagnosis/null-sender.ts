/** `MAIL FROM:<>`, asked after RSET: whether bounces and delivery reports could arrive. */
import { NULL_SENDER } from '../null-sender.ts'
import { given, type StepRule } from './rule.ts'
import { nullSenderReply } from './view.ts'

export const NULL_SENDER_RULES: readonly StepRule[] = [
  {
    code: 'null-sender-refused',
    steps: ['quit'],
    when: ({ failure, lines, nature }) => {
      const reply = nullSenderReply(lines)
      return given(failure?.kind === 'reply' && reply && reply.code >= 500 && nature === 'permanent', {
        line: reply?.lines.at(-1) ?? null,
      })
    },
  },
  {
    code: 'null-sender-unanswered',
    steps: ['quit'],
    when: ({ failure, lines }) => {
      const last = lines.findLast(({ direction }) => direction === 'sent')
      return given(failure && failure.kind !== 'reply' && last?.text === NULL_SENDER, { text: failure?.message ?? '' })
    },
  },
]
