/** What the gallery of practice servers says in German: by the name of each its title, and what it does. */
import { ENCRYPTION } from './encryption.ts'
import { ENVELOPE } from './envelope.ts'
import { GREETING } from './greeting.ts'
import { LOGIN } from './login.ts'
import { POLICIES } from './policies.ts'

export const GALLERY: Readonly<Record<string, readonly [title: string, about: string]>> = {
  ...POLICIES,
  ...GREETING,
  ...ENCRYPTION,
  ...LOGIN,
  ...ENVELOPE,
}
