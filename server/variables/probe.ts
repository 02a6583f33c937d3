import { heloName, mailbox, text } from '../config-values.ts'
import type { Variable } from './variable.ts'

/** How the probe introduces itself. */
export const PROBE = {
  HELO_NAME: {
    key: 'heloName',
    read: heloName,
    default: null,
    otherwise: "the machine's full name, else its address",
    meaning: 'what the probe says after EHLO',
  },
  MAIL_FROM: {
    key: 'mailFrom',
    read: mailbox,
    default: null,
    otherwise: '`postmaster@HELO_NAME`',
    meaning: 'the sender in MAIL FROM',
  },
  RELAY_RECIPIENT: {
    key: 'relayRecipient',
    read: mailbox,
    default: null,
    otherwise: '`MAIL_FROM`',
    meaning:
      'the foreign recipient, where a test asks whether a server relays; an address of yours in a domain that none of the servers you test takes mail for',
  },
  VANTAGE: {
    key: 'vantage',
    read: text('a name for the place where this probe runs'),
    default: 'here',
    meaning: 'the name of the place where the probe runs',
  },
} as const satisfies Record<string, Variable>
