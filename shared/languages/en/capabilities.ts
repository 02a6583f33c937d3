/** What a server offers in its reply to EHLO, each as the rest of a sentence that begins with "It". */
import { BYTE_WORDS } from '../../capabilities.ts'

const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`

export const CAPABILITIES = {
  /** Keywords that mean the same whatever stands behind them. */
  plain: {
    PIPELINING: 'takes commands without waiting for each reply; this tester waits all the same (RFC 2920)',
    '8BITMIME': 'takes letters beyond ASCII in a message as they are (RFC 6152)',
    SMTPUTF8: 'takes addresses with letters beyond ASCII (RFC 6531)',
    ENHANCEDSTATUSCODES: 'gives a reason code such as 5.1.1 with each reply (RFC 2034)',
    DSN: 'sends delivery reports to senders who ask for them (RFC 3461)',
    CHUNKING: 'takes a message in pieces of a told size (RFC 3030)',
    BINARYMIME: 'takes messages with any bytes in them (RFC 3030)',
    STARTTLS: 'can encrypt (RFC 3207)',
    REQUIRETLS: 'delivers only encrypted where the sender asks for that (RFC 8689)',
    DELIVERBY: 'takes a time by which a message must be delivered (RFC 2852)',
    VRFY: 'knows the command that asks whether a mailbox exists; mostly it answers neither yes nor no',
    ETRN: 'sends waiting mail to a server that asks for it (RFC 1985)',
    HELP: 'knows the command HELP',
  },
  auth: (mechanisms: string) => `lets users log in with ${mechanisms} (RFC 4954)`,
  noMechanism: 'no mechanism that it names',
  sizeUntold: 'checks the size that a sender announces, and tells no limit (RFC 1870)',
  sizeUnlimited: 'tells no limit for the size of a message (RFC 1870)',
  sizeNoNumber: 'names a size that is no number',
  size: (bytes: string) => `takes messages up to ${bytes} (RFC 1870)`,
  limits: (told: string) => `takes at most ${told} (RFC 9422)`,
  noLimit: 'names no limit that this tester knows',
  recipients: (n: number) => `${counted(n, 'recipient')} a message`,
  messages: (n: number) => `${counted(n, 'message')} a session`,
  domains: (n: number) => `recipients of ${counted(n, 'domain')} a session`,
  ...BYTE_WORDS,
}
