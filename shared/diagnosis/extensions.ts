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
    says: 'takes small messages only, up to {size}',
    meaning:
      'A larger message comes back to its sender at once. Attachments grow by a third on their way, so one of {attachment} already fills it.',
    remedy:
      'If that is not what you want, allow more:\n    # Postfix\n    message_size_limit = 52428800\n    # Exim\n    message_size_limit = 50M',
    source: 'RFC 1870 4',
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
    says: 'offers SMTPUTF8 without 8BITMIME',
    meaning:
      'Addresses beyond ASCII need headers beyond ASCII, so the one must not be offered without the other. Senders will not use SMTPUTF8 with it.',
    remedy: 'Offer both or neither. A filter in front of the server that takes keywords out may be the cause.',
    source: 'RFC 6531 3.1',
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
    says: 'offers REQUIRETLS before there is TLS',
    meaning: 'The keyword belongs into the answer to EHLO inside TLS only. Senders that need it ask there.',
    remedy: 'A newer version of the software, or of the filter in front of it, does not do this.',
    source: 'RFC 8689 2',
    when: (view) =>
      given(has(offered(view), 'REQUIRETLS') && !encrypted(view), { line: lineWith(view, /^REQUIRETLS\b/i) }),
  },
]
