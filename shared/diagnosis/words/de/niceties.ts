import type { NICETIES as ENGLISH } from '../en/niceties.ts'
import type { Translated } from '../saying.ts'

export const NICETIES = {
  'banner-without-name': {
    says: 'nennt im Banner seinen Namen nicht',
    meaning:
      'Das erste Wort nach 220 ist der Name des Servers oder seine Adresse in Klammern. Niemand verliert dadurch Mail, aber wer ein Log liest, sieht nicht, welche Maschine geantwortet hat.',
    remedy:
      'Lassen Sie das Banner mit dem vollen Namen beginnen:\n    # Postfix\n    smtpd_banner = $myhostname ESMTP\n    # Exim\n    smtp_banner = $smtp_active_hostname ESMTP\n    # Exchange\n    Set-ReceiveConnector -Identity … -Banner "220 {host}"\n    # Sendmail\n    define(`confDOMAIN_NAME\', `{host}\')\n    # OpenSMTPD\n    listen on egress hostname {host}',
  },
  'version-disclosed': {
    says: 'sagt jedem, welche Version er betreibt',
    meaning:
      'Mail fließt damit genauso. Es erspart dem, der nach einer alten Version mit einer bekannten Lücke sucht, ein wenig Arbeit.',
    remedy:
      'Lassen Sie die Version weg, wenn Sie mögen:\n    # Postfix\n    smtpd_banner = $myhostname ESMTP\n    # Exim\n    smtp_banner = $smtp_active_hostname ESMTP\n    # Exchange\n    Set-ReceiveConnector -Identity … -Banner "220 {host}"\n    # Sendmail\n    define(`confSMTP_LOGIN_MSG\', `$j ESMTP\')',
  },
  'enhanced-code-contradicts': {
    says: 'widerspricht sich: Sein Code und sein erweiterter Code sagen Verschiedenes',
    meaning:
      'Die ersten Ziffern beider bedeuten dasselbe: 2 ja, 4 jetzt nicht, 5 nein. Absender richten sich nach dem Code, Menschen und Rückläufer zitieren oft den anderen.',
    remedy:
      'Eine von Hand gemachte Regel oder ein Filter ist die übliche Ursache: Suchen Sie, wo dieser Text in der Konfiguration steht, und berichtigen Sie den Code.',
  },
  'keywords-lost-in-tls': {
    says: 'bietet innerhalb von TLS weniger an als davor ({keywords} fehlt)',
    meaning:
      'Ein Absender vergisst, was er vor TLS gehört hat; was jetzt fehlt, wird also nicht verwendet. Meist spricht ein Filter oder Proxy, der TLS beendet, für sich selbst, und der Server dahinter ist ein anderer.',
    remedy:
      'Sehen Sie nach, ob der Proxy vor dem Server durchreichen kann, was der Server anbietet. Solange geht keine Mail verloren.',
  },
  'no-8bitmime': {
    says: 'bietet kein 8BITMIME an',
    meaning:
      'Mail mit anderen Buchstaben als denen von ASCII muss unterwegs umgeschrieben werden, was manche Signaturen (DKIM) bricht. Fast jeder heutige Server bietet es an.',
    remedy: 'Bringen Sie die Software oder den Filter davor auf den neuesten Stand; Exim:\n    accept_8bitmime = true',
  },
} satisfies Translated<typeof ENGLISH>
