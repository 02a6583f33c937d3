/** Findings of the null sender, of what EHLO offers, and of the login. */
import { LOGIN_WORDS } from '../../../shared/login.ts'
import { certificate } from '../../samples/scribe.ts'
import type { Case } from './diagnosis-cases.ts'
import { factsOf, type Stage } from './play.ts'

const HELLO = 'S: 220 mx1.example.com ESMTP\nC: EHLO probe.test\nS: 250-mx1.example.com'
const GREETED = `${HELLO}\nS: 250-STARTTLS\nS: 250 SIZE`
const RESET = `${GREETED}\nC: MAIL FROM:<postmaster@probe.test>\nS: 250 Ok\nC: RSET\nS: 250 Ok`
const INSIDE = `${GREETED}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nC: EHLO probe.test\nS: 250-mx1.example.com\nS: 250 AUTH PLAIN`

const words = (code: string, speaks: string, silent: string, stage: Stage = {}): Case => ({
  code,
  speaks: () => factsOf([speaks, stage]),
  silent: () => factsOf([silent, stage]),
})

/** The reply to the null sender, whose fault it was held for, and the farewell after it. */
const bounce = (reply: string, fault: string) =>
  `${RESET}\nF quit warned reply ${fault}: The null sender was refused. | ${reply}\nC: MAIL FROM:<>\nS: ${reply}\nC: QUIT\nS: 221 Bye`

const silence = (command: string) =>
  `${RESET}\nF quit warned timeout unknown: No whole reply within 60 s.\nC: ${command}`

const offers = (code: string, speaks: string, silent: string): Case =>
  words(code, `${HELLO}\nS: 250-STARTTLS\n${speaks}`, `${HELLO}\nS: 250-STARTTLS\n${silent}`)

/** A login on 587 that came to this, and the reply to it. */
const login = (status: string, message: string, reply: string) =>
  `${INSIDE}\nF auth ${status} reply target: ${message} | ${reply}\nC: AUTH PLAIN ********\nS: ${reply}`

const refusal = (reply: string) => login('warned', 'The login was refused.', reply)

const refused = (code: string, reply: string, other: string): Case =>
  words(code, refusal(reply), refusal(other), { port: 587 })

const unsaid = (message: string) => `${INSIDE}\nF auth warned reply policy: ${message}`

const stranger = (more: object): Stage => ({
  port: 587,
  tls: { certificates: [certificate('mx1.example.com', 'Example CA R3', more)] },
})

export const CONVERSATION_CASES: Case[] = [
  words(
    'null-sender-refused',
    bounce('550 5.7.1 Sender address rejected: <>', 'target'),
    bounce('550 5.7.1 Too many transactions from your address', 'policy'),
  ),
  words('null-sender-unanswered', silence('MAIL FROM:<>'), silence('QUIT')),

  offers('size-small', 'S: 250 SIZE 9999999', 'S: 250 SIZE 10240000'),
  offers('smtputf8-without-8bitmime', 'S: 250 SMTPUTF8', 'S: 250-8BITMIME\nS: 250 SMTPUTF8'),
  {
    code: 'requiretls-before-tls',
    speaks: () => factsOf(`${HELLO}\nS: 250-STARTTLS\nS: 250 REQUIRETLS`),
    silent: () =>
      factsOf(`${GREETED}\nC: STARTTLS\nS: 220 Go\nTLS TLSv1.3\nC: EHLO p\nS: 250-mx1.example.com\nS: 250 REQUIRETLS`),
  },

  words('login-not-offered', unsaid(LOGIN_WORDS.notOffered), unsaid(`${LOGIN_WORDS.notThisOne} LOGIN.`)),
  words(
    'login-mechanism-missing',
    unsaid(`${LOGIN_WORDS.notThisOne} LOGIN. It offers PLAIN.`),
    unsaid(`${LOGIN_WORDS.noneKnown} GSSAPI.`),
  ),
  words('login-mechanisms-unknown', unsaid(`${LOGIN_WORDS.noneKnown} GSSAPI.`), unsaid(LOGIN_WORDS.notOffered)),
  words(
    'login-server-unproven',
    login('warned', `${LOGIN_WORDS.unproven}.`, '235 Ok'),
    refusal('535 5.7.8 Authentication failed'),
  ),
  words(
    'login-challenge-odd',
    login('warned', `${LOGIN_WORDS.oddChallenge} it asked once more.`, '334 '),
    refusal('535 5.7.8 Authentication failed'),
  ),
  refused('login-refused', '535 5.7.8 Authentication failed', '535 5.7.0 Too many failed logins, try later'),
  refused('login-mechanism-too-weak', '534 5.7.9 Mechanism is too weak', '535 5.7.8 Authentication failed'),
  refused('login-password-change', '432 4.7.12 A password transition is needed', '454 4.7.0 Temporary failure'),
  refused('login-wants-encryption', '538 5.7.11 Encryption required', '535 5.7.8 Authentication failed'),
  refused('login-backend-down', '454 4.7.0 Temporary authentication failure', '421 4.3.2 Shutting down'),
  refused('login-mechanism-refused', '504 5.5.4 Unrecognized authentication type', '503 5.5.1 Already authenticated'),
  {
    code: 'login-forgotten',
    speaks: () =>
      factsOf([
        `${INSIDE}\nC: AUTH PLAIN ********\nS: 235 Ok\nF mail-from failed reply target: No. | 530 5.7.0 Authentication required\nC: MAIL FROM:<postmaster@probe.test>\nS: 530 5.7.0 Authentication required`,
        { port: 587 },
      ]),
    silent: () =>
      factsOf(
        `${INSIDE}\nF mail-from failed reply target: No. | 530 5.7.0 Authentication required\nC: MAIL FROM:<postmaster@probe.test>\nS: 530 5.7.0 Authentication required`,
      ),
  },
  {
    code: 'login-to-a-stranger',
    speaks: () => factsOf([refusal('535 no'), stranger({ notAfter: '2026-11-20T00:00:00.000Z' })]),
    silent: () => factsOf([refusal('535 no'), stranger({ notAfter: '2027-03-01T00:00:00.000Z' })]),
  },
]
