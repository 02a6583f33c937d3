/** What a session asks besides, in words. */
import type { Session } from './report.ts'

/** Empty where it is held as a sender would hold it. */
export function questionOf({
  purpose = 'mail',
  tlsAsked = null,
}: Partial<Pick<Session, 'purpose' | 'tlsAsked'>>): string {
  if (purpose === 'mail') return ''
  if (purpose === 'injection') return 'STARTTLS injection'
  return tlsAsked ? `at most ${versionName(tlsAsked.max)}` : 'TLS in depth'
}

/** `TLS 1.0` of `TLSv1`. */
export function versionName(protocol: string): string {
  return protocol.replace(/^TLSv(\d)$/, 'TLS $1.0').replace('TLSv', 'TLS ')
}
