/** What EHLO offers that does not fit together, or is little: nothing of it stops mail, all of it is good to know. */
import { byteWords, statedSize } from '../capabilities.ts'
import { given, type StepRule } from './rule.ts'
import { encrypted, lineWith, offered } from './view.ts'

/** A photo or two, a scanned contract: what people send today without a thought. In octets. */
const USUAL_SIZE = 10_000_000

const has = (capabilities: ReturnType<typeof offered>, keyword: string) =>
  capabilities.some((capability) => capability.keyword === keyword)

export const EXTENSIONS: readonly StepRule[] = [
  {
    code: 'size-small',
    steps: ['ehlo', 'ehlo-tls'],
    severity: 'notice',
    remark: true,
    when: (view) => {
      const size = statedSize(offered(view))
      if (size === null || size >= USUAL_SIZE) return null
      const words = { size: byteWords(size), attachment: byteWords(Math.floor((size * 0.73) / 100) * 100) }
      return { line: lineWith(view, /^SIZE\b/i), words }
    },
  },
  {
    code: 'smtputf8-without-8bitmime',
    steps: ['ehlo', 'ehlo-tls'],
    severity: 'notice',
    remark: true,
    when: (view) =>
      given(has(offered(view), 'SMTPUTF8') && !has(offered(view), '8BITMIME'), {
        line: lineWith(view, /^SMTPUTF8\b/i),
      }),
  },
  {
    code: 'requiretls-before-tls',
    steps: ['ehlo'],
    severity: 'notice',
    remark: true,
    when: (view) =>
      given(has(offered(view), 'REQUIRETLS') && !encrypted(view), { line: lineWith(view, /^REQUIRETLS\b/i) }),
  },
]
