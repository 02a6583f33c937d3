/** How it is told of a step that senders do not get past it if they obey a policy. */
import type { StrictWords } from '../../strictness.ts'

export const STRICT = {
  senders: { 'MTA-STS': 'Senders that obey MTA-STS', DANE: 'Senders that obey DANE' },
  refused: (senders, result, text) => `${senders} do not deliver here (${result}): ${text}`,
} satisfies StrictWords
