import type { BESIDES as ENGLISH } from '../en/besides.ts'
import type { Translated } from '../saying.ts'

export const BESIDES = {
  'starttls-injection': {
    says: 'glaubt innerhalb von TLS, was ein Fremder davor geschrieben haben kann',
    meaning:
      'Ein Befehl, der im Klartext dicht hinter STARTTLS gesendet wurde, ist innerhalb von TLS ausgeführt worden. Wer unterwegs sitzt, kann so Befehle vor die geschützte Sitzung eines anderen setzen und Mail oder Namen und Passwort abfangen.',
    remedy:
      'Bringen Sie den Server und jeden Filter oder TLS-Proxy davor auf den neuesten Stand; er muss vergessen, was er vor dem Handshake gelesen hat. Behoben seit Postfix 2.4.16, 2.5.12, 2.6.9 und 2.7.3 und in anderen Programmen von 2011 bis 2021. Bieten Sie Benutzern bis dahin Port 465, der kein STARTTLS hat.',
  },
  'tls-old-versions': {
    says: 'spricht daneben noch veraltete Versionen von TLS',
    meaning:
      'Er einigte sich auf {version}, als nichts Neueres angeboten wurde. Auf Port 25 schadet das wenig, weil beide Seiten das Beste nehmen, was sie haben, und sonst Klartext bliebe; verwendet werden darf es trotzdem nicht mehr, am wenigsten, wo sich Benutzer anmelden.',
    remedy:
      'Erlauben Sie nur TLS 1.2 und 1.3:\n    # Postfix\n    smtpd_tls_protocols = >=TLSv1.2\n    # Exim (OpenSSL)\n    openssl_options = +no_sslv3 +no_tlsv1 +no_tlsv1_1\n    # Sendmail\n    define(`confSERVER_SSL_OPTIONS\', `+SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1\')\n    # OpenSMTPD\n    listen on egress tls pki {host} protocols "tlsv1.2,tlsv1.3"',
  },
} satisfies Translated<typeof ENGLISH>
