import type { ZONE as ENGLISH } from '../en/zone.ts'
import type { Translated } from '../saying.ts'

export const ZONE = {
  'contradictory-answers': {
    says: 'gibt es, wenn nach {toldType} gefragt wird, und gibt es nicht, wenn nach {type} gefragt wird',
    meaning:
      'Einen Namen, der irgendeinen Eintrag hat, gibt es, wonach auch immer gefragt wird. Ein Resolver, der zuerst hört, dass es ihn nicht gibt, glaubt das womöglich für alle seine Einträge; dann wartet die Mail oder kommt zurück.',
    remedy:
      'Die Nameserver, oder ein Lastverteiler, der einen spielt, müssen mit NOERROR ohne Eintrag antworten, nicht mit NXDOMAIN. Was sie sagen, zeigt:\n    dig +trace {type} {name}',
  },
  'half-answered': {
    says: 'wurde nur halb nachgeschlagen: Das DNS antwortete auf {toldType} und auf {type} nicht',
    meaning:
      'Die genannte Adresse wird getestet. Ob es andere gibt, ist nicht bekannt. Die meisten Absender nehmen, was sie haben; manche warten und versuchen es später noch einmal.',
    remedy:
      'Testen Sie noch einmal. Bleibt es dabei, fragen Sie die Nameserver der Zone selbst; von alten Lastverteilern ist bekannt, dass sie auf AAAA schweigen oder versagen:\n    dig +trace {type} {name}',
  },
  'domain-is-alias': {
    says: 'ist ein Alias (CNAME), und die Mail geht dorthin, wohin der andere Name sie schickt',
    meaning:
      'Absender folgen dem Alias und verwenden die MX-Einträge des Namens, zu dem er führt. Neben einem Alias kann nichts anderes stehen: Er hat keinen eigenen MX- und keinen eigenen TXT-Eintrag; was der andere Name sagt (auch sein SPF), gilt für ihn.',
    remedy:
      'Nichts, wenn das so gemeint ist. Sonst ersetzen Sie den CNAME durch die Einträge, die dieser Name braucht.',
  },
  'single-mx': {
    says: 'hat einen einzigen Mailserver, an einem Ort',
    meaning:
      'Ist er ausgefallen, wartet die Mail bei ihren Absendern, die es einige Tage lang immer wieder versuchen. So ist Mail gedacht; viele kleine Domains leben gut damit.',
    remedy: '',
  },
  'mx-share-address': {
    says: 'nennt {count} Mailserver, und alle haben dieselbe Adresse ({address})',
    meaning: 'Für Absender sind sie ein einziger Server: Ist er ausgefallen, bleibt kein anderer übrig.',
    remedy: 'Nichts; oder lassen Sie nur einen MX-Eintrag stehen, der dasselbe sagt.',
  },
} satisfies Translated<typeof ENGLISH>
