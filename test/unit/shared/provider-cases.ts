/** Providers in their own words, and words that come near without being theirs. */
import type { Case } from './diagnosis-cases.ts'
import { factsOf } from './play.ts'

const BANNER = ''
const MAIL =
  'S: 220 mx1.example.com ESMTP\nC: EHLO probe.test\nS: 250-mx1.example.com\nS: 250 STARTTLS\nC: MAIL FROM:<a@probe.test>'
const RCPT = `${MAIL}\nS: 250 Ok\nC: RCPT TO:<postmaster@example.com>`

const said = (before: string, ...lines: string[]) => factsOf([before, ...lines.map((line) => `S: ${line}`)].join('\n'))

const provider = (code: string, before: string, reply: string | string[], near: string): Case => ({
  code,
  speaks: () => said(before, ...[reply].flat()),
  silent: () => said(before, near),
})

export const PROVIDER_CASES: Case[] = [
  provider(
    'microsoft-blocked',
    MAIL,
    "550 5.7.1 Unfortunately, messages from [192.0.2.9] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
    '550 5.7.1 Message refused by our block list',
  ),
  provider(
    'microsoft-throttled',
    RCPT,
    '451 4.7.500 Server busy. Please try again later from [192.0.2.9]. (S77714)',
    '451 4.7.1 Server busy. Please try again later.',
  ),
  provider(
    'microsoft-wrong-region',
    RCPT,
    '451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35',
    '451 4.4.4 Mail received as unauthenticated',
  ),
  provider(
    'microsoft-connector',
    RCPT,
    '550 5.7.64 TenantAttribution; Relay Access Denied SMTP.',
    '554 5.7.1 <postmaster@example.com>: Relay access denied',
  ),
  provider(
    'microsoft-no-such-recipient',
    RCPT,
    '550 5.4.1 Recipient address rejected: Access denied. [x.prod.protection.outlook.test]',
    '550 5.1.1 Recipient address rejected: User unknown',
  ),
  provider(
    'exchange-back-pressure',
    MAIL,
    '452 4.3.1 Insufficient system resources',
    '452 4.3.1 Insufficient system storage',
  ),
  provider(
    'google-rate-limited',
    BANNER,
    [
      '421-4.7.28 [192.0.2.9] Our system has detected an unusual rate of',
      '421-4.7.28 unsolicited mail originating from your IP address. To protect our',
      '421 4.7.28 users from spam, mail sent from your IP address has been temporarily rate limited.',
    ],
    '421 4.7.0 Too many connections',
  ),
  provider(
    'google-dynamic-address',
    RCPT,
    [
      "550-5.7.1 [192.0.2.9] The IP you're using to send mail is not authorized to",
      '550-5.7.1 send email directly to our servers. Please use the SMTP relay at your',
      '550 5.7.1 service provider instead.',
    ],
    '550 5.7.1 You are not authorized to send as this sender',
  ),
  provider(
    'yahoo-deferred',
    BANNER,
    '421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
    '421 4.7.0 Messages from 192.0.2.9 temporarily deferred',
  ),
  provider(
    'proofpoint-blocked',
    BANNER,
    '554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.9',
    '554 Blocked - see https://example.com/?ip=192.0.2.9',
  ),
  provider(
    'mimecast-greylisted',
    RCPT,
    '451 Internal resource temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
    '451 4.7.1 Greylisting in action, please come back later',
  ),
  provider(
    'mimecast-busy',
    BANNER,
    '421 Unable to process connection at this time',
    '421 Service not available, closing transmission channel',
  ),
  provider(
    'barracuda-blocked',
    BANNER,
    '554 Service unavailable; Client host [192.0.2.9] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.9',
    '554 Service unavailable; Client host [192.0.2.9] blocked using bl.example.net',
  ),
  provider(
    'cisco-reputation',
    BANNER,
    "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
    '554 Your access to this mail system has been rejected due to its policy.',
  ),
  provider(
    'postscreen-deferred',
    RCPT,
    '450 4.3.2 Service currently unavailable',
    '450 4.2.0 <postmaster@example.com>: Recipient address rejected: Greylisted',
  ),
  provider(
    'spamhaus-listed',
    BANNER,
    '554 5.7.1 Service unavailable; client [192.0.2.9] blocked using zen.spamhaus.org',
    '554 5.7.1 Error: open resolver; https://www.spamhaus.org/returnc/pub/192.0.2.9',
  ),
]
