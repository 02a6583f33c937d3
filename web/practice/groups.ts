import { PRACTICE_GROUPS, type PracticeGroup } from '../../shared/practice.ts'
import type { SpecimenCard } from '../../shared/specimen-card.ts'

export const GROUP_WORDS: Record<PracticeGroup, { title: string; about: string }> = {
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
}

/** The cards in the order of the wire; groups without any are left out. */
export function grouped(cards: readonly SpecimenCard[]): { group: PracticeGroup; cards: SpecimenCard[] }[] {
  return PRACTICE_GROUPS.map((group) => ({ group, cards: cards.filter((card) => card.group === group) })).filter(
    ({ cards }) => cards.length > 0,
  )
}
