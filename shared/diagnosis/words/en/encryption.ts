import type { Sayings } from '../saying.ts'

const KEY_REMEDY =
  'Mostly the server cannot load its key or certificate. See its log, then whether the two belong together and may be read:\n    # Postfix\n    postconf smtpd_tls_chain_files smtpd_tls_cert_file smtpd_tls_key_file\n    postfix check\n    # Exim\n    exim -bP tls_certificate tls_privatekey\n    # OpenSSL\n    openssl x509 -noout -pubkey -in cert.pem | openssl sha256\n    openssl pkey -pubout -in key.pem | openssl sha256'
const WEAK_REMEDY =
  'Allow TLS 1.2 and 1.3:\n    # Postfix\n    smtpd_tls_protocols = >=TLSv1.2\n    # Exim (OpenSSL)\n    openssl_options = +no_sslv3 +no_tlsv1 +no_tlsv1_1\n    # Sendmail\n    define(`confSERVER_SSL_OPTIONS\', `+SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1\')\n    # OpenSMTPD\n    listen on egress tls pki {host} protocols "tlsv1.2,tlsv1.3"'

export const ENCRYPTION = {
  'starttls-masked': {
    says: 'has its STARTTLS crossed out on the way',
    meaning:
      'A firewall writes X over what it does not know, so that no sender can encrypt. Mail crosses the net in plain text, and senders who insist on TLS do not deliver.',
    remedy:
      'Let the firewall leave mail alone:\n    ! Cisco ASA\n    policy-map type inspect esmtp tls-ok\n     parameters\n      allow-tls',
  },
  'starttls-not-offered-to-users': {
    says: 'does not offer encryption where users log in',
    meaning:
      'Without STARTTLS on port {port}, names and passwords cross the net in plain text, or the programs of users refuse to work.',
    remedy:
      'Turn TLS on for this port:\n    # Postfix, master.cf, service submission\n    -o smtpd_tls_security_level=encrypt\n    # Exim\n    tls_advertise_hosts = *',
  },
  'starttls-not-everywhere': {
    says: 'offers STARTTLS at some of its addresses only',
    meaning:
      'At {others} it is offered, here it is not: machines of one name with different settings, or a firewall on one of the ways. Which one a sender meets is chance.',
    remedy:
      'Compare the settings of the machines behind the name, and what stands in front of each:\n    openssl s_client -connect {address}:{port} -starttls smtp',
  },
  'starttls-not-offered': {
    says: 'does not offer STARTTLS',
    meaning:
      'Whatever is sent to it crosses the net in plain text, and senders who insist on TLS do not deliver. STARTTLS was not among what it offered to this tester.',
    remedy:
      'Give the server a certificate and turn STARTTLS on:\n    # Postfix\n    smtpd_tls_security_level = may\n    smtpd_tls_chain_files = /etc/ssl/private/mail.pem\n    # Exim\n    tls_advertise_hosts = *\n    tls_certificate = /etc/ssl/private/mail.pem\n    # Exchange\n    Enable-ExchangeCertificate -Thumbprint … -Services SMTP\n    # Sendmail\n    define(`confSERVER_CERT\', `/etc/mail/certs/cert.pem\')\n    define(`confSERVER_KEY\', `/etc/mail/certs/key.pem\')\n    # OpenSMTPD\n    pki {host} cert "/etc/ssl/fullchain.pem"\n    pki {host} key "/etc/ssl/private/key.pem"\n    listen on egress tls pki {host}\nIf it is on already, see whether a filter or firewall on the way takes it out.',
  },
  'starttls-unimplemented': {
    says: 'offers STARTTLS and then does not know it',
    meaning:
      'It was in the answer to EHLO, and the command itself is not recognised. A filter or firewall between the two that changes commands does this.',
    remedy: 'Let the firewall leave mail alone (Cisco: `no inspect esmtp`, or `allow-tls`), then test again.',
  },
  'starttls-unavailable': {
    says: 'offers TLS but cannot start it',
    meaning:
      'Senders who encrypt when they can go on in plain text or come back later; those who insist on TLS (MTA-STS, DANE, many companies) do not deliver. A 454 counts as a fault of the server unless its words are about this tester (a rate limit, a blocklist, greylisting).',
    remedy: KEY_REMEDY,
  },
  'plaintext-after-starttls': {
    says: 'sends plain text where TLS has to begin',
    meaning:
      'Something followed the answer to STARTTLS in the same breath. Whoever sits on the way could put such text there, so a sender must throw it away; one that believes it can be deceived.',
    remedy: 'Bring the software of the server, and of any filter in front of it, up to date.',
  },
  'plain-first': {
    says: 'speaks plain text first on port {port}',
    meaning:
      'This tester began with TLS, as is usual on 465, and got a banner in plain text. Programs that are set to SSL/TLS cannot use this port as it is.',
    remedy:
      "On 465, let TLS begin with the first byte:\n    # Postfix, master.cf, service submissions (smtps)\n    -o smtpd_tls_wrappermode=yes\n    # Exim\n    tls_on_connect_ports = 465\n    # Sendmail\n    DAEMON_OPTIONS(`Port=smtps, Name=TLSMTA, M=s')\n    # OpenSMTPD\n    listen on egress smtps pki {host}\nOn other ports, test again with the security “starttls”.",
  },
  'handshake-stalled': {
    says: 'goes silent in the TLS handshake',
    meaning:
      'It was ready for TLS, and then nothing more came in the time that this tester waits. Large packets that get lost on the way (a wrong MTU) look like this, and so does a server that hangs.',
    remedy:
      'Try from another network. If it is the same there, restart the server; else look for a tunnel or firewall that drops ICMP “fragmentation needed”:\n    openssl s_client -connect {address}:{port} -starttls smtp',
  },
  'handshake-plain': {
    says: 'answers the TLS handshake with something that is not TLS',
    meaning:
      'It said that it was ready for TLS and then spoke on in plain text. The senders’ attempt fails, and mail waits.',
    remedy:
      'A filter in front of the server passes STARTTLS on but not what follows. Take it out of the way, or let it end TLS itself.',
  },
  'client-certificate-wanted': {
    says: 'lets nobody in who shows no certificate of their own',
    meaning:
      'In the TLS handshake it asks for a certificate of the client, and gives up without one. Other mail servers have none to show: on port 25 their mail waits or is sent in plain text. On a port for users only those get in whom you gave a certificate, which may be what you want; this tester has none.',
    remedy:
      "Do not ask for it where other servers deliver:\n    # Postfix\n    smtpd_tls_req_ccert = no\n    # Exim\n    tls_verify_hosts =\n    # Sendmail\n    define(`confTLS_SRV_OPTIONS', `V')\nTo ask politely, and go on without one, is no harm: `smtpd_tls_ask_ccert = yes`, `tls_try_verify_hosts = *`.",
  },
  'handshake-no-version': {
    says: 'speaks no version of TLS that this tester knows',
    meaning:
      'This tester speaks TLS 1.0 to 1.3, and the server none of them: an SSL of the nineties, or a setting that switched every version off. Senders fall back to plain text or do not deliver.',
    remedy: WEAK_REMEDY,
  },
  'handshake-no-cipher': {
    says: 'has no cipher in common with this tester',
    meaning:
      'This tester offers nearly every cipher that OpenSSL has. A server that takes none of them has no key for the ones that it allows (an RSA cipher list with an EC certificate, say), or a list with a mistake. Senders fall back to plain text or do not deliver.',
    remedy: `${KEY_REMEDY}\nThen leave the choice of ciphers to the software:\n    # Postfix\n    smtpd_tls_mandatory_ciphers = medium\n    smtpd_tls_exclude_ciphers =\n    # Exim\n    tls_require_ciphers =`,
  },
  'handshake-failed': {
    says: 'cannot agree on TLS with this tester',
    meaning:
      'The handshake failed, though this tester speaks TLS 1.0 to 1.3 with nearly every cipher. Senders fall back to plain text or do not deliver. What OpenSSL says of it stands above.',
    remedy: `${KEY_REMEDY}\n${WEAK_REMEDY}`,
  },
  'weak-tls': {
    says: 'speaks an outdated TLS at best ({protocol})',
    meaning:
      'TLS 1.0 and 1.1 must not be used any more. More and more senders no longer offer them, and then deliver in plain text or not at all.',
    remedy: WEAK_REMEDY,
  },
} satisfies Sayings
