import type { ChapterWords } from '../handbook-words.ts'

/** The families of findings, in the order of a conversation. */
export const CHAPTERS = {
  resolving: { title: 'Resolving', about: 'What the DNS says about where the mail goes.' },
  names: {
    title: 'Names of addresses',
    about: 'The reverse DNS. To receive mail it does not matter; mail that is sent from there is judged by it.',
  },
  blocklists: {
    title: 'Blocklists',
    about: 'Public lists of addresses. They too are about mail that is sent from there.',
  },
  connecting: { title: 'Connecting', about: 'No connection: nothing of SMTP was seen, so nothing of SMTP is said.' },
  'way-out': {
    title: 'The tester’s own way out',
    about: 'Where nothing ever answered on a port, a silence is no evidence: this machine may not be let out.',
  },
  greeting: { title: 'Greeting', about: 'The banner: what a server says first, or does not say.' },
  hello: {
    title: 'Hello',
    about: 'What the server says that it can do, and what somebody on the way takes out of it.',
  },
  encryption: { title: 'Encryption', about: 'TLS: offered or not, begun or not, strong or weak.' },
  certificates: {
    title: 'Certificates',
    about: 'Amber on port 25, where most senders do not check them; red where users log in.',
  },
  policies: {
    title: 'Policies',
    about:
      'MTA-STS, DANE and TLS reports: what a domain promises about its servers, and what senders that obey make of it.',
  },
  chain: { title: 'Chain and names', about: 'The certificates as they were sent, and the names in them.' },
  strength: { title: 'Strength', about: 'Keys, signatures and key exchanges that are weak by now.' },
  besides: {
    title: 'Asked besides',
    about: 'What only a session of its own can tell, and only where somebody asked for it.',
  },
  login: { title: 'Login', about: 'AUTH, where a test was asked to log in.' },
  envelope: {
    title: 'Envelope and farewell',
    about: 'MAIL FROM, RCPT TO, the relay question, the null sender and QUIT.',
  },
  refusals: {
    title: 'Refusals',
    about: 'Why a server says no, at whatever step: most of these are about this tester.',
  },
  providers: { title: 'Providers and gateways', about: 'The same in the words of the large ones.' },
  writing: { title: 'How replies are written', about: 'Odd, and understood all the same.' },
  anywhere: { title: 'Whatever else can happen', about: 'What a step can come to that has no word of its own for it.' },
  niceties: { title: 'What could be nicer', about: 'No mail is lost by these, and no lamp changes its colour.' },
} satisfies Record<string, ChapterWords>
