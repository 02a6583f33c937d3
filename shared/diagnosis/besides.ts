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
