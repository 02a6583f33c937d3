/** Why an address was left out or a test came to no end of its own, and what it asked for, in German. */
export const LEFT_OUT = {
  'This address is not on the public internet: {why}.':
    'Diese Adresse liegt nicht im öffentlichen Internet: {why:text}.',
  'it is the unspecified address': 'Sie ist die unbestimmte Adresse',
  'it is a broadcast address': 'Sie ist eine Broadcast-Adresse',
  'it is a multicast address': 'Sie ist eine Multicast-Adresse',
  'it is a link-local address': 'Sie ist eine Link-Local-Adresse',
  'it is a loopback address': 'Sie ist eine Loopback-Adresse',
  'it is shared address space (RFC 6598)': 'Sie gehört zum gemeinsam genutzten Adressraum (RFC 6598)',
  'it is a private address (RFC 1918)': 'Sie ist eine private Adresse (RFC 1918)',
  'it is a unique local address (RFC 4193)': 'Sie ist eine Unique-Local-Adresse (RFC 4193)',
  'it is reserved': 'Sie ist reserviert',
  'it belongs to the AS112 project': 'Sie gehört dem Projekt AS112',
  'it is an AMT relay address': 'Sie ist eine AMT-Relay-Adresse',
  'it is reserved for benchmarks': 'Sie ist für Messungen reserviert',
  'it is a discard address': 'Sie ist eine Adresse zum Verwerfen',
  'it is no address of a host (ORCHIDv2)': 'Sie ist keine Adresse eines Hosts (ORCHIDv2)',
  'it is no address of a host (ORCHID)': 'Sie ist keine Adresse eines Hosts (ORCHID)',
  'it is no address of a host': 'Sie ist keine Adresse eines Hosts',
  'it has an IPv4 address inside': 'In ihr steckt eine IPv4-Adresse',
  'it has an IPv4 address inside (NAT64)': 'In ihr steckt eine IPv4-Adresse (NAT64)',
  'it has an IPv4 address inside (6to4)': 'In ihr steckt eine IPv4-Adresse (6to4)',
  'it has an IPv4 address inside (Teredo)': 'In ihr steckt eine IPv4-Adresse (Teredo)',
  'it is a site-local address': 'Sie ist eine Site-Local-Adresse',
  'it is a segment routing address': 'Sie ist eine Segment-Routing-Adresse',
  'it is reserved for documentation': 'Sie ist für Dokumentation reserviert',
  'it is a 6to4 relay address': 'Sie ist eine 6to4-Relay-Adresse',
  'it belongs to the inside of a cloud (Azure WireServer)': 'Sie gehört zum Inneren einer Cloud (Azure WireServer)',
  'it is not an address': 'Sie ist keine Adresse',
  'it is an address of a zone of this machine': 'Sie ist eine Adresse in einer Zone dieser Maschine',
  'nobody was given it': 'Sie ist an niemanden vergeben',

  'This probe has no way to IPv6 addresses, so nothing is known of this one.':
    'Dieser Prüfer hat keinen Weg zu IPv6-Adressen, von dieser ist also nichts bekannt.',
  'Three other addresses did not answer, and this tester has never yet got through to port {port}.':
    'Drei andere Adressen haben nicht geantwortet, und dieser Prüfer ist noch nie zu Port {port:number} durchgekommen.',
  'This address was tested too often just now: test again in {seconds} s.':
    'Diese Adresse wurde gerade zu oft geprüft: In {seconds:number} s geht es wieder.',
  'This address was tested too often just now, in this very test: test again in {seconds} s.':
    'Diese Adresse wurde gerade zu oft geprüft, in eben dieser Prüfung: In {seconds:number} s geht es wieder.',
  'This address was tested too often just now: see the report {url}, or test again in {seconds} s.':
    'Diese Adresse wurde gerade zu oft geprüft: Sehen Sie in den Bericht {url:word}, oder prüfen Sie in {seconds:number} s noch einmal.',
  'This address asked this tester to come back later (421): test again in {seconds} s.':
    'Diese Adresse hat diesen Prüfer gebeten, später wiederzukommen (421): In {seconds:number} s geht es wieder.',
  'This address asked this tester to come back later (421), in this very test: test again in {seconds} s.':
    'Diese Adresse hat diesen Prüfer gebeten, später wiederzukommen (421), in eben dieser Prüfung: In {seconds:number} s geht es wieder.',
  'This address asked this tester to come back later (421): see the report {url}, or test again in {seconds} s.':
    'Diese Adresse hat diesen Prüfer gebeten, später wiederzukommen (421): Sehen Sie in den Bericht {url:word}, oder prüfen Sie in {seconds:number} s noch einmal.',
  'Whoever runs this does not want to be tested from here: {record} TXT "no".':
    'Der Betreiber möchte von hier aus nicht geprüft werden: {record:word} TXT "no".',
  'This tester was told by its operator to leave this alone.':
    'Diesem Prüfer hat sein Betreiber gesagt, er soll das hier in Ruhe lassen.',
  'More addresses than one test may try: {n} of them.': 'Mehr Adressen, als eine Prüfung versuchen darf: {n:number}.',

  "The probe was stopped while this test ran; nothing of that is the target's doing.":
    'Der Prüfer wurde angehalten, während diese Prüfung lief; am Ziel lag das nicht.',
  "The probe broke down while this test ran: a fault of Helograph, and not the target's doing.":
    'Der Prüfer versagte, während diese Prüfung lief: ein Fehler von Helograph; am Ziel lag das nicht.',
  'What the test had to tell could not be stored.': 'Was die Prüfung zu sagen hatte, konnte nicht gespeichert werden.',
  'Helograph was started anew before this test began. It was to log in, and its password was never stored: begin it again.':
    'Helograph wurde neu gestartet, bevor diese Prüfung begann. Sie sollte sich anmelden, und ihr Passwort wurde nie gespeichert: Beginnen Sie sie noch einmal.',
  'The test was deleted.': 'Die Prüfung wurde gelöscht.',
  'It was to be deleted, which could not be stored: delete it again.':
    'Sie sollte gelöscht werden, und das konnte nicht gespeichert werden: Löschen Sie sie noch einmal.',
  'It was stopped by whoever made it.': 'Sie wurde von dem angehalten, der sie begonnen hat.',

  '{who} asked to come back later.': 'Wir wurden gebeten, später wiederzukommen: von {who:text}.',
  '{who} asked to come back in {n} ms.': 'Wir wurden gebeten, in {n:number} ms wiederzukommen: von {who:text}.',
  '{who} asked to come back in {n} s.': 'Wir wurden gebeten, in {n:number} s wiederzukommen: von {who:text}.',
  '{who} asked to come back in {n} min.': 'Wir wurden gebeten, in {n:number} min wiederzukommen: von {who:text}.',
  '{who} asked to come back in {n} min {s} s.':
    'Wir wurden gebeten, in {n:number} min {s:number} s wiederzukommen: von {who:text}.',
  '{host} and one more': '{host:word} und 1 mehr',
} as const
