/** What the gallery says in German of MAIL FROM, RCPT TO and QUIT, and of what large providers say. */
export const ENVELOPE = {
  'mail-354': [
    'Beantwortet MAIL FROM mit einem Code, der nicht dorthin gehört',
    '354 bittet um den Text einer Nachricht, und niemand hat eine begonnen.',
  ],
  'mail-421-timeout': [
    'Verliert sofort die Geduld',
    'Er beendet die Sitzung, weil sie zu langsam sei, obwohl der Prüfer sofort antwortet.',
  ],
  'mail-452': [
    'Seine Platte ist voll',
    '452 auf MAIL FROM: vorübergehend, Absender kommen also wieder, aber der Ärger ist sein eigener.',
  ],
  'mail-502': ['Kennt MAIL FROM nicht', 'Was hier spricht, ist kein ganzer Mailserver.'],
  'mail-530-login': [
    'Verlangt von allen eine Anmeldung',
    'Andere Server haben hier kein Konto, also kann niemand zustellen.',
  ],
  'mail-530-login-of-a-host': [
    'Verlangt eine Anmeldung, und wird als Host geprüft',
    'Für einen Server, über den Benutzer senden, ist das richtig; niemand hat gesagt, dass er MX von irgendetwas ist.',
  ],
  'mail-530-starttls': [
    'Besteht gegenüber allen auf TLS',
    'Ein Server für alle darf das nicht (RFC 3207 4), und diese Prüfung hat nicht nach TLS gefragt.',
  ],
  'closed-after-mail': ['Legt nach MAIL FROM auf', 'Die Verbindung endet wortlos, wo eine Antwort fällig ist.'],
  'reset-after-mail': [
    'Bricht die Verbindung nach MAIL FROM ab',
    'Ein Reset, wo eine Antwort fällig ist: der Server, oder etwas dazwischen.',
  ],
  'rcpt-451-greylisting': [
    'Greylisting',
    'Fremde müssen ein paar Minuten später wiederkommen (RFC 6647). Echte Absender tun das.',
  ],
  'rcpt-451-lookup': [
    'Kann seine eigenen Empfänger nicht nachschlagen',
    'Eine Tabelle oder Datenbank, die er braucht, antwortet nicht: vorübergehend, und sein eigener Ärger.',
  ],
  'rcpt-550-no-reason': ['Sagt nein, und nicht warum', 'Ohne Grund kann niemand sagen, wen er meint.'],
  'rcpt-551-moved': [
    'Kennt den Postmaster anderswo',
    '551 nennt eine andere Adresse für ein einzelnes Postfach (RFC 5321 3.4). Dass die Domain hier fremd ist, sagt es nicht.',
  ],
  'rcpt-550-unknown': [
    'Kennt keinen Postmaster',
    'Jeder Mailserver muss einen haben (RFC 5321 4.5.1). Andere Mail kann trotzdem ankommen.',
  ],
  'rcpt-554-blocklist': [
    'Hat diesen Prüfer auf einer Sperrliste, und sagt es spät',
    'Die Abweisung des Prüfers kommt mit dem Empfänger.',
  ],
  'rcpt-554-relay-denied': [
    'Fremd in der eigenen Domain',
    'Gerade die Domain, die diesen Server als ihren MX nennt, ist ihm fremd: Keine Mail kann ankommen.',
  ],
  'stalls-at-rcpt': [
    'Stille nach RCPT TO',
    'Er schlägt vielleicht etwas nach, und keine Antwort kommt, solange wir warten.',
  ],
  'host-relay-denied': [
    'Leitet nicht an seinen eigenen Postmaster weiter',
    'Niemand hat gesagt, für welche Domains dieser Host Mail annimmt, also ist das gelb.',
  ],
  'relay-554-blocklist': [
    'Weist uns ab, nach Weiterleitung gefragt',
    'Er weist uns ab und nicht den Empfänger: Was er anderen Fremden sagt, ist nicht bekannt.',
  ],
  'relay-accepted': [
    'Nimmt Mail für Fremde an',
    'Er nimmt einen Empfänger in einer fremden Domain an. Bei DATA kann er noch ablehnen, und das sagen wir nie.',
  ],
  'relay-greylisted': [
    'Jetzt nicht, auf die Frage nach Weiterleitung',
    'Jetzt nicht ist weder ja noch nein: Ob er weiterleiten würde, war nicht zu sehen.',
  ],
  'relay-refused': [
    'Nimmt keine Mail für Fremde an',
    'Nach einem fremden Empfänger gefragt, lehnt er ab: wie es sein soll.',
  ],
  'unasked-421': ['Fährt mittendrin herunter', '421 darf jederzeit kommen (RFC 5321 3.8).'],
  'null-sender-421': [
    'Rückläufer: jetzt nicht',
    'Jetzt nicht ist keine Antwort auf die Frage, ob Rückläufer angenommen werden.',
  ],
  'null-sender-not-asked-twice': [
    'Eine Nachricht je Sitzung',
    'Er sagt es selbst (RFC 9422), also wird nach dem leeren Absender nicht gefragt.',
  ],
  'null-sender-rate-limited': [
    'Rückläufer: zu viele Vorgänge',
    'Abgewiesen wird der Prüfer; über Rückläufer ist damit nichts gesagt.',
  ],
  'null-sender-refused': [
    'Lehnt Rückläufer ab',
    'Sie kommen ohne Absender und müssen von jedem angenommen werden (RFC 5321 4.5.5).',
  ],
  'null-sender-unanswered': [
    'Stirbt am leeren Absender',
    'Ein Filter, der auflegt, statt zu antworten. Danach wird nichts mehr gesagt.',
  ],
  'reset-421': [
    'Schließt mit 421 statt mit einem Abschied',
    'Ein Server darf die Sitzung jederzeit mit 421 beenden (RFC 5321 3.8); auf QUIT muss er dann nicht warten.',
  ],
  'quit-silence': ['Kein Abschied', 'Nach QUIT kommt nichts mehr. Mail geht dadurch nicht verloren.'],
  'quit-without-221': [
    'Legt auf, statt sich zu verabschieden',
    '221 ist fällig (RFC 5321 4.1.1.10). Mail geht dadurch nicht verloren.',
  ],
  'never-ends-its-side': [
    'Legt nie auf',
    'Er übergeht unser Ende der Verbindung, und unseren Socket behält er dafür nicht.',
  ],
  'plain-pass': [
    'Ein Host, wie er sein soll, ohne TLS',
    'Jeder Schritt, wie er sein soll, obwohl niemand nach TLS gefragt hat.',
  ],

  'barracuda-reputation': ['Barracuda: gesperrt', 'Er fragt die Liste von Barracuda nach der Adresse des Prüfers.'],
  'cisco-inspection': [
    'Cisco: eine Firewall, die umschreibt',
    'Sie schreibt Sterne über das Banner und X über STARTTLS, sodass kein Absender verschlüsseln kann.',
  ],
  'cisco-reputation': ['Cisco: schlechter Ruf', 'SenderBase hält wenig von der Adresse des Prüfers.'],
  'exchange-back-pressure': [
    'Exchange: Back Pressure',
    'Platte oder Speicher gehen ihm aus, also nimmt er einstweilen keine Mail an.',
  ],
  'exchange-online-banned': [
    'Exchange Online: gesperrte Absenderadresse',
    'Die Adresse des Prüfers steht auf der eigenen Liste von Microsoft.',
  ],
  'exchange-online-busy': [
    'Exchange Online: Server beschäftigt',
    'Eine Grenze für Absender, die er noch nicht kennt. Später nimmt er die Mail an.',
  ],
  'exchange-online-region': [
    'Exchange Online: falsche Region',
    'Der MX-Eintrag führt in eine andere Region als die, in der die Domain zu Hause ist.',
  ],
  'exchange-online-tenant': [
    'Exchange Online: Weiterleitung verweigert',
    'Kein Connector kennt diese Domain, obwohl ihr MX hierher führt: Keine Mail kann ankommen.',
  ],
  'exchange-online-unknown': [
    'Exchange Online: Zugriff verweigert',
    'Es klingt nach einer Sperre und heißt, dass es den Empfänger nicht gibt (verzeichnisbasierte Edge-Blockierung).',
  ],
  'exim-synchronization': [
    'Exim: Synchronisationsfehler',
    'Er meint, der Prüfer habe geredet, bevor er gegrüßt wurde. Das wäre unser Fehler.',
  ],
  'google-dynamic': [
    'Google: darf nicht direkt senden',
    'Von Adressen aus Haushalten nimmt es keine Mail. Das betrifft den Prüfer.',
  ],
  'google-no-ptr': [
    'Google: kein PTR-Eintrag',
    'Von Adressen ohne Namen im Reverse-DNS nimmt es keine Mail. Das betrifft den Prüfer.',
  ],
  'google-over-quota': ['Google: Postfach voll', 'Ein Postfach ist voll; über den Server ist damit nichts gesagt.'],
  'google-rate': ['Google: ungewöhnlich viel', 'Eine Grenze für die Adresse des Prüfers, in drei Zeilen.'],
  'mimecast-busy': ['Mimecast: nicht zu verarbeiten', 'Eine Grenze oder eine Richtlinie an der Tür, ohne Grund.'],
  'mimecast-greylisting': ['Mimecast: interne Ressource', 'Es klingt nach eigenem Ärger und ist Greylisting.'],
  'mimecast-sender': ['Mimecast: Absenderadresse gesperrt', 'Eine Richtlinie zum Absender des Prüfers.'],
  'postscreen-come-back': [
    'postscreen: bitte wiederkommen',
    'Nach seinen gründlicheren Prüfungen kann er eine laufende Sitzung nicht weitergeben, also vertröstet er Fremde immer einmal.',
  ],
  'proofpoint-blocked': ['Proofpoint: gesperrt', 'Die Adresse des Prüfers steht auf der eigenen Liste von Proofpoint.'],
  'rspamd-greylisting': ['rspamd: Greylisting', 'Fremde müssen ein paar Minuten später wiederkommen.'],
  'rspamd-later': [
    'rspamd: später noch einmal',
    'Eine vorläufige Ablehnung ohne Grund: irgendeine Richtlinie, wer zustellen darf.',
  ],
  'rspamd-spam': [
    'rspamd: als Spam abgelehnt',
    'Geurteilt wird, bevor es eine Nachricht gibt: Der Adresse des Prüfers wird nicht getraut.',
  ],
  'spamhaus-open-resolver': [
    'Spamhaus: offener Resolver',
    'Der Server hält „so dürfen Sie mich nicht fragen“ für „gelistet“ und weist deshalb alle ab: sein eigener Fehler.',
  ],
  'yahoo-deferred': [
    'Yahoo: vorläufig zurückgestellt',
    'TSS04: zu viel Mail oder zu viele Beschwerden von dieser Adresse, heißt es.',
  ],
  'yahoo-listed': [
    'Yahoo: auf einer Liste von Spamhaus',
    'BL21: Es glaubt einer Sperrliste, auf der die Adresse des Prüfers steht.',
  ],
} as const
