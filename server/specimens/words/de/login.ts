/** What the gallery says in German of servers that users log in to: of each its title, and what it does. */
export const LOGIN = {
  'auth-421': ['Anmeldung: jetzt nicht, und die Tür ist zu', '421 auf AUTH sagt nichts über das Passwort.'],
  'auth-432': [
    'Anmeldung: Das Konto braucht ein neues Passwort',
    'Für dieses Verfahren ist noch kein Geheimnis hinterlegt.',
  ],
  'auth-454': [
    'Anmeldung: Das Verzeichnis der Konten ist nicht erreichbar',
    'Ein Fehler des Servers, und vorübergehend.',
  ],
  'auth-504': ['Anmeldung: angeboten, und dann unbekannt', 'So kann sich niemand anmelden.'],
  'auth-534': [
    'Anmeldung: Dieses Konto darf sich so nicht anmelden',
    'Verlangt wird ein Passwort, das nur für dieses eine Programm gemacht ist.',
  ],
  'auth-535': [
    'Anmeldung abgelehnt',
    'Ein Versuch und kein zweiter. Ob Name oder Passwort falsch ist, sagt niemand (RFC 4954 6).',
  ],
  'auth-538': [
    'Anmeldung: weiß nichts von seinem eigenen TLS',
    'Er verlangt Verschlüsselung, wo verschlüsselt ist; so kann sich niemand anmelden.',
  ],
  'auth-asks-again': ['Anmeldung: fragt, als alles gesagt war', 'PLAIN hat alles gesagt, was es zu sagen hat.'],
  'auth-cram-md5': [
    'Anmeldung mit CRAM-MD5',
    'Ein Digest statt des Passworts (RFC 2195). Stärker als PLAIN, also wird es genommen.',
  ],
  'auth-echo': [
    'Anmeldung: wiederholt das Passwort',
    'Er sagt das Passwort jedem, der zuhört, in Stücken und in Base64. Nichts davon wird gezeigt.',
  ],
  'auth-forgotten': [
    'Anmeldung: eingelassen und gleich vergessen',
    'Er nimmt die Anmeldung an und verlangt beim nächsten Befehl eine neue.',
  ],
  'auth-in-the-clear': [
    'Lädt zu Passwörtern im Klartext ein',
    'Er bietet AUTH PLAIN und LOGIN an, bevor es TLS gibt; so gehen Namen und Passwörter womöglich dort durchs Netz, wo jeder sie lesen kann (RFC 4954 4).',
  ],
  'auth-login': ['Anmeldung mit LOGIN', 'Er fragt zweimal, nach dem Namen und nach dem Passwort.'],
  'auth-not-offered-on-25': [
    'Anmeldung: auf Port 25 nicht angeboten',
    'Hier stellen andere Server zu und brauchen keine, deshalb ist das gelb.',
  ],
  'auth-not-offered-to-users': [
    'Anmeldung: nicht angeboten, wo Benutzer senden',
    'Sie müssen sich anmelden können (RFC 6409 4.3).',
  ],
  'auth-of-another-sender': [
    'Anmeldung: darf nur als es selbst senden',
    'So soll es sein (RFC 6409 6.1), und der Name des Kontos geht niemanden etwas an.',
  ],
  'auth-other-mechanism': [
    'Anmeldung: Das verlangte Verfahren gibt es nicht',
    'Etwas Schwächeres wird stattdessen nicht versucht.',
  ],
  'auth-plain': [
    'Anmeldung mit PLAIN',
    'Eine Zeile, innerhalb von TLS (RFC 4616). Was darin steht, wird nicht gezeigt.',
  ],
  'auth-rate-limited': [
    'Anmeldung: zu viele Versuche',
    'Der Prüfer wird abgewiesen; über das Passwort ist damit nichts gesagt.',
  ],
  'auth-scram': [
    'Anmeldung mit SCRAM-SHA-256',
    'Beide Seiten beweisen, dass sie das Passwort kennen, und keine sagt es (RFC 7677).',
  ],
  'auth-scram-foreign-nonce': [
    'Anmeldung: die Antwort auf eine andere Frage',
    'Eine Aufforderung, die nicht auf unsere antwortet, kann eine alte sein (RFC 5802 5.1).',
  ],
  'auth-scram-impostor': [
    'Anmeldung: ein Hochstapler',
    'Wer antwortet, kennt das Passwort nicht; der Austausch wird abgebrochen (RFC 5802 3).',
  ],
  'auth-scram-without-proof': [
    'Anmeldung: beweist nichts',
    'Er lässt das Konto ein und zeigt nicht, dass er das Passwort kennt.',
  ],
  'auth-silence': ['Anmeldung: Stille', 'Keine Antwort auf eine Anmeldung ist kein Urteil über sie.'],
  'auth-to-a-stranger': [
    'Anmeldung bei einem Server, für den niemand bürgt',
    'Die Anmeldung wird versucht, denn sie war verlangt; dass das Zertifikat nichts beweist, wird gesagt.',
  ],
  'auth-unknown-mechanisms': ['Anmeldung: nur Token und Tickets', 'Das kann dieser Prüfer nicht.'],
  'auth-without-tls': [
    'Anmeldung: kein TLS, also kein Passwort',
    'Es wird nie gesendet, wo jeder mitlesen kann, wozu der Server auch einlädt.',
  ],
  'implicit-tls-ok': [
    'Ein Port für Benutzer, wie er sein soll',
    'TLS vom ersten Byte an, ein gutes Zertifikat, und vor dem Senden wird eine Anmeldung verlangt (RFC 6409 4.3).',
  ],
  'submission-ok': [
    'Ein Einlieferungsport, wie er sein soll',
    'AUTH wird nur innerhalb von TLS angeboten, und niemand sendet ohne Anmeldung (RFC 6409 4.3, RFC 4954 4).',
  ],
} as const
