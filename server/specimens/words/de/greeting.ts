/** What the gallery says in German of connections, banners and answers to EHLO. */
export const GREETING = {
  'connect-refused': ['Niemand lauscht', 'Die Maschine ist da und sagt, dass auf diesem Port nichts lauscht.'],
  'closed-without-a-byte': [
    'Legt ohne ein Byte auf',
    'Er nimmt die Verbindung an und beendet sie sofort: ein Filter, zu viel Last oder ein Dienst, der nicht starten konnte.',
  ],
  'ipv6-dead': ['Tot über IPv6', 'Sein Name hat eine IPv6-Adresse, und dort lauscht niemand, während IPv4 klappt.'],
  'no-way-out': [
    'Niemand antwortet, und nie hat jemand geantwortet',
    'Vielleicht wird der Prüfer selbst nicht hinausgelassen, deshalb ist keine Lampe rot.',
  ],
  'second-mx-does-not-answer': [
    'Der zweite von zwei MX antwortet nicht',
    'Stille ist rot, wo eine andere Verbindung zustande kam: Der Weg hinaus ist offen.',
  ],
  'second-mx-refuses': ['Der zweite von zwei MX nimmt keine Mail an', 'Der erste klappt, und geprüft werden beide.'],
  'reset-at-the-banner': [
    'Bricht die Verbindung ab, statt zu grüßen',
    'Was sie abbrach, kann dazwischen stehen: Auch eine Firewall tut das.',
  ],
  'reset-in-the-banner': ['Bricht die Verbindung mitten im Banner ab', 'Acht Bytes, und dann ein Reset.'],
  'closed-in-the-banner': [
    'Legt mitten im Banner auf',
    'Die erste Zeile sagt, dass noch eine folgt, und dann endet die Verbindung.',
  ],
  'half-banner-then-silence': [
    'Ein halbes Banner, dann Stille',
    'Etwas begann zu sprechen und hörte mitten in einer Zeile auf.',
  ],
  'no-banner': [
    'Sagt gar nichts',
    'Die Verbindung steht, und es kommt kein Banner. Unsere Geduld ist nicht die eines Absenders, also gelb.',
  ],
  'banner-250': [
    'Grüßt mit 250',
    'Ein Banner beginnt mit 220 (RFC 5321 4.2). Die meisten Absender nehmen es hin, manche nicht.',
  ],
  'banner-354': [
    'Grüßt mit einem Code, der nicht dorthin gehört',
    '354 bittet um den Text einer Nachricht, und niemand hat eine begonnen.',
  ],
  'banner-421': [
    'Zu viele Verbindungen von hier',
    '421 an der Tür: eine Grenze für diesen Prüfer, und kein Wort über andere (RFC 5321 3.8).',
  ],
  'banner-421-and-closed': [
    'Sagt 421 und legt auf',
    'Er fährt herunter, sagt es und schließt sofort. Absender kommen später wieder.',
  ],
  'banner-554-blocklist': [
    'Hat diesen Prüfer auf einer Sperrliste',
    'Er weist diesen Prüfer nach seiner Adresse ab, nicht die Welt: gelb, niemals rot.',
  ],
  'banner-554-dynamic': [
    'Nimmt keine Mail von dynamischen Adressen',
    'Er nimmt Mail an, nur nicht von dort, wo dieser Prüfer steht: abgewiesen wird der Prüfer, nicht die Mail.',
  ],
  'banner-554-no-service': [
    'Hier kein SMTP-Dienst',
    '554 an der Tür: Dieser Host nimmt von niemandem Mail an, obwohl sie hierher geschickt wird (RFC 5321 3.1).',
  ],
  'banner-a-byte-a-second': [
    'Ein Banner, ein Byte je Sekunde',
    'Die Zeit zählt für das ganze Banner, nicht von Byte zu Byte; so kann ein Server einen Absender nicht ewig festhalten.',
  ],
  'banner-in-two-breaths': [
    'Ein Banner in zwei Atemzügen',
    'Eine erste Zeile, und der Rest sechs Sekunden später: Er wartet auf Clients, die zu früh reden. Jeder Absender wartet mit (RFC 5321 4.5.3.2.1).',
  ],
  'banner-not-smtp': [
    'Etwas, das kein Mailserver ist',
    'Er grüßt mit Worten, die zu keinem Protokoll gehören, das wir kennen.',
  ],
  'banner-refuses-without-code': [
    'Weist ohne Code ab',
    'Worte über die Adresse des Prüfers, und kein Code davor: Absender wissen nicht, ob sie wiederkommen sollen.',
  ],
  'banner-without-name': [
    'Ein Banner ohne Namen',
    'Das erste Wort nach 220 soll der Name des Servers sein (RFC 5321 4.2).',
  ],
  'hostile-text': [
    'Ein Banner, das Terminal und Seite bemalen will',
    'HTML, Escape-Sequenzen, Text, der rückwärts läuft, Bytes, die kein Text sind: gezeigt als das, was sie sind, und nie befolgt.',
  ],
  'http-banner': ['Ein Webserver', 'Er antwortet mit HTTP: Der Name oder der Port ist falsch.'],
  'ssh-banner': ['Ein SSH-Server', 'Er antwortet mit dem Banner von SSH: Der Name oder der Port ist falsch.'],
  'greets-by-another-name': [
    'Grüßt mit einem anderen Namen',
    'Banner und EHLO nennen einen Namen, der PTR-Eintrag einen anderen, der zurückführt: meist harmlos.',
  ],
  'version-disclosed': [
    'Sagt seine Version',
    'Mail fließt damit genauso gut, und wer alte Versionen sucht, hat weniger Arbeit.',
  ],
  'bare-codes': ['Antwortet mit bloßen Codes', 'Ein Code ohne jedes Wort ist eine ganze Antwort (RFC 5321 4.2).'],
  'bare-lf': [
    'Beendet seine Zeilen nur mit LF',
    'Nur CR LF beendet eine Zeile (RFC 5321 2.3.8). Bemerkt, und verstanden.',
  ],
  'no-final-break': ['Endet ohne Zeilenende', 'Die Verbindung endet, wo die Zeile es sollte. Was gesagt wurde, zählt.'],
  'line-of-600-octets': [
    'Eine sehr lange Zeile',
    'Mehr als 512 Oktette hat keine Zeile einer Antwort (RFC 5321 4.5.3.1.5). Bemerkt, nicht erzwungen.',
  ],
  'line-of-70-kib': ['Eine Zeile ohne Ende', 'Keine Zeile braucht 64 KiB: Dort hören wir auf zu lesen.'],
  'reply-of-1001-lines': [
    'Eine Antwort ohne Ende',
    'Mehr als tausend Zeilen sind mehr, als irgendeine Antwort haben darf.',
  ],
  'differing-codes': [
    'Eine Antwort, zwei Codes',
    'Die Zeilen einer Antwort müssen denselben Code tragen (RFC 5321 4.2.1). Der letzte entscheidet.',
  ],
  'enhanced-code-contradicts': [
    'Widerspricht sich selbst',
    'Sein Code sagt ja, und sein erweiterter Code sagt nein. Absender richten sich nach dem Code.',
  ],
  'prints-into-the-conversation': [
    'Ein Programm druckt ins Gespräch',
    'Was auf EHLO antwortet, ist gar keine Antwort, sondern die Worte irgendeines Programms. Mehr wird nicht gesagt.',
  ],
  'reply-in-two-replies': [
    'Eine Antwort zu viel',
    'MAIL wird in einem Atemzug zweimal beantwortet, ja und nein. Welche Antwort gilt, kann niemand wissen.',
  ],
  'speaks-before-it-is-asked': [
    'Zwei Antworten auf einen Befehl',
    'Was wozu gehört, weiß niemand mehr, also wird nichts mehr gesagt.',
  ],
  'ehlo-450': [
    'Jetzt nicht, sagt die Antwort auf EHLO',
    'Über den Namen, den wir nannten, ist nichts gesagt, also wird nichts daraus geschlossen.',
  ],
  'ehlo-521': [
    'Nimmt keine Mail an, sagt die Antwort auf EHLO',
    '521 spricht für den ganzen Host (RFC 7504), also wird HELO nicht versucht.',
  ],
  'ehlo-550-real-hostname': [
    'Mag den Namen des Prüfers nicht',
    'Er will in EHLO und HELO einen anderen Namen. Das betrifft den Prüfer, und ist deshalb gelb.',
  ],
  'ehlo-and-helo-refused': [
    'Kennt weder EHLO noch HELO',
    'Dann gibt es nichts, womit ein Absender weitermachen könnte.',
  ],
  'ehlo-not-understood': [
    'Versteht weder EHLO noch HELO',
    'So antwortet ein FTP-Server, dessen Banner auch mit 220 beginnt. Er kennt den Befehl nicht; unser Name ist es nicht.',
  ],
  'ehlo-not-implemented': [
    'Hat EHLO nicht eingebaut',
    'Er sagt es vom Befehl selbst; also ist es keine Abneigung gegen unseren Namen.',
  ],
  'ehlo-internal-error': [
    'Kann EHLO wegen eigener Schwierigkeiten nicht beantworten und nimmt HELO',
    'Die Antwort spricht weder von unserem Namen noch vom Befehl; also wird über beide nichts gesagt.',
  ],
  'ehlo-refused': ['Kennt nur HELO', 'Es klappt, aber ohne Erweiterungen, und damit ohne TLS (RFC 5321 3.2).'],
  'ehlo-refused-for-no-ptr-and-closed': [
    'Weist diesen Prüfer bei EHLO ab und legt auf',
    'Er weist diesen Prüfer ab, nicht EHLO; dass er auflegt, wenn trotzdem HELO kommt, ist, was ein solcher Server tut.',
  ],
  'ehlo-turned-away': [
    'Lehnt EHLO von diesem Prüfer ab und nimmt sein HELO',
    'Eine Regel des Servers weist uns nur bei EHLO ab: Das betrifft uns, und EHLO kennt er wohl.',
  ],
  'no-8bitmime': [
    'Ohne 8BITMIME',
    'Mail mit Zeichen jenseits von ASCII muss auf dem Weg hierher umgeschrieben werden.',
  ],
} as const
