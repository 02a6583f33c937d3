/** What sessions that were asked for besides have found: STARTTLS injection, and old versions of TLS. */
import { versionName } from '../question.ts'
import { given, type StepRule } from './rule.ts'
import { forUsers } from './view.ts'

/** RFC 8996 */
const OLD: readonly string[] = ['SSLv3', 'TLSv1', 'TLSv1.1']

export const BESIDES: readonly StepRule[] = [
  {
    code: 'starttls-injection',
    purposes: ['injection'],
    steps: ['starttls'],
    says: 'believes inside TLS what a stranger may have written before it',
    meaning:
      'A command that was sent in plain text, close behind STARTTLS, was carried out inside TLS. Whoever sits on the way can so put commands in front of somebody else’s protected session, and catch mail, or a name and password.',
    remedy:
      'Bring the server, and any filter or TLS proxy in front of it, up to date; it must forget what it had read before the handshake. Fixed since Postfix 2.4.16, 2.5.12, 2.6.9 and 2.7.3, and in other programs from 2011 to 2021. Until then, offer users port 465, which has no STARTTLS.',
    source: 'CVE-2011-0411; RFC 3207 4.2; “Why TLS Is Better Without STARTTLS”, USENIX Security 2021',
    when: ({ step, failure, lines }) => {
      const begun = lines.findLast(({ direction, text }) => direction === 'note' && text.startsWith('TLS begins'))
      const answer = lines.find((line) => line.direction === 'received' && line.n > (begun?.n ?? Number.MAX_VALUE))
      return given(step.status === 'failed' && failure?.kind === 'protocol', answer ? { line: answer } : {})
    },
  },
  {
    code: 'tls-old-versions',
    purposes: ['depth'],
    steps: ['tls', 'starttls'],
    remark: true,
    says: 'still speaks outdated versions of TLS besides',
    meaning:
      'It agreed on {version} where nothing newer was offered. On port 25 this does little harm, since both sides take the best that they have, and plain text would be the alternative; it must not be used any more all the same, least of all where users log in.',
    remedy:
      'Allow TLS 1.2 and 1.3 only:\n    # Postfix\n    smtpd_tls_protocols = >=TLSv1.2\n    # Exim with OpenSSL\n    openssl_options = +no_sslv3 +no_tlsv1 +no_tlsv1_1',
    source: 'RFC 8996; RFC 9325 3.1.1; RFC 7435 3',
    when: ({ session, lines }) => {
      const { tls } = session
      const line =
        lines.findLast(({ direction, text }) => direction === 'note' && text.startsWith('TLS begins')) ?? null
      return given(tls && OLD.includes(tls.protocol), {
        line,
        severity: forUsers(session) ? 'warning' : 'notice',
        words: { version: versionName(tls?.protocol ?? '') },
      })
    },
  },
]
