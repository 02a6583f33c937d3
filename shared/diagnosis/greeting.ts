/** The banner: what a server says first, or does not say. */
import { NOTES } from './notes.ts'
import { given, type StepRule } from './rule.ts'
import { lineBefore, noted, type View } from './view.ts'

/** A wait of so many milliseconds is worth a word, though it harms nobody. */
const SLOW_MS = 5000

const seconds = ({ step }: View) => String(Math.round((step.durationMs ?? 0) / 1000))

/** Other services that answer on a port where a mail server is looked for. */
const SERVICES: [RegExp, string][] = [
  [/^HTTP\/|^<(!doctype|html)/i, 'a web server'],
  [/^SSH-/, 'an SSH server'],
  [/^\+OK/, 'a POP3 server'],
  [/^\* (OK|PREAUTH|BYE)/i, 'an IMAP server'],
]

function otherService({ failure }: View): string | null {
  if (failure?.kind !== 'protocol') return null
  return SERVICES.find(([pattern]) => pattern.test(failure.received))?.[1] ?? null
}

const gone = ({ failure }: View) => failure?.kind === 'closed' || failure?.kind === 'reset'

export const GREETING: readonly StepRule[] = [
  {
    code: 'tls-first-on-25',
    steps: ['banner'],
    when: (view) =>
      given(view.failure?.fault === 'target' && noted(view, NOTES.tlsFirst), { line: noted(view, NOTES.tlsFirst) }),
  },
  {
    code: 'tls-first',
    steps: ['banner'],
    when: (view) => given(noted(view, NOTES.tlsFirst), { line: noted(view, NOTES.tlsFirst) }),
  },
  {
    code: 'banner-half',
    steps: ['banner'],
    when: (view) => given(view.failure?.kind === 'timeout' && view.failure.received !== ''),
  },
  {
    code: 'no-banner',
    steps: ['banner'],
    when: (view) => {
      // It may have answered later, when it was asked for TLS: that shows what it is, and is no banner in time.
      const later = noted(view, NOTES.answeredTls)
      return given(view.failure?.kind === 'timeout', later ? { line: later } : {})
    },
  },
  {
    code: 'banner-cut',
    steps: ['banner'],
    when: (view) => given(gone(view) && view.failure?.received !== ''),
  },
  {
    code: 'banner-closed',
    steps: ['banner'],
    when: (view) => given(gone(view)),
  },
  {
    code: 'not-a-mail-server',
    steps: ['banner'],
    when: (view) => {
      const service = otherService(view)
      return given(service, { words: { service: service ?? '' } })
    },
  },
  {
    code: 'banner-refuses-without-code',
    steps: ['banner'],
    when: ({ failure }) => given(failure?.kind === 'protocol' && failure.fault === 'policy'),
  },
  {
    code: 'banner-not-smtp',
    steps: ['banner'],
    when: (view) => given(view.failure?.kind === 'protocol'),
  },
  {
    code: 'banner-code',
    steps: ['banner'],
    when: (view) => given(view.failure?.kind === 'reply' && view.reply !== null && view.reply.code < 400),
  },
  {
    code: 'banner-late',
    steps: ['banner'],
    when: (view) =>
      given(view.step.status === 'warned' && view.failure === null, { words: { seconds: seconds(view) } }),
  },
  {
    code: 'banner-pause',
    steps: ['banner'],
    severity: 'notice',
    fault: 'policy',
    remark: true,
    when: (view) =>
      given(view.step.status === 'passed' && (view.step.durationMs ?? 0) >= SLOW_MS, {
        words: { seconds: seconds(view) },
      }),
  },
  {
    code: 'banner-masked',
    follows: ['starttls-masked', 'starttls-unimplemented'],
    steps: ['banner'],
    severity: 'warning',
    remark: true,
    when: ({ reply }) => given(reply && /^[\s*0-9.]*\*{4,}/.test(reply.text), { line: reply?.lines[0] ?? null }),
  },
]

const noteRule = (note: string) => (view: View) => {
  const line = noted(view, note)
  return given(line, { line: line && lineBefore(view, line) })
}

/** How replies are written, at whatever step. */
export const WRITING: readonly StepRule[] = [
  {
    code: 'mixed-codes',
    severity: 'warning',
    // Whatever the reply means, it is the server that writes like this.
    fault: 'target',
    remark: true,
    when: noteRule(NOTES.mixedCodes),
  },
  {
    code: 'bare-lf',
    severity: 'notice',
    remark: true,
    when: noteRule(NOTES.bareLf),
  },
  {
    code: 'no-final-break',
    severity: 'notice',
    remark: true,
    when: noteRule(NOTES.noFinalBreak),
  },
  {
    code: 'long-line',
    severity: 'notice',
    remark: true,
    when: noteRule(NOTES.longLine),
  },
]
