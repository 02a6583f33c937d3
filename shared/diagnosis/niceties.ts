/** What could be nicer: nothing here loses mail, and no lamp changes its colour for it. */
import { given, type StepRule } from './rule.ts'
import type { View } from './view.ts'

/** RFC 5321 4.2: 220 is followed by the domain of the server or its address in brackets. */
const NAMES_ITSELF =
  /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?|\[[0-9a-f.:ipv]+\])(?:\s|$)/i
const MASKED = /\*{4,}/

/** A product, and the number of its version behind it. */
const VERSION =
  /\b(?:Postfix|Exim|Sendmail|OpenSMTPD|qmail|Courier|Haraka|Exchange|Microsoft ESMTP MAIL Service, Version|MailEnable|Zimbra|Dovecot|Kerio \w+|hMailServer|MDaemon|Lotus Domino|Domino|CommuniGate Pro|Axigen|IceWarp|SmarterMail|Cyrus)\b[\s/(-]*(?:v|ver|version|release)?[.: ]*\d+(?:\.\d+)+/i

/** Keywords that have no reason to go when TLS begins (STARTTLS has to, AUTH may come). */
const LASTING = ['SIZE', '8BITMIME', 'PIPELINING', 'CHUNKING', 'SMTPUTF8', 'DSN', 'ENHANCEDSTATUSCODES']

const heard = ({ lines }: View) => lines.filter(({ direction }) => direction === 'received')

/** RFC 3463 2: the class of an enhanced code says the same as the first digit of the reply. */
const CONTRADICTS = /^([245])\d\d[ -](?!\1\.)[245]\.\d{1,3}\.\d{1,3}(?:\s|$)/

function lostInTls({ session }: View): string[] {
  const after = new Set(session.capabilities.map(({ keyword }) => keyword))
  return session.capabilitiesBeforeTls
    .map(({ keyword }) => keyword)
    .filter((keyword) => LASTING.includes(keyword) && !after.has(keyword))
}

export const NICETIES: readonly StepRule[] = [
  {
    code: 'banner-without-name',
    steps: ['banner'],
    severity: 'notice',
    remark: true,
    when: ({ step, reply }) => {
      const first = reply?.lines[0]
      const text = first?.text.slice(4) ?? ''
      return given(step.status === 'passed' && first && !MASKED.test(text) && !NAMES_ITSELF.test(text), {
        line: first ?? null,
      })
    },
  },
  {
    code: 'version-disclosed',
    steps: ['banner', 'ehlo'],
    severity: 'notice',
    remark: true,
    when: (view) => {
      const line = heard(view).find(({ text }) => VERSION.test(text)) ?? null
      return given(line, { line })
    },
  },
  {
    code: 'enhanced-code-contradicts',
    severity: 'notice',
    remark: true,
    when: (view) => {
      const line = heard(view).find(({ text }) => CONTRADICTS.test(text)) ?? null
      return given(line, { line })
    },
  },
  {
    code: 'keywords-lost-in-tls',
    steps: ['ehlo-tls'],
    severity: 'notice',
    remark: true,
    when: (view) => {
      const gone = lostInTls(view)
      return given(view.session.capabilities.length > 0 && gone.length > 0, { words: { keywords: gone.join(', ') } })
    },
  },
  {
    code: 'no-8bitmime',
    follows: ['keywords-lost-in-tls'],
    steps: ['ehlo', 'ehlo-tls'],
    severity: 'notice',
    remark: true,
    when: (view) => {
      const last = view.session.steps.some(({ name, status }) => name === 'ehlo-tls' && status === 'passed')
        ? 'ehlo-tls'
        : 'ehlo'
      const offered = view.session.capabilities
      const asked = view.step.name === last && view.step.status !== 'failed' && offered.length > 0
      // What a firewall crossed out was offered, and nobody knows what it was.
      return given(asked && !offered.some(({ keyword }) => keyword === '8BITMIME' || /^X{4,}/.test(keyword)))
    },
  },
]
