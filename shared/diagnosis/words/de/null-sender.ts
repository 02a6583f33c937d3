import type { NULL_SENDER as ENGLISH } from '../en/null-sender.ts'
import type { Translated } from '../saying.ts'

export const NULL_SENDER = {
  'null-sender-refused': {
    says: 'weist Mail ohne Absender ab, wie es Rückläufer sind',
    meaning:
      'Einen anderen Absender hat er von diesem Prüfer gerade angenommen. Rückläufer und Zustellberichte kommen mit leerem Absender: Die Leute hier erfahren nie, dass ihre eigene Mail nicht angekommen ist.',
    remedy:
      'Nehmen Sie den leeren Absender von jedem an, und bekämpfen Sie gefälschte Rückläufer auf andere Weise (RFC 5321 6.1 verlangt, dass sie gesendet werden):\n    # Postfix: keine Zeile für <> in den Tabellen von smtpd_sender_restrictions\n    postconf smtpd_sender_restrictions\n    # Exim: kein deny mit senders = :\n    exim -bP acl_smtp_mail',
  },
  'null-sender-unanswered': {
    says: 'antwortet nicht, wenn Mail ohne Absender angekündigt wird',
    meaning:
      'Der leere Absender von Rückläufern und Zustellberichten bekam keine Antwort: Die Verbindung endete dort oder verstummte. Andere Mail ist davon nicht berührt; ob Rückläufer ankommen, ist nicht bekannt.',
    remedy:
      'Sehen Sie ins Log des Servers zu dieser Sekunde: Ein Filter, der Absender nachschlägt, rechnet vielleicht nicht mit einem leeren.',
  },
} satisfies Translated<typeof ENGLISH>
