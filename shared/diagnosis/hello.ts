/** EHLO: what the server can do, and what somebody on the way takes out of it. */
import { given, type StepRule } from './rule.ts'
import { encrypted, lineWith, offered } from './view.ts'

export const HELLO: readonly StepRule[] = [
  {
    code: 'ehlo-turned-away',
    steps: ['ehlo', 'ehlo-tls'],
    says: 'refuses EHLO from this tester, and takes its HELO',
    meaning:
      'The refusal is about this tester ({tester}), as its words say; a sender that is not refused says EHLO and has all that it brings. What would have been offered was not seen.',
    remedy:
      'Nothing needs mending for this. If real partners meet it, look for the rule that checks EHLO and not HELO.',
    source: 'RFC 5321 3.2 and 4.1.4',
    when: ({ failure, reply, lines }) => {
      const refusal = lines.find(({ text, direction }) => direction === 'received' && /^[45]\d\d/.test(text))
      return given(failure?.fault === 'policy' && reply !== null && reply.code < 300 && refusal, {
        line: refusal ?? null,
      })
    },
  },
  {
    code: 'ehlo-refused',
    steps: ['ehlo', 'ehlo-tls'],
    says: 'knows HELO only, not EHLO',
    meaning:
      'It does without anything that EHLO would bring: no encryption, no sizes, no delivery notices. A server of today knows EHLO; a filter in front of it may not.',
    remedy: 'Take the filter out of the way (Cisco: `no inspect esmtp`), or bring the software up to date.',
    source: 'RFC 5321 3.2 and 4.1.1.1',
    when: ({ failure, reply }) =>
      given(failure?.kind === 'reply' && failure.fault !== 'policy' && reply !== null && reply.code < 300),
  },
  {
    code: 'auth-in-the-clear',
    steps: ['ehlo'],
    says: 'invites passwords in plain text',
    meaning:
      'It offers AUTH before TLS, so a program may send name and password where everybody on the way can read them.',
    remedy:
      'Offer it inside TLS only:\n    # Postfix\n    smtpd_tls_auth_only = yes\n    # Exchange\n    Set-ReceiveConnector -Identity … -AuthMechanism Tls,BasicAuthRequireTLS,BasicAuth',
    source: 'RFC 4954 4 and 9; RFC 8314 3',
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
    says: 'offers STARTTLS inside TLS',
    meaning: 'Once TLS is there it must not be offered again. Senders do not mind.',
    remedy: 'A newer version of the software, or of the filter in front of it, does not do this.',
    source: 'RFC 3207 4.2',
    when: (view) =>
      given(
        offered(view).some(({ keyword }) => keyword === 'STARTTLS'),
        { line: lineWith(view, /^STARTTLS\b/i) },
      ),
  },
]
