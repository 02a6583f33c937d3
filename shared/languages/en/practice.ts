/** Words of the gallery of practice servers. */
import type { PracticeGroup } from '../../practice.ts'

export const PRACTICE = {
  description: 'Mail servers that misbehave in one known way each: run one, and see every lamp and every explanation.',
  lead: 'Each of these misbehaves in one known way. Run one, and see what Helograph makes of it: the conversation, the lamps, what they mean and how to mend it, and a link to share. The probe and the connection are real; the server runs inside Helograph, and nothing on the internet is contacted.',
  whereTheyFail: 'Where they fail',
  lamps: (told: string) => `Lamps: ${told}`,
  allPassed: 'all passed',
  run: 'Run',
  groups: {
    resolving: { title: 'Resolving', about: 'What the DNS says, before anybody is talked to.' },
    connecting: { title: 'Connecting', about: 'Nothing of SMTP is seen yet.' },
    greeting: { title: 'Greeting', about: 'The banner: too late, too short, too strange, or a refusal.' },
    hello: { title: 'Hello', about: 'EHLO, and HELO where that is refused.' },
    tls: { title: 'TLS', about: 'Offered or not, begun or not, and what the certificate is worth.' },
    login: { title: 'Login', about: 'Only when asked, only inside TLS, and once in a test.' },
    envelope: { title: 'Envelope', about: 'MAIL FROM, RCPT TO, and the question about strangers.' },
    closing: { title: 'Closing', about: 'QUIT, and the goodbye that is due.' },
    provider: {
      title: 'In the words of the large ones',
      about: 'What well-known providers and programs say, and what it means.',
    },
    fine: { title: 'Odd, but fine', about: 'And servers as they should be: all green.' },
  } satisfies Record<PracticeGroup, { title: string; about: string }>,
}
