import type { HELLO as ENGLISH } from '../en/hello.ts'
import type { Translated } from '../saying.ts'

export const HELLO = {
  'ehlo-turned-away': {
    says: 'weist das EHLO dieses Prüfers ab und nimmt sein HELO an',
    meaning:
      'Die Antwort gilt diesem Prüfer ({tester}) oder nennt keinen Grund; dass EHLO unbekannt sei, sagt sie nicht. Ein Absender, der nicht abgewiesen wird, sagt EHLO und hat alles, was es mit sich bringt. Was angeboten worden wäre, wurde nicht gesehen.',
    remedy:
      'Der Grund steht im Log des Servers. Trifft es echte Partner, suchen Sie die Regel, die EHLO prüft und HELO nicht.',
  },
  'ehlo-refused': {
    says: 'kennt nur HELO, nicht EHLO',
    meaning:
      'Ihm fehlt alles, was EHLO mit sich brächte: keine Verschlüsselung, keine Größenangaben, keine Zustellberichte. Ein heutiger Server kennt EHLO; ein Filter davor vielleicht nicht.',
    remedy:
      'Nehmen Sie den Filter aus dem Weg (Cisco: `no inspect esmtp`), oder bringen Sie die Software auf den neuesten Stand.',
  },
  'auth-in-the-clear': {
    says: 'lädt zu Passwörtern im Klartext ein',
    meaning:
      'Er bietet AUTH vor TLS an; ein Programm könnte Namen und Passwort senden, wo sie jeder unterwegs lesen kann.',
    remedy:
      "Bieten Sie es nur innerhalb von TLS an:\n    # Postfix\n    smtpd_tls_auth_only = yes\n    # Exchange\n    Set-ReceiveConnector -Identity … -AuthMechanism Tls,BasicAuthRequireTLS,BasicAuth\n    # Sendmail\n    define(`confAUTH_OPTIONS', `A p')",
  },
  'starttls-inside-tls': {
    says: 'bietet STARTTLS innerhalb von TLS an',
    meaning: 'Sobald TLS da ist, darf es nicht noch einmal angeboten werden. Absender stören sich nicht daran.',
    remedy: 'Eine neuere Version der Software oder des Filters davor tut das nicht.',
  },
} satisfies Translated<typeof ENGLISH>
