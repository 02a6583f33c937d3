import type { STRENGTH as ENGLISH } from '../en/strength.ts'
import type { Translated } from '../saying.ts'

const FORWARD_SECRECY_REMEDY =
  'Lassen Sie den Server seine eigene Reihenfolge und heutige Verfahren verwenden:\n    # Postfix\n    tls_preempt_cipherlist = yes\n    smtpd_tls_exclude_ciphers = kRSA\n    # Exim (OpenSSL)\n    tls_require_ciphers = HIGH:!kRSA'

export const STRENGTH = {
  'certificate-weak-key': {
    says: 'zeigt ein Zertifikat mit einem schwachen Schlüssel ({what})',
    meaning:
      'Der Schlüssel ist kürzer, als irgendjemand verwenden sollte; betroffen ist {whose}. Immer mehr Programme lehnen ihn ab, und Absender, die es tun, stellen im Klartext zu oder gar nicht.',
    remedy:
      'Erzeugen Sie einen neuen Schlüssel, und besorgen Sie dafür ein neues Zertifikat:\n    certbot certonly -d {host} --key-type ecdsa\n    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem',
  },
  'certificate-weak-signature': {
    says: 'zeigt ein Zertifikat mit einer schwachen Unterschrift ({what})',
    meaning:
      'Eine solche Unterschrift lässt sich inzwischen fälschen; betroffen ist {whose}. Heutige Programme lehnen eine solche Kette ab, und Absender, die sie prüfen, stellen nicht zu.',
    remedy:
      'Besorgen Sie ein neues Zertifikat; jede Zertifizierungsstelle unterschreibt mit SHA-256 oder besser:\n    certbot certonly -d {host}',
  },
  'tls-no-forward-secrecy': {
    says: 'wählt ein Verfahren ohne Forward Secrecy',
    meaning:
      'Wer die Mail jetzt aufzeichnet und später an den Schlüssel des Servers kommt, kann sie dann lesen. Der heutige Schlüsselaustausch (ECDHE) verhindert das.',
    remedy: FORWARD_SECRECY_REMEDY,
  },
  'tls-short-dh': {
    says: 'tauscht Schlüssel mit einer zu kleinen Diffie-Hellman-Gruppe',
    meaning:
      'Gruppen unter 2048 Bit kann brechen, wer genug Maschinen hat, und viele Programme lehnen sie ab („dh key too small“).',
    remedy:
      'Lassen Sie den Server seine eingebauten Parameter verwenden, oder bevorzugen Sie ECDHE:\n    # Postfix\n    smtpd_tls_dh1024_param_file = auto\n    # Exim\n    tls_dhparam = ffdhe2048\n    # OpenSMTPD\n    pki {host} dhe auto',
  },
} satisfies Translated<typeof ENGLISH>
