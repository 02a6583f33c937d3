import type { Sayings } from '../saying.ts'

export const BESIDES = {
  'starttls-injection': {
    says: 'believes inside TLS what a stranger may have written before it',
    meaning:
      'A command that was sent in plain text, close behind STARTTLS, was carried out inside TLS. Whoever sits on the way can so put commands in front of somebody else’s protected session, and catch mail, or a name and password.',
    remedy:
      'Bring the server, and any filter or TLS proxy in front of it, up to date; it must forget what it had read before the handshake. Fixed since Postfix 2.4.16, 2.5.12, 2.6.9 and 2.7.3, and in other programs from 2011 to 2021. Until then, offer users port 465, which has no STARTTLS.',
  },
  'tls-old-versions': {
    says: 'still speaks outdated versions of TLS besides',
    meaning:
      'It agreed on {version} where nothing newer was offered. On port 25 this does little harm, since both sides take the best that they have, and plain text would be the alternative; it must not be used any more all the same, least of all where users log in.',
    remedy:
      'Allow TLS 1.2 and 1.3 only:\n    # Postfix\n    smtpd_tls_protocols = >=TLSv1.2\n    # Exim (OpenSSL)\n    openssl_options = +no_sslv3 +no_tlsv1 +no_tlsv1_1\n    # Sendmail\n    define(`confSERVER_SSL_OPTIONS\', `+SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1\')\n    # OpenSMTPD\n    listen on egress tls pki {host} protocols "tlsv1.2,tlsv1.3"',
  },
} satisfies Sayings
