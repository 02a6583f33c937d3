import type { Sayings } from '../saying.ts'

export const LOGIN = {
  'login-not-offered': {
    says: 'offers no login',
    meaning:
      'AUTH was not in its answer to EHLO inside TLS. On 587 and 465 users cannot send without it; on port 25 other servers deliver, and none of them needs a login.',
    remedy:
      'If users should log in here, turn it on for this port:\n    # Postfix, master.cf, service submission\n    -o smtpd_sasl_auth_enable=yes\n    # Exim: an authenticator with a server_condition\n    exim -bP auth_advertise_hosts\nOtherwise test the port that users send through.',
  },
  'login-mechanism-missing': {
    says: 'does not offer the way to log in that was asked for',
    meaning: 'What it offers stands above. No name and no password was sent.',
    remedy: 'Test again with one of the mechanisms that are offered, or without naming any.',
  },
  'login-mechanisms-unknown': {
    says: 'offers only ways to log in that this tester does not know',
    meaning:
      'This tester knows SCRAM-SHA-256, CRAM-MD5, PLAIN and LOGIN. Others, such as XOAUTH2 or GSSAPI, need more than a name and a password. None was sent.',
    remedy: 'Nothing needs mending, unless programs of users should log in with a password.',
  },
  'login-server-unproven': {
    says: 'does not show that it knows the password',
    meaning:
      'With SCRAM the server has to prove itself, too, and this one did not or could not. Whoever sits between may answer in its place; a program of a user ends the connection here. The password itself was not sent.',
    remedy:
      'See whether a proxy answers for the server, and whether name and stored password belong together. Bring the SASL software up to date; change the password if you know of no harmless reason.',
  },
  'login-challenge-odd': {
    says: 'asks what does not belong to this way to log in',
    meaning: 'Its challenge cannot be answered, so this tester ended the login. What is wrong with it stands above.',
    remedy: 'Try another mechanism. If programs of users fail in the same way, see the log of the SASL software.',
  },
  'login-refused': {
    says: 'refuses the login',
    meaning:
      'The name or the password is wrong, or this account may not send from outside. A server must not say which. It was tried once, with one mechanism, so that no account gets locked.',
    remedy:
      'Compare both with what works in a mail program. Large providers want an app password instead of the usual one. Some servers want the whole address as the name, others the part before the @.',
  },
  'login-mechanism-too-weak': {
    says: 'does not let this account log in this way',
    meaning: 'The server holds the mechanism for too weak for this account, or wants a password made for programs.',
    remedy:
      'Log in with a stronger mechanism, or with an app password. What the server answered mostly says where to get one.',
  },
  'login-password-change': {
    says: 'asks for a first login with the plain password',
    meaning: 'This account was moved from another system and has no secret for this mechanism yet.',
    remedy: 'Log in once with PLAIN inside TLS, then test again.',
  },
  'login-wants-encryption': {
    says: 'asks for encryption inside encryption',
    meaning:
      'The login was tried inside TLS, and the server answers that it needs TLS first: it does not know of the encryption that it stands behind. Nobody can log in like this.',
    remedy:
      'If a proxy ends TLS in front of the server, let it tell the server so, or let the server trust it:\n    # Dovecot, for the network of the proxy\n    login_trusted_networks = 192.0.2.0/24',
  },
  'login-backend-down': {
    says: 'cannot check passwords now',
    meaning:
      'The server reached its own store of accounts not at all or not in time. Users cannot send as long as this goes on; whether the password is right is not known.',
    remedy:
      'See what stands behind the login:\n    # Postfix (Dovecot)\n    postconf smtpd_sasl_type smtpd_sasl_path\n    doveadm auth test NAME\n    # Postfix (Cyrus)\n    testsaslauthd -u NAME -p PASSWORD',
  },
  'login-mechanism-refused': {
    says: 'offers a way to log in and then does not know it',
    meaning:
      'The mechanism was in its answer to EHLO, and is not understood as it was used. Programs of users meet the same.',
    remedy:
      'Offer only what works, or see in the log of the SASL software why it does not:\n    # Postfix\n    postconf smtpd_sasl_mechanism_filter smtpd_sasl_security_options',
  },
  'login-forgotten': {
    says: 'wants a login from somebody who has logged in',
    meaning: 'It let the account in a moment before, and does not let it send.',
    remedy:
      'See what the server allows those who have logged in:\n    # Postfix\n    postconf smtpd_relay_restrictions smtpd_recipient_restrictions',
  },
  'login-to-a-stranger': {
    says: 'was given a login though its certificate proves nothing',
    meaning:
      'What is wrong with the certificate stands above. Whoever sits between could have shown the same and got what was sent; a program of a user would have asked first.',
    remedy: 'Mend the certificate. If you do not know the network between, change the password.',
  },
} satisfies Sayings
