/** TLS: offered or not, begun or not, strong or weak. */
import type { Session } from '../report.ts'
import { NOTES } from './notes.ts'
import { type Evidence, given, type StepRule } from './rule.ts'
import { forUsers, noted, replyIn, stepOf, type View } from './view.ts'

const notOffered = ({ step, failure }: View) =>
  step.summary.startsWith('The server does not offer STARTTLS') && (failure === null || failure.received === '')

/** The whole of what was offered, which stands in another step: beneath its last line one sees what is missing. */
function offer({ session }: View): Evidence {
  const lines = replyIn(session, 'ehlo')?.lines ?? []
  return { text: lines.map(({ text }) => text).join(' ') || 'no STARTTLS', line: lines.at(-1) ?? null }
}

/** Whether the server said what it offers, so that what is not there is known not to be there. */
const toldItsOffer = (session: Session) => session.purpose === 'mail' && stepOf(session, 'ehlo')?.status === 'passed'
const offersTls = ({ capabilitiesBeforeTls }: Session) =>
  capabilitiesBeforeTls.some(({ keyword }) => keyword === 'STARTTLS')

/** The other addresses of the same host that offer what this one does not. */
function kinWithTls({ facts, session }: View): Session[] {
  return facts.sessions.filter((other) => other.host === session.host && toldItsOffer(other) && offersTls(other))
}

/** As the probe says it, or by the alerts with which TLS 1.3 says it (RFC 8446 6.2). */
const WANTS_CERTIFICATE =
  /^The server wants a certificate of its clients|ALERT_(?:CERTIFICATE_REQUIRED|BAD_CERTIFICATE|NO_CERTIFICATE)/

/** A server whose first record is no alert has sent its ServerHello, which names the cipher (RFC 8446 4.1.3). */
const chosen = (received: string) => /^\\x16\\x03/.test(received)

export const ENCRYPTION: readonly StepRule[] = [
  {
    code: 'starttls-masked',
    steps: ['starttls'],
    fault: 'network',
    when: (view) => {
      const crossed = replyIn(view.session, 'ehlo')?.lines.find(({ text }) => /^250[ -]X{4,}/.test(text))
      return crossed && notOffered(view) ? { line: crossed } : null
    },
  },
  {
    code: 'starttls-not-offered-to-users',
    steps: ['starttls'],
    when: (view) => given(notOffered(view) && forUsers(view.session), offer(view)),
  },
  {
    code: 'starttls-not-everywhere',
    steps: ['starttls'],
    when: (view) => {
      const others = kinWithTls(view)
      return given(notOffered(view) && others.length > 0, {
        ...offer(view),
        words: {
          others: others
            .map(({ address }) => address)
            .slice(0, 3)
            .join(', '),
        },
      })
    },
  },
  {
    code: 'starttls-not-offered',
    steps: ['starttls'],
    when: (view) => given(notOffered(view), offer(view)),
  },
  {
    code: 'starttls-unimplemented',
    steps: ['starttls'],
    when: ({ nature }) => given(nature === 'unimplemented'),
  },
  {
    code: 'starttls-unavailable',
    steps: ['starttls'],
    when: ({ nature }) =>
      given(nature === 'tls-unavailable' || nature === 'misconfigured' || nature === 'no-resources'),
  },
  {
    code: 'plaintext-after-starttls',
    purposes: ['mail', 'injection'],
    steps: ['starttls'],
    when: (view) => given(noted(view, NOTES.earlyPlaintext), { line: noted(view, NOTES.earlyPlaintext) }),
  },
  {
    code: 'plain-first',
    steps: ['tls'],
    when: (view) => given(noted(view, NOTES.plainFirst), { text: view.failure?.received ?? '' }),
  },
  {
    code: 'handshake-stalled',
    steps: ['tls', 'starttls'],
    when: ({ failure }) => given(failure?.kind === 'timeout', { text: failure?.message ?? '' }),
  },
  {
    code: 'handshake-plain',
    steps: ['starttls'],
    when: ({ failure }) =>
      given(failure?.kind === 'tls' && failure.received !== '' && !/^\\x1[4-7]/.test(failure.received), {
        text: failure?.received ?? '',
      }),
  },
  {
    code: 'client-certificate-wanted',
    when: ({ failure }) =>
      given(failure?.kind === 'tls' && WANTS_CERTIFICATE.test(failure.message), { text: failure?.message ?? '' }),
  },
  {
    code: 'handshake-no-version',
    steps: ['tls', 'starttls'],
    when: ({ failure }) =>
      given(
        failure?.kind === 'tls' && /unsupported protocol|protocol version|wrong ssl version/i.test(failure.message),
        {
          text: failure?.message ?? '',
        },
      ),
  },
  {
    code: 'handshake-no-cipher',
    steps: ['tls', 'starttls'],
    when: ({ failure }) =>
      given(
        failure?.kind === 'tls' &&
          !chosen(failure.received) &&
          /handshake failure|no (?:shared|suitable) cipher|insufficient security/i.test(failure.message),
        {
          text: failure?.message ?? '',
        },
      ),
  },
  {
    code: 'handshake-failed',
    steps: ['tls', 'starttls'],
    when: ({ failure }) => given(failure?.kind === 'tls', { text: failure?.message ?? '' }),
  },
  {
    code: 'weak-tls',
    steps: ['tls', 'starttls'],
    when: (view) =>
      given(view.failure === null && view.session.tls, {
        text: view.step.summary,
        words: { protocol: view.session.tls?.protocol ?? '' },
      }),
  },
]
