import type { Sayings } from '../saying.ts'

export const EXTENSIONS = {
  'size-small': {
    says: 'takes small messages only, up to {size}',
    meaning:
      'A larger message comes back to its sender at once. Attachments grow by a third on their way, so one of {attachment} already fills it.',
    remedy:
      'If that is not what you want, allow more:\n    # Postfix\n    message_size_limit = 52428800\n    # Exim\n    message_size_limit = 50M\n    # Exchange\n    Set-ReceiveConnector -Identity … -MaxMessageSize 50MB\n    # Sendmail\n    define(`confMAX_MESSAGE_SIZE\', `52428800\')\n    # OpenSMTPD\n    smtp max-message-size "50M"',
  },
  'smtputf8-without-8bitmime': {
    says: 'offers SMTPUTF8 without 8BITMIME',
    meaning:
      'Addresses beyond ASCII need headers beyond ASCII, so the one must not be offered without the other. Senders will not use SMTPUTF8 with it.',
    remedy: 'Offer both or neither. A filter in front of the server that takes keywords out may be the cause.',
  },
  'requiretls-before-tls': {
    says: 'offers REQUIRETLS before there is TLS',
    meaning: 'The keyword belongs into the answer to EHLO inside TLS only. Senders that need it ask there.',
    remedy: 'A newer version of the software, or of the filter in front of it, does not do this.',
  },
} satisfies Sayings
