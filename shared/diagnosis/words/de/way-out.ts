import type { WAY_OUT as ENGLISH } from '../en/way-out.ts'
import type { Translated } from '../saying.ts'

export const WAY_OUT = {
  'not-reached-from-here': {
    says: 'hat unter {address} nicht geantwortet; dieser Prüfer kam auf {family} noch nie zu Port {port} durch',
    meaning:
      'Das Schweigen kann also am Netz des Prüfers liegen, das ihn dort vielleicht nicht hinauslässt. Über diese Adresse wird nichts geschlossen.',
    remedy: 'Testen Sie noch einmal aus einem Netz, das über {family} Verbindungen zu Port {port} hinauslässt.',
  },
  'no-way-out': {
    says: 'wurde nicht erreicht: Diese Maschine darf sich vielleicht nicht mit Port {port} verbinden',
    meaning:
      'Die meisten Heim- und Cloudnetze dürfen es nicht: Ihre Provider verwerfen solche Verbindungen, um Spam im Haus zu halten, und das sieht genauso aus wie ein toter Server. Seit seinem Start ist dieser Prüfer bei keinem Server dieser Art zu Port {port} durchgekommen; über {domain} ist also nichts bekannt, weder Gutes noch Schlechtes.',
    remedy:
      'Um es herauszufinden, testen Sie einen eigenen Server in einem anderen Netz, von dem Sie wissen, dass er läuft. Wird auch der nicht erreicht, bitten Sie den Provider dieser Maschine, ausgehende Verbindungen zu Port {port} freizugeben, oder betreiben Sie Helograph dort, wo sie frei sind.\nWer diesen Helograph betreibt, kann Server nennen, die zuerst gefragt werden:\n    CANARIES=mx1.example.org,mx2.example.net\nDie Ports 465 und 587, auf denen sich Benutzer anmelden, sind in den meisten Netzen offen.',
  },
  'not-waited-for': {
    says: 'wurde nicht länger abgewartet ({addresses})',
    meaning:
      'Drei andere Adressen hatten nicht geantwortet, und dort hat diesem Prüfer noch nie etwas geantwortet. Längeres Warten hätte nicht mehr gezeigt.',
    remedy: 'Testen Sie noch einmal aus einem Netz, das Verbindungen zu Port {port} hinauslässt.',
  },
  'no-room-to-connect': {
    says: 'wurde unter {address} nicht versucht: Dieser Prüfer konnte keine Verbindung beginnen',
    meaning:
      'Seine Maschine hatte für eine weitere keine offenen Dateien, Ports oder keinen Speicher mehr, oder ihre eigene Firewall verbietet sie. Über diese Adresse ist nichts bekannt, weder Gutes noch Schlechtes.',
    remedy:
      'Testen Sie gleich noch einmal. Bleibt es dabei, erlaubt der Betreiber dieses Helograph mehr offene Dateien oder weniger gleichzeitige Tests:\n    # systemd\n    LimitNOFILE=65536\n    # Helograph\n    MAX_TESTS=100',
  },
} satisfies Translated<typeof ENGLISH>
