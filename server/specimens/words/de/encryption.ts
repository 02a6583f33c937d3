/** What the gallery says in German of STARTTLS, handshakes, certificates, and what is asked of TLS besides. */
export const ENCRYPTION = {
  'certificate-chain-expired': [
    'Abgelaufenes Glied in der Kette',
    'Sein eigenes Zertifikat gilt noch, aber das, das dafür bürgt, nicht mehr.',
  ],
  'certificate-expired-on-25': [
    'Abgelaufenes Zertifikat auf Port 25',
    'Absender, die verschlüsseln, wo es geht, sehen es nicht an (RFC 7435): gelb.',
  ],
  'certificate-expired-on-465': [
    'Abgelaufenes Zertifikat, wo Benutzer sich anmelden',
    'Die Programme der Benutzer sehen es an und verweigern die Arbeit (RFC 8314 5.3): rot.',
  ],
  'certificate-expires-soon': ['Zertifikat endet in ein paar Tagen', 'Es sollte inzwischen erneuert sein.'],
  'certificate-not-yet-valid': [
    'Zertifikat der Zukunft',
    'Sein erster Tag kommt erst noch: Meist geht eine Uhr falsch.',
  ],
  'certificate-of-another-name': [
    'Zertifikat eines anderen Namens',
    'Gültig, aber für einen Host mit anderem Namen. Auf Port 25 vergleicht kaum jemand.',
  ],
  'certificate-of-another-name-on-587': [
    'Zertifikat eines anderen Namens, für Benutzer',
    'Die Programme der Benutzer vergleichen die Namen und melden sich nicht an.',
  ],
  'certificate-self-signed': ['Selbstsigniertes Zertifikat', 'Niemand sonst bürgt dafür.'],
  'certificate-untrusted': [
    'Zertifikat einer unbekannten Stelle',
    'Seine Kette ist vollständig und führt zu einer Wurzel, die niemand kennt.',
  ],
  'certificate-weak-key': ['Schwacher Schlüssel', 'RSA soll mindestens 2048 Bit haben (RFC 9325 4.5).'],
  'certificate-weak-signature': ['Schwache Signatur', 'SHA-1 darf nicht mehr verwendet werden (RFC 9325 4.5).'],
  'certificate-without-intermediate': [
    'Unvollständige Kette',
    'Das Zertifikat zwischen seinem eigenen und einer bekannten Wurzel fehlt, deshalb lässt es sich nicht prüfen.',
  ],
  'certificate-without-names': ['Zertifikat ohne Liste von Namen', 'Der Common Name ist kein Name mehr (RFC 9525 2).'],
  'chain-in-the-wrong-order': [
    'Kette in falscher Reihenfolge',
    'Jedes Zertifikat soll das vor ihm beglaubigen (RFC 5246 7.4.2).',
  ],
  'chain-with-another-in-it': [
    'Kette mit einem Zertifikat zu viel',
    'Was von einem älteren Zertifikat übrig ist, wird mitgesendet.',
  ],
  'starttls-with-intermediate': [
    'Eine vollständige Kette',
    'Der Server zeigt das Zertifikat, das von seinem eigenen zur Wurzel führt.',
  ],
  'closed-inside-tls': [
    'Legt innerhalb von TLS auf',
    'Der Handshake klappt, und der erste Befehl danach beendet die Verbindung.',
  ],
  'reset-inside-tls': [
    'Bricht die Verbindung innerhalb von TLS ab',
    'Der Handshake klappt, und der erste Befehl danach reißt die Verbindung ab.',
  ],
  'refused-inside-tls': ['Jetzt nicht, innerhalb von TLS', '421 auf das zweite EHLO, und die Verbindung endet.'],
  'silence-inside-tls': ['Stille innerhalb von TLS', 'Der Handshake klappt, und dann kommt nichts mehr.'],
  'silence-on-465': ['Stille auf Port 465', 'Nicht einmal der TLS-Handshake wird beantwortet.'],
  'silence-then-plain-text-to-tls': [
    'Schweigen auf 587, und Klartext auf die Frage nach TLS',
    'Ganze Zeilen, aber nicht innerhalb der Geduld und nicht als Banner: Sie werden vermerkt, und berichtet wird das Schweigen.',
  ],
  'silence-even-to-tls': [
    'Stille auf 587, im Klartext und in TLS',
    'Ein Server, der schweigt, wartet vielleicht auf TLS vom ersten Byte an, also wird er gefragt. Dieser schweigt einfach.',
  ],
  'refused-in-plain-text-on-465': [
    'Ist voll, bevor TLS beginnt',
    'Er zählt seine Verbindungen, bevor er TLS öffnet, und sagt deshalb im Klartext nein (smtp_accept_max von Exim): Das betrifft uns, und der Port ist nicht kaputt.',
  ],
  'plain-text-on-465': [
    'Klartext auf Port 465',
    'Auf diesem Port ist TLS vom ersten Byte an versprochen (RFC 8314 3.3).',
  ],
  'plain-text-where-tls-was-asked-for': [
    'Klartext, wo TLS erwartet wurde',
    'Auf jedem anderen Port hat sich vielleicht geirrt, wer TLS vom ersten Byte an verlangte.',
  ],
  'tls-first-in-silence': [
    'Wartet schweigend auf TLS',
    'Er sagt nichts, bis TLS beginnt; am Ende unserer Geduld fragen wir ihn danach.',
  ],
  'tls-first-with-an-alert': [
    'Antwortet auf Port 25 mit einem TLS-Alert',
    'Er spricht TLS vom ersten Byte an, wo jeder Absender im Klartext beginnt: Vielleicht führt Port 25 zu 465. Es kommt keine Mail an.',
  ],
  'tls-first-on-another-port': [
    'Antwortet auf einem anderen Port mit einem TLS-Alert',
    'Er spricht TLS vom ersten Byte an, wo wir im Klartext begannen: Mit der anderen Einstellung wäre es gegangen.',
  ],
  'client-certificate-wanted-in-1.2': [
    'Verlangt ein Zertifikat seiner Clients, mit TLS 1.2',
    'Er verlangt im Handshake eines (RFC 5246 7.4.4) und bricht ihn ab, wenn keines kommt. Kein Absender von Mail hat eines.',
  ],
  'client-certificate-wanted-in-1.3': [
    'Verlangt ein Zertifikat seiner Clients, mit TLS 1.3',
    'Der Handshake scheint fertig, und dann sagt ein Alert, dass ein Zertifikat fällig war (RFC 8446 6.2). Kein Absender von Mail hat eines.',
  ],
  'client-certificate-on-465-in-1.2': [
    'Verlangt ein Zertifikat seiner Benutzer, mit TLS 1.2',
    'Auf einem Port für Benutzer bleibt er bei denen, denen er ein Zertifikat gab, was richtig sein kann. Dieser Prüfer gehört nicht dazu.',
  ],
  'client-certificate-on-465-in-1.3': [
    'Verlangt ein Zertifikat seiner Benutzer, mit TLS 1.3',
    'Dasselbe, aber sein Alert kommt, wo das Banner fällig war (RFC 8446 6.2).',
  ],
  'handshake-alert': [
    'Keine Chiffre gemeinsam',
    'Der Server bricht den TLS-Handshake mit einem Alert ab (RFC 8446 6.2).',
  ],
  'handshake-closed': ['Legt im TLS-Handshake auf', 'Er sagt, er sei bereit für TLS, und beendet dann die Verbindung.'],
  'handshake-garbage': [
    'Bereit für TLS, und im Klartext weiter',
    'Er sagt 220 auf STARTTLS und beantwortet den Handshake mit einer Zeile Text.',
  ],
  'handshake-no-version': [
    'Keine Fassung von TLS gemeinsam',
    'Dieser Prüfer spricht TLS 1.0 bis 1.3, und der Server antwortet, er kenne keine davon (RFC 8446 6.2).',
  ],
  'handshake-reset': ['Bricht den TLS-Handshake ab', 'Die Verbindung wird zurückgesetzt, sobald TLS beginnt.'],
  'handshake-silence': ['Stille im TLS-Handshake', 'Er sagt, er sei bereit für TLS, und dann kommt nichts mehr.'],
  'keywords-lost-in-tls': [
    'Bietet innerhalb von TLS weniger an',
    'Meist spricht ein Proxy, der TLS beendet, für sich selbst, und der Server dahinter ist ein anderer.',
  ],
  'starttls-454-rate-limited': [
    'TLS, aber nicht für so viele Verbindungen',
    'Ein 454 ist die eigene Schuld des Servers, außer seine Worte meinen diesen Prüfer: Hier tun sie es.',
  ],
  'starttls-454': [
    'TLS angeboten, und nicht zu haben',
    'Ein Fehler des Servers selbst, obwohl der Code vorübergehend sagt (RFC 3207 4). Absender machen im Klartext weiter, oder gar nicht.',
  ],
  'starttls-500': [
    'Bietet STARTTLS an und kennt es dann nicht',
    'Das tut ein Filter dazwischen, der Befehle verändert.',
  ],
  'starttls-and-more-in-the-same-breath': [
    'Klartext, wo TLS beginnen muss',
    'Was im Klartext gesagt wurde, muss vergessen werden, sonst kann ein Fremder auf dem Weg es sagen (CVE-2011-0411).',
  ],
  'starttls-greylisted-and-closed': [
    'Greylisting bei STARTTLS, und aufgelegt',
    'Eine Abweisung mit der Bitte wiederzukommen nimmt alles Folgende mit: Das Ende der Verbindung gehört dazu.',
  ],
  'starttls-inside-tls': [
    'Bietet STARTTLS innerhalb von TLS an',
    'Das darf er nicht (RFC 3207 4.2), und es schadet nichts.',
  ],
  'starttls-not-everywhere': [
    'STARTTLS auf einer von zwei Adressen',
    'Maschinen eines Namens mit verschiedenen Einstellungen: Welche ein Absender trifft, ist Zufall.',
  ],
  'starttls-not-offered': ['Kein STARTTLS', 'Was auch immer ihm gesendet wird, geht im Klartext durchs Netz.'],
  'starttls-not-offered-but-asked-for': [
    'Kein STARTTLS, obwohl es verlangt war',
    'Wer auf TLS besteht, kann hier nicht zustellen.',
  ],
  'starttls-not-offered-to-users': [
    'Keine Verschlüsselung, wo Benutzer sich anmelden',
    'Ihre Passwörter dürfen nicht im Klartext durchs Netz gehen (RFC 8314 4.1).',
  ],
  'starttls-ok': [
    'Ein Host, wie er sein soll',
    'Jeder Schritt, wie er sein soll. Was vor TLS gelernt wurde, ist vergessen (RFC 3207 4.2), also wird mit EHLO neu gefragt.',
  ],
  'tls-1.0-only': [
    'Spricht höchstens TLS 1.0',
    'Schwach (RFC 8996), aber es wird damit gesprochen, damit es schwach heißt und nicht tot.',
  ],
  'tls-1.2': ['Spricht höchstens TLS 1.2', 'Das ist noch, wie es sein soll.'],

  'depth-1.0-beside-1.2': [
    'TLS gründlich: 1.0 neben 1.2',
    'Die beste Fassung ist 1.2, also beginnen die Fragen dort ihren Weg nach unten.',
  ],
  'depth-all-versions': [
    'TLS gründlich: jede Fassung',
    'Alte Fassungen neben den neuen (RFC 8996). Auf Port 25 nehmen beide Seiten die beste.',
  ],
  'depth-and-injection': [
    'TLS gründlich und Injektion, nacheinander',
    'Jede Frage in einer eigenen Sitzung, an die Adresse, wo STARTTLS klappte.',
  ],
  'depth-on-465': ['TLS gründlich auf Port 465', 'TLS vom ersten Byte an, und sonst wird nichts gefragt.'],
  'depth-on-587': [
    'TLS gründlich: alte Fassungen, wo Benutzer sich anmelden',
    'Dort spricht nichts für eine alte Fassung (RFC 8997).',
  ],
  'depth-only-1.3': ['TLS gründlich: nur 1.3', 'Die zweite Frage ist schon die letzte.'],
  'depth-turned-away': ['TLS gründlich: abgewiesen', 'Bei der ersten Abweisung enden die Fragen.'],
  'depth-up-to-date': [
    'TLS gründlich: auf dem Stand der Zeit',
    'TLS 1.2 und 1.3, und ein Alert, wo nichts Neueres als 1.1 angeboten wird.',
  ],
  'injection-answered-in-the-clear': [
    'Injektion: vor TLS beantwortet',
    'Ein Befehl hinter STARTTLS wird im Klartext beantwortet.',
  ],
  'injection-believed': [
    'Injektion: geglaubt',
    'Was im Klartext gesendet wurde, wird innerhalb von TLS ausgeführt (CVE-2011-0411).',
  ],
  'injection-forgotten': [
    'Injektion: vergessen, wie es sein soll',
    'Was vor dem Handshake gelesen wurde, wird verworfen (RFC 3207 4.2).',
  ],
  'injection-half-a-reply': [
    'Injektion: eine halbe Antwort',
    'Die Antwort innerhalb von TLS kommt ohne ihr Ende. Begonnen wurde sie trotzdem.',
  ],
  'injection-hung-up': ['Injektion: legt wortlos auf', 'Er hat es bemerkt, und das ist richtig.'],
  'injection-not-now': ['Injektion: jetzt nicht', 'TLS ist gerade nicht zu haben, also ist nichts daraus zu lernen.'],
  'injection-noticed': ['Injektion: bemerkt', 'Er darf auflegen, wenn jemand vorauseilt: Das ist kein Vorwurf.'],
  'injection-noticed-politely': ['Injektion: höflich bemerkt', 'Eine Ablehnung, nach der die Verbindung offen bleibt.'],
  'injection-taken-for-tls': [
    'Injektion: für TLS gehalten',
    'Der Befehl gerät in den Handshake, und der scheitert. Geglaubt wurde er nicht.',
  ],
  'injection-turned-away': [
    'Injektion: abgewiesen',
    'Wer den zweiten Besuch abweist, sagt damit nichts über den Server.',
  ],
} as const
