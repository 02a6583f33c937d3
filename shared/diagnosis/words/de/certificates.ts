import type { CERTIFICATES as ENGLISH } from '../en/certificates.ts'
import type { Translated } from '../saying.ts'

const ON_25 =
  'Auf Port 25 verschlüsseln die meisten Absender, ohne das Zertifikat anzusehen, Mail kommt also trotzdem an; mit MTA-STS oder einem strengen Partner nicht. Programme der Benutzer (465, 587) lehnen es ab.'
const RENEW =
  'Erneuern Sie es, und laden Sie jeden Dienst neu, der es verwendet:\n    certbot renew\n    openssl x509 -noout -enddate -subject -in fullchain.pem\n    # Postfix\n    postfix reload\n    # Exim\n    systemctl reload exim4\n    # Exchange\n    Enable-ExchangeCertificate -Thumbprint … -Services SMTP'

export const CERTIFICATES = {
  'certificate-chain-expired': {
    says: 'sendet eine Kette, in der ein Zertifikat abgelaufen ist',
    meaning: `Sein eigenes Zertifikat gilt noch, aber eines, das für es bürgt, nicht mehr. ${ON_25}`,
    remedy:
      'Senden Sie die Kette, die mit dem neuesten Zertifikat kam (fullchain.pem), und lassen Sie alte Zwischenzertifikate weg.',
  },
  'certificate-expired': {
    says: 'zeigt ein Zertifikat, das abgelaufen ist',
    meaning: ON_25,
    remedy: RENEW,
  },
  'certificate-not-yet-valid': {
    says: 'zeigt ein Zertifikat, das noch nicht gilt',
    meaning: ON_25,
    remedy:
      'Sehen Sie nach, ob die Uhr des Servers stimmt und ob das Zertifikat für einen späteren Tag ausgestellt wurde:\n    date -u\n    openssl x509 -noout -dates -in fullchain.pem',
  },
  'certificate-name': {
    says: 'zeigt ein Zertifikat für einen anderen Namen ({names})',
    meaning: `Das Zertifikat muss für den Namen gelten, mit dem sich Absender verbinden, {host}. ${ON_25}`,
    remedy:
      'Besorgen Sie ein Zertifikat, das {host} unter seinen Namen hat, oder lassen Sie den MX-Eintrag auf einen Namen zeigen, den es hat:\n    certbot certonly -d {host}',
  },
  'certificate-self-signed': {
    says: 'zeigt ein Zertifikat, das er selbst unterschrieben hat',
    meaning: `Niemand sonst bürgt dafür. ${ON_25}`,
    remedy:
      'Besorgen Sie eines von einer bekannten Zertifizierungsstelle, etwa Let’s Encrypt:\n    certbot certonly -d {host}',
  },
  'certificate-chain-incomplete': {
    says: 'sendet nicht die ganze Kette seines Zertifikats',
    meaning: `Sie endet unter {notSent}, deren Zertifikat nicht gesendet wurde und keine Wurzel ist, die dieser Prüfer kennt: Höchstwahrscheinlich fehlt ein Zwischenzertifikat, sonst ist es eine eigene Zertifizierungsstelle. ${ON_25}`,
    remedy:
      'Senden Sie die Datei, die auch die Zwischenzertifikate enthält:\n    # Postfix\n    smtpd_tls_chain_files = /etc/ssl/private/key.pem, /etc/ssl/fullchain.pem\n    # Exim\n    tls_certificate = /etc/ssl/fullchain.pem\n    # OpenSMTPD\n    pki {host} cert "/etc/ssl/fullchain.pem"',
  },
  'certificate-untrusted': {
    says: 'zeigt ein Zertifikat, für das niemand bürgt',
    meaning: `Seine Kette führt zu keiner Wurzel, die dieser Prüfer kennt. ${ON_25}`,
    remedy:
      'Besorgen Sie eines von einer bekannten Zertifizierungsstelle, etwa Let’s Encrypt:\n    certbot certonly -d {host}',
  },
  'certificate-ends-soon': {
    says: 'zeigt ein Zertifikat, das bald endet',
    meaning:
      'Es ist {summary}. Es sollte inzwischen erneuert sein. Nach diesem Tag: Auf Port 25 verschlüsseln die meisten Absender, ohne das Zertifikat anzusehen, Mail kommt also trotzdem an; mit MTA-STS oder einem strengen Partner nicht. Programme der Benutzer (465, 587) lehnen es ab.',
    remedy: RENEW,
  },
} satisfies Translated<typeof ENGLISH>
