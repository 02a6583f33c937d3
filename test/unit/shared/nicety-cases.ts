/** What could be nicer, and what is as nice as it need be. */
import type { Case } from './diagnosis-cases.ts'
import { factsOf } from './play.ts'

const greeted = (banner: string, ...offers: string[]) =>
  [
    `S: 220 ${banner}`,
    'C: EHLO probe.test',
    'S: 250-mx1.example.com',
    ...offers.map((offer) => `S: 250-${offer}`),
  ].join('\n')
const OFFERS = ['SIZE 10240000', '8BITMIME', 'PIPELINING']
const inTls = (...offers: string[]) =>
  `${greeted('mx1.example.com', 'STARTTLS', ...OFFERS)}\nS: 250 HELP\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\n` +
  `C: EHLO probe.test\nS: 250-mx1\n${offers.map((offer) => `S: 250-${offer}`).join('\n')}\nS: 250 HELP`

const words = (code: string, speaks: string, silent: string): Case => ({
  code,
  speaks: () => factsOf(speaks),
  silent: () => factsOf(silent),
})

export const NICETY_CASES: Case[] = [
  words('banner-without-name', 'S: 220 ESMTP ready, welcome!'.replace('ESMTP', '- ESMTP'), 'S: 220 [192.0.2.25] ESMTP'),
  words(
    'version-disclosed',
    'S: 220 mx1.example.com ESMTP Exim 4.96',
    'S: 220 mx1.example.com ESMTP Postfix (Debian 12)',
  ),
  words(
    'enhanced-code-contradicts',
    `${greeted('mx1.example.com')}\nS: 250 HELP\nC: MAIL FROM:<a@probe.test>\nS: 250 5.1.0 Sender ok`,
    `${greeted('mx1.example.com')}\nS: 250 HELP\nC: MAIL FROM:<a@probe.test>\nS: 250 2.1.0 5.1.0 is the other one`,
  ),
  words('keywords-lost-in-tls', inTls('SIZE 10240000', 'AUTH PLAIN'), inTls(...OFFERS, 'AUTH PLAIN')),
  words(
    'no-8bitmime',
    `${greeted('mx1.example.com', 'SIZE 10240000')}\nS: 250 HELP`,
    `${greeted('mx1.example.com', ...OFFERS)}\nS: 250 HELP`,
  ),
]
