import type { BLOCKLISTS as ENGLISH } from '../en/blocklists.ts'
import type { Translated } from '../saying.ts'

export const BLOCKLISTS = {
  'address-listed': {
    says: 'steht auf einer öffentlichen Blocklist ({addresses}, auf {lists})',
    meaning:
      'Mail an diesen Server kommt weiterhin an. Mail, die von dieser Adresse gesendet wird, weisen alle ab oder legen sie zum Spam, die diese Liste verwenden.',
    remedy:
      'Lesen Sie den Grund, den die Liste angibt, beenden Sie die Ursache (ein missbrauchtes Konto, ein offenes Formular, eine befallene Maschine, ein Adressbereich für Privathaushalte), und bitten Sie erst dann die Liste, die Adresse zu streichen.',
  },
  'blocklist-unusable': {
    says: 'hat diesem Prüfer nicht so geantwortet, wie es eine Blocklist tut; daraus wird nichts geschlossen',
    meaning:
      'Viele Listen beantworten keine Fragen, die über öffentliche oder vielbeschäftigte Resolver kommen. Manche sagen das mit einer Adresse, die ein unaufmerksamer Leser für einen Treffer hält; wir tun das nicht.',
    remedy:
      'Für den Betreiber dieses Helograph: Geben Sie ihm mit `DNS_SERVERS` einen eigenen Resolver, oder nehmen Sie die Liste aus `BLOCKLISTS`.',
  },
} satisfies Translated<typeof ENGLISH>
