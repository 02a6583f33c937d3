import type { Sayings } from '../saying.ts'

const FORWARD_SECRECY_REMEDY =
  'Let the server use its own order and modern ciphers:\n    # Postfix\n    tls_preempt_cipherlist = yes\n    smtpd_tls_exclude_ciphers = kRSA\n    # Exim (OpenSSL)\n    tls_require_ciphers = HIGH:!kRSA'

export const STRENGTH = {
  'certificate-weak-key': {
    says: 'shows a certificate with a weak key ({what})',
    meaning:
      'The key of {whose} is shorter than anybody should use. More and more programs refuse it, and senders that do not deliver in plain text or not at all.',
    remedy:
      'Make a new key and get a new certificate for it:\n    certbot certonly -d {host} --key-type ecdsa\n    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem',
  },
  'certificate-weak-signature': {
    says: 'shows a certificate with a weak signature ({what})',
    meaning:
      'What vouches for {whose} can be forged by now. Programs of today refuse such a chain, and senders that check it do not deliver.',
    remedy: 'Get a new certificate; every authority signs with SHA-256 or better:\n    certbot certonly -d {host}',
  },
  'tls-no-forward-secrecy': {
    says: 'chooses a cipher without forward secrecy',
    meaning:
      'Whoever records the mail now and gets hold of the key of the server later can read it then. The key exchange of today (ECDHE) prevents that.',
    remedy: FORWARD_SECRECY_REMEDY,
  },
  'tls-short-dh': {
    says: 'exchanges keys with a Diffie-Hellman group that is too small',
    meaning:
      'Groups below 2048 bits can be broken by those who have enough machines, and many programs refuse them (“dh key too small”).',
    remedy:
      'Let the server use its built-in parameters, or prefer ECDHE:\n    # Postfix\n    smtpd_tls_dh1024_param_file = auto\n    # Exim\n    tls_dhparam = ffdhe2048\n    # OpenSMTPD\n    pki {host} dhe auto',
  },
} satisfies Sayings
