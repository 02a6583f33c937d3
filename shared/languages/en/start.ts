/** Words of the start page. */
import type { Family, Security, Via } from '../../words.ts'

type Lists = { via: readonly Via[]; security: readonly Security[]; family: readonly Family[] }

export const START = {
  title: 'Helograph tests a mail server while you watch',
  description:
    'Paste a name: the SMTP conversation appears line by line, and plain words say what is wrong and how to mend it.',
  heading: 'Test a mail server while you watch.',
  lead: 'Paste a name. The conversation with its mail servers appears line by line, a lamp for every step, and plain words where a lamp is not green.',
  /** Before and after a line for a terminal, and the end of the sentence. */
  noScript: 'Starting a test from this page needs JavaScript; reports read without. From a terminal:',
  noScriptTo: 'to',
  steps: 'The steps of a session',
  how: [
    'We ask DNS which hosts take the mail, and talk to each of them on every address it has, IPv4 and IPv6.',
    'You see each line as it crosses the wire, what it took, and who would have to mend what.',
    'The address of the report shows the same to anybody you send it to, while it runs and later.',
  ],
  manners: 'Our manners',
  mannersAre:
    'We say our true name, one connection at a time to an address, and wait for each reply. We stop before DATA, so no message is ever sent; unless you ask for more, the only recipient we ask about is postmaster, whom every mail server must know (RFC 5321 4.5.1). Then RSET, the question whether bounces may come (MAIL FROM:<>), and QUIT. The part before an @ that you paste is dropped at once.',
  /** What may stand in an address. Nothing of what does stand there is repeated: a link is anybody’s words. */
  mayBe: {
    target: 'a mail domain, a mail server or an address',
    oneOf: (words: Lists[keyof Lists]) => words.join(', '),
    port: 'a number from 1 to 65535',
    patience: (least: number, most: number) => `seconds from ${least} to ${most}`,
    yesOrNo: 'true or false',
  },
  leftOut: (options: string) =>
    `Left out, because the address does not say it in a way that is understood: ${options}.`,
  leftOutOther: 'Something in the address is no option of a test; it was left out.',
  leftOutLogin: 'A login does not belong into an address: it was not read. Enter it under Options.',
  past: 'Tested from this browser',
  pastAbout: 'Only this browser keeps the list.',
  pastEarlier: 'before that',
  forgetAll: 'Forget all',
  forgetAllSure:
    'Forget all tests in this browser? The reports stay at their links until they expire, and cannot be deleted from here any more.',
  forget: (target: string) => `Forget ${target} in this browser`,
}
