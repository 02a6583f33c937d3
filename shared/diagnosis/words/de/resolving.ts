import type { RESOLVING as ENGLISH } from '../en/resolving.ts'
import type { Translated } from '../saying.ts'

export const RESOLVING = {
  'domain-unknown': {
    says: 'gibt es im DNS nicht',
    meaning:
      'Absender fragen das DNS, wohin die Mail geht, und erfahren, dass es einen solchen Namen nicht gibt; die Mail kommt sofort zurück.',
    remedy:
      'Suchen Sie zuerst nach einem Tippfehler. Sehen Sie dann nach, ob die Registrierung abgelaufen ist und ob die Nameserver die Zone noch haben.',
  },
  'no-mail-server': {
    says: 'hat im DNS keinen Mailserver',
    meaning: 'Den Namen gibt es, aber er führt zu keiner Adresse; Absender wissen nicht, wohin.',
    remedy:
      'Veröffentlichen Sie einen MX-Eintrag, der einen Host mit einer Adresse nennt:\n    {domain}. IN MX 10 mx1.{domain}.\n    mx1.{domain}. IN A 192.0.2.1',
  },
  'no-address': {
    says: 'hat im DNS keine Adresse',
    meaning:
      'Dieser Test sollte mit dem Host dieses Namens selbst sprechen, und den gibt es nicht. Wohin seine Mail geht, ist eine andere Frage.',
    remedy:
      'Um die Server zu prüfen, die seine Mail annehmen, testen Sie die Maildomain. Soll es einen Host dieses Namens geben, veröffentlichen Sie seine Adresse:\n    {domain}. IN A 192.0.2.1',
  },
  'resolver-timeout': {
    says: 'konnte nicht nachgeschlagen werden: Vom DNS kam keine Antwort',
    meaning:
      'Vom Resolver dieses Prüfers kam keine Antwort. Das kann an ihm selbst liegen oder an Nameservern der Domain, die nicht antworten; daraus wird nichts geschlossen.',
    remedy:
      'Testen Sie noch einmal. Bleibt es dabei, fragen Sie die Nameserver der Domain selbst:\n    dig +trace MX {domain}',
  },
  'resolver-error': {
    says: 'konnte nicht nachgeschlagen werden: Das DNS hat mit einem Fehler geantwortet',
    meaning:
      'Der Resolver bekam keine Antwort, der er traut. Oft ist eine DNSSEC-Signatur abgelaufen, oder die Nameserver sind sich nicht einig; es kann auch am Resolver dieses Prüfers liegen.',
    remedy:
      'Sehen Sie nach, ob die Antwort ohne DNSSEC kommt; das zeigt, wo zu suchen ist:\n    dig MX {domain}\n    dig +cd MX {domain}',
  },
  'not-of-family': {
    says: 'hat keine IPv{family}-Adresse, und nach einer anderen hat dieser Test nicht gefragt',
    meaning:
      'Daran ist nichts falsch, und über seine anderen Adressen ist nichts bekannt: Dieser Test hat sie ausgelassen.',
    remedy: 'Testen Sie noch einmal über beides, IPv4 und IPv6.',
  },
  'mx-is-address': {
    says: 'steht in einem MX-Eintrag, wo keine IP-Adresse stehen darf',
    meaning:
      'Ein MX-Eintrag enthält den Namen eines Hosts. Die meisten Absender können mit diesem nichts anfangen; für sie ist er nicht da.',
    remedy:
      'Geben Sie dem Host einen Namen und schreiben Sie diesen in den Eintrag:\n    {domain}. IN MX 10 mx1.{domain}.\n    mx1.{domain}. IN A 192.0.2.1',
  },
  'mx-unresolved': {
    says: 'ist ein MX ohne Adresse',
    meaning: 'Der Eintrag nennt einen Host, den das DNS nicht kennt; dieser Weg der Mail führt ins Leere.',
    remedy:
      'Geben Sie dem Host eine Adresse, oder nehmen Sie seinen MX-Eintrag weg. Häufig fehlt nur der Punkt am Ende des Namens in der Zonendatei:\n    {domain}. IN MX 10 mx1.example.net.',
  },
  'mx-is-alias': {
    says: 'ist ein MX und zugleich ein Alias (CNAME)',
    meaning: 'Die meisten Absender folgen ihm, manche nicht, und deren Mail kommt zurück.',
    remedy: 'Schreiben Sie den Namen, zu dem der Alias führt, in den MX-Eintrag.',
  },
  'null-mx-mixed': {
    says: 'sagt, dass es keine Mail annimmt (MX 0 .), und nennt doch Mailserver',
    meaning: 'Beides widerspricht sich: Manche Absender stellen zu, andere nicht.',
    remedy: 'Nehmen Sie `MX 0 .` weg, wenn Mail erwünscht ist, sonst alle anderen MX-Einträge.',
  },
  'null-mx': {
    says: 'nimmt keine Mail an und sagt es im DNS',
    meaning:
      'Absender, die `MX 0 .` sehen, versuchen es gar nicht erst und sagen es dem Schreibenden sofort. Für eine Domain, die keine Mail will, ist das richtig.',
    remedy: 'Nichts; oder veröffentlichen Sie einen MX-Eintrag mit dem Namen eines Servers, wenn Mail erwünscht ist.',
  },
  'implicit-mx': {
    says: 'hat keinen MX-Eintrag, also geht die Mail an die eigene Adresse',
    meaning:
      'Das ist erlaubt und funktioniert, solange der Host dieses Namens die Mail annimmt. Oft ist es ein Webserver. Steht dieser Name hinter keinem @, weil er der eines Mailservers selbst ist etwa, dann fehlt nichts.',
    remedy: 'Sagen Sie, wohin die Mail geht:\n    {domain}. IN MX 10 {domain}.',
  },
  'no-ipv6': {
    says: 'hat keinen Mailserver mit einer IPv6-Adresse',
    meaning:
      'Fast alle Mail kommt noch über IPv4, es geht also keine verloren. Ein Absender, der nur IPv6 hat, kann nicht zustellen.',
    remedy:
      'Geben Sie mindestens einem MX-Host einen AAAA-Eintrag, sobald der Server dort lauscht; mit seiner eigenen Adresse lautet er:\n    {host}. IN AAAA 2001:db8::25',
  },
  'address-not-public': {
    says: 'führt zu einer Adresse, die im Internet niemand erreicht ({addresses})',
    meaning:
      'Adressen privater Netze, der Maschine selbst und dergleichen gelten nur im Inneren. Dieser Prüfer verbindet sich nicht mit ihnen.',
    remedy:
      'Veröffentlichen Sie die öffentliche Adresse des Servers, und behalten Sie innere Adressen im inneren DNS. Um im eigenen Netz zu testen, betreiben Sie dort Helograph mit `ALLOW_TARGETS`.',
  },
  'ipv6-not-tried': {
    says: 'wurde unter {addresses} nicht versucht: Dieser Prüfer hat keinen Weg dorthin',
    meaning: 'Über diese Adresse ist nichts bekannt; die anderen Adressen wurden wie immer getestet.',
    remedy: 'Testen Sie von einem Ort aus, der IPv6 hat.',
  },
  'tested-too-often': {
    says: 'wurde gerade eben getestet und deshalb diesmal in Ruhe gelassen ({addresses})',
    meaning: 'Dieser Prüfer spricht mit einer Adresse höchstens einige Male in der Minute, wer auch immer fragt.',
    remedy: 'Warten Sie eine Minute, oder lesen Sie den Bericht des Tests davor.',
  },
  'asked-to-come-back': {
    says: 'hatte diesen Prüfer gebeten, später wiederzukommen, und wurde deshalb diesmal in Ruhe gelassen ({addresses})',
    meaning:
      'Er hat eine Sitzung gerade eben mit 421 beantwortet: jetzt nicht. Dieser Prüfer nimmt einen Server beim Wort und bleibt so lange fort, wie er gesagt hat, oder eine Minute. Ob auch andere fortgeschickt werden, ist nicht bekannt.',
    remedy:
      'Warten Sie die Zeit ab, die der Grund nennt, und testen Sie noch einmal; der Bericht der Sitzung davor zeigt, was der Server gesagt hat. Sagt er es allen, sehen Sie nach seinen Grenzen für Verbindungen.',
  },
  'too-many-addresses': {
    says: 'hat mehr Adressen, als ein Test versucht; {addresses} wurden ausgelassen',
    meaning: 'Über die ausgelassenen Adressen ist nichts bekannt.',
    remedy: 'Testen Sie einen dieser Hosts unter seinem eigenen Namen.',
  },
  'opted-out': {
    says: 'wurde nicht getestet, weil der Betreiber es so wünscht ({addresses})',
    meaning:
      'Ein TXT-Eintrag `_helograph` der Domain, des Mailhosts oder des Namens seiner Adresse sagt `no`; oder der Betreiber dieses Prüfers wurde gebeten, ihn in Ruhe zu lassen. Über ihn ist nichts bekannt, weder Gutes noch Schlechtes.',
    remedy:
      'Nichts ist falsch. Gehört er Ihnen und wollen Sie ihn testen, nehmen Sie den Eintrag weg und warten Sie seine TTL ab; führt der Betreiber die Liste, fragen Sie ihn, wie `/about-this-probe` es beschreibt. Ein eigener Helograph kann alles testen, was Ihnen gehört.',
  },
} satisfies Translated<typeof ENGLISH>
