/** Keys, signatures and key exchanges that are weaker than they should be by now; mail still flows. */
import { chainOf, shortName, type Weakness, weaknessesOf } from '../chain.ts'
import { given, type StepRule } from './rule.ts'
import type { View } from './view.ts'

/** What the lamp says of it, so that the gravest thing is told and not all of them. */
function weak(kind: Weakness['kind']) {
  return (view: View) => {
    const certificates = view.session.tls?.certificates ?? []
    const found = weaknessesOf(certificates).find((weakness) => weakness.kind === kind)
    const shown = view.failure === null && view.step.summary.startsWith(`weak ${kind}`)
    if (!found || !shown) return null
    const own = chainOf(certificates).path[0] === found.at
    const whose = own ? 'its own certificate' : `the certificate of ${shortName(certificates[found.at]?.subject ?? '')}`
    return {
      text: `${shortName(certificates[found.at]?.subject ?? '')}: ${found.what}`,
      words: { whose, what: found.what },
    }
  }
}

const SHORT_DH = 2048

const FORWARD_SECRECY_REMEDY =
  'Let the server use its own order and modern ciphers:\n    # Postfix\n    tls_preempt_cipherlist = yes\n    smtpd_tls_exclude_ciphers = kRSA\n    # Exim with OpenSSL\n    tls_require_ciphers = HIGH:!kRSA'

export const STRENGTH: readonly StepRule[] = [
  {
    code: 'certificate-weak-key',
    steps: ['certificate'],
    says: 'shows a certificate with a weak key ({what})',
    meaning:
      'The key of {whose} is shorter than anybody should use. More and more programs refuse it, and senders that do not deliver in plain text or not at all.',
    remedy:
      'Make a new key and get a new certificate for it:\n    certbot certonly -d {host} --key-type ecdsa\n    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem',
    source: 'RFC 9325 4.5',
    when: weak('key'),
  },
  {
    code: 'certificate-weak-signature',
    steps: ['certificate'],
    says: 'shows a certificate with a weak signature ({what})',
    meaning:
      'What vouches for {whose} can be forged by now. Programs of today refuse such a chain, and senders that check it do not deliver.',
    remedy: 'Get a new certificate; every authority signs with SHA-256 or better:\n    certbot certonly -d {host}',
    source: 'RFC 9325 4.5; RFC 9155',
    when: weak('signature'),
  },
  {
    code: 'tls-no-forward-secrecy',
    purposes: ['mail', 'depth'],
    steps: ['tls', 'starttls'],
    severity: 'notice',
    remark: true,
    says: 'chooses a cipher without forward secrecy',
    meaning:
      'Whoever records the mail now and gets hold of the key of the server later can read it then. The key exchange of today (ECDHE) prevents that.',
    remedy: FORWARD_SECRECY_REMEDY,
    source: 'RFC 9325 4.1',
    when: ({ session: { tls } }) => given(/^TLS_RSA_WITH_/.test(tls?.cipher ?? ''), { text: tls?.cipher ?? '' }),
  },
  {
    code: 'tls-short-dh',
    purposes: ['mail', 'depth'],
    steps: ['tls', 'starttls'],
    severity: 'notice',
    remark: true,
    says: 'exchanges keys with a Diffie-Hellman group that is too small',
    meaning:
      'Groups below 2048 bits can be broken by those who have enough machines, and many programs refuse them (“dh key too small”).',
    remedy:
      'Let the server use its built-in parameters, or prefer ECDHE:\n    # Postfix\n    smtpd_tls_dh1024_param_file = auto\n    # Exim\n    tls_dhparam = ffdhe2048',
    source: 'RFC 9325 4.5; RFC 7919',
    when: ({ session: { tls } }) => {
      const bits = Number(/^DH (\d+)$/.exec(tls?.keyExchange ?? '')?.[1] ?? SHORT_DH)
      return given(bits < SHORT_DH, { text: `${tls?.keyExchange}, ${tls?.cipher}` })
    },
  },
]
