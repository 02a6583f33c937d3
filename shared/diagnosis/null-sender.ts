/** `MAIL FROM:<>`, asked after RSET: whether bounces and delivery reports could arrive. */
import { NULL_SENDER } from '../null-sender.ts'
import { given, type StepRule } from './rule.ts'
import { nullSenderReply } from './view.ts'

export const NULL_SENDER_RULES: readonly StepRule[] = [
  {
    code: 'null-sender-refused',
    steps: ['quit'],
    says: 'refuses mail without a sender, as bounces are',
    meaning:
      'It took another sender from this tester a moment before. Bounces and delivery reports come with an empty sender: the people here never learn that their own mail did not arrive.',
    remedy:
      'Take the empty sender from everybody, and fight forged bounces in another way (RFC 5321 6.1 asks for them to be sent):\n    # Postfix: no line for <> in the maps of smtpd_sender_restrictions\n    postconf smtpd_sender_restrictions\n    # Exim: no deny with senders = :\n    exim -bP acl_smtp_mail',
    source: 'RFC 5321 4.5.5 and 6.1',
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
    says: 'does not answer when mail without a sender is announced',
    meaning:
      'The empty sender of bounces and delivery reports got no reply: the connection ended or went silent there. Other mail is not touched by this; whether bounces arrive is not known.',
    remedy: 'See the log of the server at this second: a filter that looks senders up may not expect an empty one.',
    source: 'RFC 5321 4.5.5',
    when: ({ failure, lines }) => {
      const last = lines.findLast(({ direction }) => direction === 'sent')
      return given(failure && failure.kind !== 'reply' && last?.text === NULL_SENDER, { text: failure?.message ?? '' })
    },
  },
]
