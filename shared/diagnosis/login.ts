/** AUTH, where a test was asked to log in (RFC 4954). Nobody but the owner of the account can know whether the password was right. */
import { classifyLogin, LOGIN_WORDS, type LoginRefusal } from '../login.ts'
import { given, type StepRule } from './rule.ts'
import { replyIn, stepOf, type View } from './view.ts'

const says =
  (refusal: LoginRefusal) =>
  ({ failure, reply }: View) =>
    given(
      failure?.kind === 'reply' &&
        reply &&
        reply.code >= 400 &&
        own(failure.message) &&
        classifyLogin(reply.code, reply.text).says === refusal,
    )

/** Not one where this tester broke off: then the answer to that is no news. */
const own = (message: string) =>
  !message.startsWith(LOGIN_WORDS.unproven) && !message.startsWith(LOGIN_WORDS.oddChallenge)

const begins =
  (words: string) =>
  ({ failure }: View) =>
    given(failure?.message.startsWith(words), { text: failure?.received || failure?.message || '' })

/** The line of the last EHLO that offers mechanisms, or all of them where none does. */
const offer = (words: string) => (view: View) => {
  const { session, failure } = view
  if (!failure?.message.startsWith(words)) return null
  const hello = replyIn(session, 'ehlo-tls') ?? replyIn(session, 'ehlo')
  const told = hello?.lines.filter(({ text }) => /^\d{3}[ -]AUTH\b/i.test(text)) ?? []
  const lines = told.length > 0 ? told : (hello?.lines ?? [])
  return { text: lines.map(({ text }) => text).join(' ') || failure.message, line: lines.at(-1) ?? null }
}

export const LOGIN: readonly StepRule[] = [
  {
    code: 'login-not-offered',
    steps: ['auth'],
    when: offer(LOGIN_WORDS.notOffered),
  },
  {
    code: 'login-mechanism-missing',
    steps: ['auth'],
    when: offer(LOGIN_WORDS.notThisOne),
  },
  {
    code: 'login-mechanisms-unknown',
    steps: ['auth'],
    when: offer(LOGIN_WORDS.noneKnown),
  },
  {
    code: 'login-server-unproven',
    steps: ['auth'],
    when: begins(LOGIN_WORDS.unproven),
  },
  {
    code: 'login-challenge-odd',
    steps: ['auth'],
    when: begins(LOGIN_WORDS.oddChallenge),
  },
  {
    code: 'login-refused',
    steps: ['auth'],
    when: says('refused'),
  },
  {
    code: 'login-mechanism-too-weak',
    steps: ['auth'],
    when: says('too-weak'),
  },
  {
    code: 'login-password-change',
    steps: ['auth'],
    when: says('password-change'),
  },
  {
    code: 'login-wants-encryption',
    steps: ['auth'],
    when: says('wants-encryption'),
  },
  {
    code: 'login-backend-down',
    steps: ['auth'],
    when: says('backend'),
  },
  {
    code: 'login-mechanism-refused',
    steps: ['auth'],
    when: says('mechanism'),
  },
  {
    code: 'login-forgotten',
    steps: ['mail-from', 'rcpt-to'],
    when: ({ nature, session }) => given(nature === 'login-required' && stepOf(session, 'auth')?.status === 'passed'),
  },
  {
    code: 'login-to-a-stranger',
    steps: ['auth'],
    severity: 'notice',
    remark: true,
    when: ({ session, lines }) => {
      const said = lines.find(({ direction, text }) => direction === 'sent' && text.startsWith('AUTH'))
      const doubtful = session.failures.some(({ step }) => step === 'certificate')
      return given(said && doubtful, { line: said ?? null })
    },
  },
]
