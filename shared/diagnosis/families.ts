/** All findings there are, in families, in the order of a conversation: for the handbook, its page and the tests. */
import { BESIDES } from './besides.ts'
import { BLOCKLISTS } from './blocklists.ts'
import { CERTIFICATES } from './certificates.ts'
import { CHAIN } from './chain.ts'
import { CONNECTING } from './connecting.ts'
import { ENCRYPTION } from './encryption.ts'
import { ANYWHERE, ENVELOPE } from './envelope.ts'
import { EXTENSIONS } from './extensions.ts'
import { GREETING, WRITING } from './greeting.ts'
import { HELLO } from './hello.ts'
import { LOGIN } from './login.ts'
import { NICETIES } from './niceties.ts'
import { NULL_SENDER_RULES } from './null-sender.ts'
import { POLICIES, POLICY_STEPS } from './policies.ts'
import { PROVIDERS } from './providers.ts'
import { REFUSALS } from './refusals.ts'
import { RESOLVING } from './resolving.ts'
import { REVERSE_DNS } from './reverse-dns.ts'
import type { StepRule, TestRule } from './rule.ts'
import { STRENGTH } from './strength.ts'
import { WAY_OUT, WAY_OUT_STEPS } from './way-out.ts'
import type { FamilyName } from './words/handbook-words.ts'
import { ZONE } from './zone.ts'

export interface Family {
  name: FamilyName
  rules: readonly (StepRule | TestRule)[]
}

export const FAMILIES: readonly Family[] = [
  { name: 'resolving', rules: [...RESOLVING, ...ZONE] },
  {
    name: 'names',
    rules: REVERSE_DNS,
  },
  {
    name: 'blocklists',
    rules: BLOCKLISTS,
  },
  {
    name: 'connecting',
    rules: CONNECTING,
  },
  {
    name: 'way-out',
    rules: [...WAY_OUT, ...WAY_OUT_STEPS],
  },
  { name: 'greeting', rules: GREETING },
  {
    name: 'hello',
    rules: [...HELLO, ...EXTENSIONS],
  },
  { name: 'encryption', rules: ENCRYPTION },
  {
    name: 'certificates',
    rules: CERTIFICATES,
  },
  {
    name: 'policies',
    rules: [...POLICIES, ...POLICY_STEPS],
  },
  { name: 'chain', rules: CHAIN },
  { name: 'strength', rules: STRENGTH },
  {
    name: 'besides',
    rules: BESIDES,
  },
  { name: 'login', rules: LOGIN },
  {
    name: 'envelope',
    rules: [...ENVELOPE, ...NULL_SENDER_RULES],
  },
  {
    name: 'refusals',
    rules: REFUSALS,
  },
  { name: 'providers', rules: PROVIDERS },
  { name: 'writing', rules: WRITING },
  {
    name: 'anywhere',
    rules: ANYWHERE,
  },
  { name: 'niceties', rules: NICETIES },
]
