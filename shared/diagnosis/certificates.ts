/** The certificate: amber on 25, where senders that encrypt when they can do not check it; red where users log in. */
import { chainOf, shortName } from '../chain.ts'
import { given, type StepRule } from './rule.ts'
import type { View } from './view.ts'

const ON_25 =
  'On port 25 most senders encrypt without a look at the certificate, so mail still arrives; with MTA-STS or a strict partner it does not. Programs of users (465, 587) refuse it.'
const RENEW =
  'Renew it, and reload every service that uses it:\n    certbot renew; openssl x509 -noout -enddate -subject -in fullchain.pem\n    # Postfix\n    postfix reload\n    # Exim\n    systemctl reload exim4'

const leaf = ({ session }: View) => session.tls?.certificates[0] ?? null
const shown = (view: View) => {
  const certificate = leaf(view)
  return certificate
    ? `${certificate.subject}; issued by ${certificate.issuer}; ${certificate.notBefore} to ${certificate.notAfter}`
    : 'no certificate'
}
const says = (words: RegExp) => (view: View) =>
  given(words.test(view.failure?.message ?? ''), {
    text: shown(view),
    words: {
      names: leaf(view)?.names.slice(0, 5).join(', ') || 'no name',
      notSent: shortName(chainOf(view.session.tls?.certificates ?? []).notSent ?? 'an authority'),
    },
  })

export const CERTIFICATES: readonly StepRule[] = [
  {
    code: 'certificate-chain-expired',
    steps: ['certificate'],
    says: 'sends a chain in which a certificate has expired',
    meaning: `Its own certificate is still valid, but one that vouches for it is not. ${ON_25}`,
    remedy:
      'Send the chain that came with the newest certificate (fullchain.pem), and leave old intermediate certificates out.',
    source: 'RFC 5280 6.1; RFC 8446 4.4.2',
    when: says(/of the chain has expired/),
  },
  {
    code: 'certificate-expired',
    steps: ['certificate'],
    says: 'shows a certificate that has expired',
    meaning: ON_25,
    remedy: RENEW,
    source: 'RFC 5280 4.1.2.5; RFC 8460 4.3 (certificate-expired)',
    when: says(/expired/),
  },
  {
    code: 'certificate-not-yet-valid',
    steps: ['certificate'],
    says: 'shows a certificate that is not valid yet',
    meaning: ON_25,
    remedy:
      'See whether the clock of the server is right, and whether the certificate was made for a later day:\n    date -u; openssl x509 -noout -dates -in fullchain.pem',
    source: 'RFC 5280 4.1.2.5',
    when: says(/not valid before/),
  },
  {
    code: 'certificate-name',
    steps: ['certificate'],
    says: 'shows a certificate of another name ({names})',
    meaning: `The certificate must be valid for the name that senders connect to, {host}. ${ON_25}`,
    remedy:
      'Get a certificate that has {host} among its names, or let the MX record point to a name that it has:\n    certbot certonly -d {host}',
    source: 'RFC 9525 6; RFC 8460 4.3 (certificate-host-mismatch)',
    when: says(/not valid for/),
  },
  {
    code: 'certificate-self-signed',
    steps: ['certificate'],
    says: 'shows a certificate that it signed itself',
    meaning: `Nobody else vouches for it. ${ON_25}`,
    remedy: 'Get one from an authority that is known, such as Let’s Encrypt:\n    certbot certonly -d {host}',
    source: 'RFC 5280 6; RFC 8460 4.3 (certificate-not-trusted)',
    when: says(/self-signed/),
  },
  {
    code: 'certificate-chain-incomplete',
    steps: ['certificate'],
    says: 'does not send the whole chain of its certificate',
    meaning: `It ends below {notSent}, whose certificate was not sent and is no root that this tester knows: most likely an intermediate certificate is missing, else it is an authority of one’s own. ${ON_25}`,
    remedy:
      'Send the file that has the intermediate certificates too:\n    # Postfix\n    smtpd_tls_chain_files = /etc/ssl/private/key.pem, /etc/ssl/fullchain.pem\n    # Exim\n    tls_certificate = /etc/ssl/fullchain.pem',
    source: 'RFC 8446 4.4.2; RFC 8460 4.3 (certificate-not-trusted)',
    when: says(/not complete/),
  },
  {
    code: 'certificate-untrusted',
    steps: ['certificate'],
    says: 'shows a certificate that nobody vouches for',
    meaning: `Its chain leads to no root that this tester knows. ${ON_25}`,
    remedy: 'Get one from an authority that is known, such as Let’s Encrypt:\n    certbot certonly -d {host}',
    source: 'RFC 5280 6; RFC 8460 4.3 (certificate-not-trusted)',
    when: (view) => given(view.failure, { text: shown(view) }),
  },
  {
    code: 'certificate-ends-soon',
    steps: ['certificate'],
    soon: true,
    says: 'shows a certificate that ends soon',
    meaning: `It is {summary}. By now it should have been renewed. After that day: ${ON_25.charAt(0).toLowerCase()}${ON_25.slice(1)}`,
    remedy: RENEW,
    source: 'RFC 5280 4.1.2.5',
    when: (view) => given(view.failure === null, { text: shown(view), words: { summary: view.step.summary } }),
  },
]
