/** The words of all findings in German. */
import type { EN } from '../en/index.ts'
import type { Translated } from '../saying.ts'
import { BESIDES } from './besides.ts'
import { BLOCKLISTS } from './blocklists.ts'
import { CERTIFICATES } from './certificates.ts'
import { CHAIN } from './chain.ts'
import { CONNECTING } from './connecting.ts'
import { ENCRYPTION } from './encryption.ts'
import { ENVELOPE } from './envelope.ts'
import { EXTENSIONS } from './extensions.ts'
import { GREETING } from './greeting.ts'
import { HELLO } from './hello.ts'
import { LOGIN } from './login.ts'
import { NICETIES } from './niceties.ts'
import { NULL_SENDER } from './null-sender.ts'
import { POLICIES } from './policies.ts'
import { PROVIDERS } from './providers.ts'
import { REFUSALS } from './refusals.ts'
import { RESOLVING } from './resolving.ts'
import { REVERSE_DNS } from './reverse-dns.ts'
import { STRENGTH } from './strength.ts'
import { WAY_OUT } from './way-out.ts'
import { ZONE } from './zone.ts'

export const DE = {
  ...RESOLVING,
  ...ZONE,
  ...REVERSE_DNS,
  ...BLOCKLISTS,
  ...CONNECTING,
  ...WAY_OUT,
  ...GREETING,
  ...HELLO,
  ...EXTENSIONS,
  ...ENCRYPTION,
  ...CERTIFICATES,
  ...POLICIES,
  ...CHAIN,
  ...STRENGTH,
  ...BESIDES,
  ...LOGIN,
  ...ENVELOPE,
  ...NULL_SENDER,
  ...REFUSALS,
  ...PROVIDERS,
  ...NICETIES,
} satisfies Translated<typeof EN>
