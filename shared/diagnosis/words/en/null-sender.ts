import type { Sayings } from '../saying.ts'

export const NULL_SENDER = {
  'null-sender-refused': {
    says: 'refuses mail without a sender, as bounces are',
    meaning:
      'It took another sender from this tester a moment before. Bounces and delivery reports come with an empty sender: the people here never learn that their own mail did not arrive.',
    remedy:
      'Take the empty sender from everybody, and fight forged bounces in another way (RFC 5321 6.1 asks for them to be sent):\n    # Postfix: no line for <> in the maps of smtpd_sender_restrictions\n    postconf smtpd_sender_restrictions\n    # Exim: no deny with senders = :\n    exim -bP acl_smtp_mail',
  },
  'null-sender-unanswered': {
    says: 'does not answer when mail without a sender is announced',
    meaning:
      'The empty sender of bounces and delivery reports got no reply: the connection ended or went silent there. Other mail is not touched by this; whether bounces arrive is not known.',
    remedy: 'See the log of the server at this second: a filter that looks senders up may not expect an empty one.',
  },
} satisfies Sayings
