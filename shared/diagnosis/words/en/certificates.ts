import type { Sayings } from '../saying.ts'

const ON_25 =
  'On port 25 most senders encrypt without a look at the certificate, so mail still arrives; with MTA-STS or a strict partner it does not. Programs of users (465, 587) refuse it.'
const RENEW =
  'Renew it, and reload every service that uses it:\n    certbot renew\n    openssl x509 -noout -enddate -subject -in fullchain.pem\n    # Postfix\n    postfix reload\n    # Exim\n    systemctl reload exim4\n    # Exchange\n    Enable-ExchangeCertificate -Thumbprint … -Services SMTP'

export const CERTIFICATES = {
  'certificate-chain-expired': {
    says: 'sends a chain in which a certificate has expired',
    meaning: `Its own certificate is still valid, but one that vouches for it is not. ${ON_25}`,
    remedy:
      'Send the chain that came with the newest certificate (fullchain.pem), and leave old intermediate certificates out.',
  },
  'certificate-expired': {
    says: 'shows a certificate that has expired',
    meaning: ON_25,
    remedy: RENEW,
  },
  'certificate-not-yet-valid': {
    says: 'shows a certificate that is not valid yet',
    meaning: ON_25,
    remedy:
      'See whether the clock of the server is right, and whether the certificate was made for a later day:\n    date -u\n    openssl x509 -noout -dates -in fullchain.pem',
  },
  'certificate-name': {
    says: 'shows a certificate of another name ({names})',
    meaning: `The certificate must be valid for the name that senders connect to, {host}. ${ON_25}`,
    remedy:
      'Get a certificate that has {host} among its names, or let the MX record point to a name that it has:\n    certbot certonly -d {host}',
  },
  'certificate-self-signed': {
    says: 'shows a certificate that it signed itself',
    meaning: `Nobody else vouches for it. ${ON_25}`,
    remedy: 'Get one from an authority that is known, such as Let’s Encrypt:\n    certbot certonly -d {host}',
  },
  'certificate-chain-incomplete': {
    says: 'does not send the whole chain of its certificate',
    meaning: `It ends below {notSent}, whose certificate was not sent and is no root that this tester knows: most likely an intermediate certificate is missing, else it is an authority of one’s own. ${ON_25}`,
    remedy:
      'Send the file that has the intermediate certificates too:\n    # Postfix\n    smtpd_tls_chain_files = /etc/ssl/private/key.pem, /etc/ssl/fullchain.pem\n    # Exim\n    tls_certificate = /etc/ssl/fullchain.pem\n    # OpenSMTPD\n    pki {host} cert "/etc/ssl/fullchain.pem"',
  },
  'certificate-untrusted': {
    says: 'shows a certificate that nobody vouches for',
    meaning: `Its chain leads to no root that this tester knows. ${ON_25}`,
    remedy: 'Get one from an authority that is known, such as Let’s Encrypt:\n    certbot certonly -d {host}',
  },
  'certificate-ends-soon': {
    says: 'shows a certificate that ends soon',
    meaning:
      'It is {summary}. By now it should have been renewed. After that day: on port 25 most senders encrypt without a look at the certificate, so mail still arrives; with MTA-STS or a strict partner it does not. Programs of users (465, 587) refuse it.',
    remedy: RENEW,
  },
} satisfies Sayings
