import type { CONNECTING as ENGLISH } from '../en/connecting.ts'
import type { Translated } from '../saying.ts'

export const CONNECTING = {
  'ipv6-dead': {
    says: 'ist über IPv6 tot',
    meaning:
      'Der Name hat einen AAAA-Eintrag, aber unter {address} antwortet nichts, während IPv4 funktioniert. Absender mit IPv6 versuchen diese Adresse zuerst und verlieren Zeit; manche weichen nie aus.',
    remedy:
      "Lassen Sie den Server auf IPv6 lauschen und öffnen Sie seine Firewall, oder nehmen Sie den AAAA-Eintrag weg:\n    # Postfix\n    inet_protocols = all\n    # Exim\n    local_interfaces = <; 0.0.0.0; ::0\n    # Sendmail\n    DAEMON_OPTIONS(`Name=MTA-v6, Family=inet6')",
  },
  'connect-refused': {
    says: 'lehnt Verbindungen auf Port {port} ab',
    meaning:
      'Die Maschine ist da und sagt, dass auf diesem Port nichts lauscht, oder ihre Firewall sagt es an ihrer Stelle. Absender versuchen es später noch einmal und geben die Mail dann zurück.',
    remedy:
      'Starten Sie den Mailserver, lassen Sie ihn auf seiner öffentlichen Adresse lauschen, und sehen Sie nach, ob eine Sperre (fail2ban) {tester} aufhält:\n    ss -ltnp | grep :{port}\n    # Postfix\n    inet_interfaces = all\n    # Exim\n    daemon_smtp_ports = 25',
  },
  'connect-timeout': {
    says: 'antwortet auf Port {port} nicht',
    meaning:
      'Von {address} kam nicht einmal eine Ablehnung. Die Maschine ist aus, oder eine Firewall verwirft die Pakete: ihre eigene, die ihres Providers oder eine unterwegs.',
    remedy:
      'Versuchen Sie es zuerst aus einem anderen Netz:\n    nc -vz {address} {port}\nScheitert es auch dort, öffnen Sie den TCP-Port {port} für eingehende Verbindungen in der Firewall des Servers und bei seinem Provider.',
  },
  'connect-unreachable': {
    says: 'ist nicht zu erreichen: Das Netz kennt keinen Weg zu {address}',
    meaning:
      'Ein Router unterwegs oder der vor dem Server meldet, dass es keinen Pfad gibt. Unter dieser Adresse kann keine Mail ankommen.',
    remedy: 'Sehen Sie nach, ob die Adresse im DNS noch stimmt und ob der Weg zu ihr geht:\n    traceroute {address}',
  },
  'connect-reset': {
    says: 'bricht Verbindungen noch beim Aufbau ab',
    meaning:
      'Unter {address} hat etwas geantwortet und es sofort zurückgenommen: meist eine Firewall oder ein Lastverteiler, hinter dem nichts ist.',
    remedy:
      'Sehen Sie nach, ob hinter dem Lastverteiler ein Server arbeitet und ob ein Angriffsfilter {tester} aufhält.',
  },
} satisfies Translated<typeof ENGLISH>
