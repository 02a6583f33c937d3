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
import { ZONE } from './zone.ts'

export interface Family {
  title: string
  /** What its findings have in common, in a sentence. */
  about: string
  rules: readonly (StepRule | TestRule)[]
}

export const FAMILIES: readonly Family[] = [
  { title: 'Resolving', about: 'What the DNS says about where the mail goes.', rules: [...RESOLVING, ...ZONE] },
  {
    title: 'Names of addresses',
    about: 'The reverse DNS. To receive mail it does not matter; mail that is sent from there is judged by it.',
    rules: REVERSE_DNS,
  },
  {
    title: 'Blocklists',
    about: 'Public lists of addresses. They too are about mail that is sent from there.',
    rules: BLOCKLISTS,
  },
  {
    title: 'Connecting',
    about: 'No connection: nothing of SMTP was seen, so nothing of SMTP is said.',
    rules: CONNECTING,
  },
  {
    title: 'The tester’s own way out',
    about: 'Where nothing ever answered on a port, a silence is no evidence: this machine may not be let out.',
    rules: [...WAY_OUT, ...WAY_OUT_STEPS],
  },
  { title: 'Greeting', about: 'The banner: what a server says first, or does not say.', rules: GREETING },
  {
    title: 'Hello',
    about: 'What the server says that it can do, and what somebody on the way takes out of it.',
    rules: [...HELLO, ...EXTENSIONS],
  },
  { title: 'Encryption', about: 'TLS: offered or not, begun or not, strong or weak.', rules: ENCRYPTION },
  {
    title: 'Certificates',
    about: 'Amber on port 25, where most senders do not check them; red where users log in.',
    rules: CERTIFICATES,
  },
  {
    title: 'Policies',
    about:
      'MTA-STS, DANE and TLS reports: what a domain promises about its servers, and what senders that obey make of it.',
    rules: [...POLICIES, ...POLICY_STEPS],
  },
  { title: 'Chain and names', about: 'The certificates as they were sent, and the names in them.', rules: CHAIN },
  { title: 'Strength', about: 'Keys, signatures and key exchanges that are weak by now.', rules: STRENGTH },
  {
    title: 'Asked besides',
    about: 'What only a session of its own can tell, and only where somebody asked for it.',
    rules: BESIDES,
  },
  { title: 'Login', about: 'AUTH, where a test was asked to log in.', rules: LOGIN },
  {
    title: 'Envelope and farewell',
    about: 'MAIL FROM, RCPT TO, the relay question, the null sender and QUIT.',
    rules: [...ENVELOPE, ...NULL_SENDER_RULES],
  },
  {
    title: 'Refusals',
    about: 'Why a server says no, at whatever step: most of these are about this tester.',
    rules: REFUSALS,
  },
  { title: 'Providers and gateways', about: 'The same in the words of the large ones.', rules: PROVIDERS },
  { title: 'How replies are written', about: 'Odd, and understood all the same.', rules: WRITING },
  {
    title: 'Whatever else can happen',
    about: 'What a step can come to that has no word of its own for it.',
    rules: ANYWHERE,
  },
  { title: 'What could be nicer', about: 'No mail is lost by these, and no lamp changes its colour.', rules: NICETIES },
]
