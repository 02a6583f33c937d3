import type { EXTENSIONS as ENGLISH } from '../en/extensions.ts'
import type { Translated } from '../saying.ts'

export const EXTENSIONS = {
  'size-small': {
    says: 'nimmt nur kleine Nachrichten an, bis {size}',
    meaning:
      'Eine größere Nachricht kommt sofort zu ihrem Absender zurück. Anhänge wachsen unterwegs um ein Drittel; schon einer von {attachment} füllt den Platz.',
    remedy:
      'Ist das nicht gewollt, erlauben Sie mehr:\n    # Postfix\n    message_size_limit = 52428800\n    # Exim\n    message_size_limit = 50M\n    # Exchange\n    Set-ReceiveConnector -Identity … -MaxMessageSize 50MB\n    # Sendmail\n    define(`confMAX_MESSAGE_SIZE\', `52428800\')\n    # OpenSMTPD\n    smtp max-message-size "50M"',
  },
  'smtputf8-without-8bitmime': {
    says: 'bietet SMTPUTF8 ohne 8BITMIME an',
    meaning:
      'Adressen jenseits von ASCII brauchen Kopfzeilen jenseits von ASCII; das eine darf deshalb nicht ohne das andere angeboten werden. Absender werden SMTPUTF8 hier nicht verwenden.',
    remedy:
      'Bieten Sie beides an oder keines. Ein Filter vor dem Server, der Schlüsselwörter herausnimmt, kann die Ursache sein.',
  },
  'requiretls-before-tls': {
    says: 'bietet REQUIRETLS an, bevor TLS da ist',
    meaning:
      'Das Schlüsselwort gehört nur in die Antwort auf EHLO innerhalb von TLS. Absender, die es brauchen, fragen dort.',
    remedy: 'Eine neuere Version der Software oder des Filters davor tut das nicht.',
  },
} satisfies Translated<typeof ENGLISH>
