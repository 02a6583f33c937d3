/** What a session asks besides, in words. */
import type { Session } from './report.ts'

/** How the questions are told. */
export interface QuestionWords {
  injection: string
  atMost: (version: string) => string
  depth: string
}

/** As API and terminal tell them. */
export const QUESTIONS: QuestionWords = {
  injection: 'STARTTLS injection',
  atMost: (version) => `at most ${version}`,
  depth: 'TLS in depth',
}

/** Whether it was held as a sender holds it, not because something was asked besides. */
export function ofMail({ purpose }: Pick<Session, 'purpose'>): boolean {
  return purpose === 'mail'
}

/** Empty where it is held as a sender would hold it. */
export function questionOf(
  { purpose = 'mail', tlsAsked = null }: Partial<Pick<Session, 'purpose' | 'tlsAsked'>>,
  words: QuestionWords = QUESTIONS,
): string {
  if (purpose === 'mail') return ''
  if (purpose === 'injection') return words.injection
  return tlsAsked ? words.atMost(versionName(tlsAsked.max)) : words.depth
}

/** `TLS 1.0` of `TLSv1`. */
export function versionName(protocol: string): string {
  return protocol.replace(/^TLSv(\d)$/, 'TLS $1.0').replace('TLSv', 'TLS ')
}
