/** What the probe and the diagnosis have to say to each other about a login (RFC 4954). Pure. */
import { classifyReply, OF_TESTER, type Refusal } from './refusal.ts'
import type { Fault } from './words.ts'

/** Beginnings of the message of a failure of the step `auth`. */
export const LOGIN_WORDS = {
  notOffered: 'The server offers no login here.',
  notThisOne: 'The server does not offer',
  noneKnown: 'This tester knows none of the ways to log in that are offered:',
  /** SCRAM: whoever answers may not be the server that the account belongs to. */
  unproven: 'The server did not show that it knows the password',
  oddChallenge: 'The server asked what does not belong to this way to log in:',
} as const

/** What a refusal of a login says: one word for each code of RFC 4954 6 that means something of its own. */
export type LoginRefusal = 'refused' | 'too-weak' | 'wants-encryption' | 'backend' | 'mechanism' | 'password-change'

const MEANINGS: Readonly<Record<number, { says: LoginRefusal; fault: Fault }>> = {
  432: { says: 'password-change', fault: 'policy' },
  454: { says: 'backend', fault: 'target' },
  500: { says: 'mechanism', fault: 'target' },
  501: { says: 'mechanism', fault: 'target' },
  502: { says: 'mechanism', fault: 'target' },
  504: { says: 'mechanism', fault: 'target' },
  534: { says: 'too-weak', fault: 'policy' },
  // Name, password, or an account that may not: the server must not say which.
  535: { says: 'refused', fault: 'unknown' },
  538: { says: 'wants-encryption', fault: 'target' },
}

/**
 * Why a login was refused. `says` is null where the refusal means here what it means everywhere.
 *
 * @param code of the reply, 400 to 599
 * @param text of the whole reply without its codes, lines joined by a line feed
 */
export function classifyLogin(code: number, text: string): { says: LoginRefusal | null; fault: Fault } {
  const told: Refusal = classifyReply(code, text, 'auth')
  if (OF_TESTER.has(told.nature)) return { says: null, fault: told.fault }
  if (told.nature === 'tls-required') return { says: 'wants-encryption', fault: 'target' }
  return MEANINGS[code] ?? { says: null, fault: told.fault }
}
