import type { Sayings } from '../saying.ts'

export const NICETIES = {
  'banner-without-name': {
    says: 'does not say its name in the banner',
    meaning:
      'The first word after 220 is the name of the server, or its address in brackets. Nobody loses mail by this, but whoever reads a log cannot see which machine answered.',
    remedy:
      'Let the banner begin with the full name:\n    # Postfix\n    smtpd_banner = $myhostname ESMTP\n    # Exim\n    smtp_banner = $smtp_active_hostname ESMTP\n    # Exchange\n    Set-ReceiveConnector -Identity … -Banner "220 {host}"\n    # Sendmail\n    define(`confDOMAIN_NAME\', `{host}\')\n    # OpenSMTPD\n    listen on egress hostname {host}',
  },
  'version-disclosed': {
    says: 'tells everybody which version it runs',
    meaning: 'Mail flows as well with it. It saves whoever looks for an old version with a known hole a little work.',
    remedy:
      'Leave the version out if you like:\n    # Postfix\n    smtpd_banner = $myhostname ESMTP\n    # Exim\n    smtp_banner = $smtp_active_hostname ESMTP\n    # Exchange\n    Set-ReceiveConnector -Identity … -Banner "220 {host}"\n    # Sendmail\n    define(`confSMTP_LOGIN_MSG\', `$j ESMTP\')',
  },
  'enhanced-code-contradicts': {
    says: 'contradicts itself: its code and its enhanced code say different things',
    meaning:
      'The first digits of both mean the same: 2 yes, 4 not now, 5 no. Senders go by the code, people and bounces often quote the other one.',
    remedy:
      'A hand-made rule or filter is the usual cause: look where this text stands in its configuration, and mend the code.',
  },
  'keywords-lost-in-tls': {
    says: 'offers less inside TLS than before it ({keywords} gone)',
    meaning:
      'A sender forgets what it heard before TLS, so what is missing now is not used. Mostly a filter or proxy that ends TLS speaks for itself, and the server behind it is another one.',
    remedy:
      'See whether the proxy in front of the server can pass on what the server offers. No mail is lost meanwhile.',
  },
  'no-8bitmime': {
    says: 'does not offer 8BITMIME',
    meaning:
      'Mail with other letters than those of ASCII has to be rewritten on its way, which breaks some signatures (DKIM). Nearly every server of today offers it.',
    remedy: 'Bring the software, or the filter in front of it, up to date; Exim:\n    accept_8bitmime = true',
  },
} satisfies Sayings
