import type { Sayings } from '../saying.ts'

export const HELLO = {
  'ehlo-turned-away': {
    says: 'refuses EHLO from this tester, and takes its HELO',
    meaning:
      'The answer speaks of this tester ({tester}) or gives no reason; it does not say that EHLO is not known. A sender that is not refused says EHLO and has all that it brings. What would have been offered was not seen.',
    remedy:
      'The log of the server has the reason. If real partners meet it, look for the rule that checks EHLO and not HELO.',
  },
  'ehlo-refused': {
    says: 'knows HELO only, not EHLO',
    meaning:
      'It does without anything that EHLO would bring: no encryption, no sizes, no delivery notices. A server of today knows EHLO; a filter in front of it may not.',
    remedy: 'Take the filter out of the way (Cisco: `no inspect esmtp`), or bring the software up to date.',
  },
  'auth-in-the-clear': {
    says: 'invites passwords in plain text',
    meaning:
      'It offers AUTH before TLS, so a program may send name and password where everybody on the way can read them.',
    remedy:
      "Offer it inside TLS only:\n    # Postfix\n    smtpd_tls_auth_only = yes\n    # Exchange\n    Set-ReceiveConnector -Identity … -AuthMechanism Tls,BasicAuthRequireTLS,BasicAuth\n    # Sendmail\n    define(`confAUTH_OPTIONS', `A p')",
  },
  'starttls-inside-tls': {
    says: 'offers STARTTLS inside TLS',
    meaning: 'Once TLS is there it must not be offered again. Senders do not mind.',
    remedy: 'A newer version of the software, or of the filter in front of it, does not do this.',
  },
} satisfies Sayings
