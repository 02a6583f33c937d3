/** What a session says of TLS, certificates and logins, in German. */
export const ENCRYPTION = {
  'The server does not offer STARTTLS.': 'Der Server bietet STARTTLS nicht an.',
  'It offers AUTH in plain text.': 'Er bietet AUTH im Klartext an.',
  'STARTTLS is not offered.': 'STARTTLS wird nicht angeboten.',
  'TLS begins: {protocol}, {cipher}': 'TLS beginnt: {protocol:word}, {cipher:anything}',
  '{cipher}: weak': '{cipher:anything}: schwach',
  'More plain text came together with the answer to STARTTLS: {text}':
    'Zusammen mit der Antwort auf STARTTLS kam weiterer Klartext: {text}',
  'Plain text followed the answer to STARTTLS in the same breath; it must be thrown away, not believed.':
    'Auf die Antwort auf STARTTLS folgte im selben Atemzug Klartext; er muss verworfen werden, statt ihm zu glauben.',
  'The server speaks TLS from the first byte here.': 'Der Server spricht hier vom ersten Byte an TLS.',
  'The server speaks plain text first here.': 'Der Server spricht hier zuerst Klartext.',
  'still no banner: asking whether the server waits for TLS':
    'noch immer kein Banner: Wir fragen, ob der Server auf TLS wartet',
  'it answered {bytes}': 'er antwortete {bytes}',
  'The TLS handshake was not done within {seconds} s.':
    'Der TLS-Handshake war nach {seconds:number} s nicht abgeschlossen.',
  'The server ended the connection in the middle of the TLS handshake.':
    'Der Server hat die Verbindung mitten im TLS-Handshake beendet.',
  'The TLS handshake failed: {reason}.': 'Der TLS-Handshake ist gescheitert: {reason}.',

  'The server wants a certificate of its clients, and gave the TLS handshake up without one: {reason}.':
    'Der Server verlangt ein Zertifikat seiner Clients und gab den TLS-Handshake ohne eines auf: {reason}.',

  'The server showed no certificate.': 'Der Server hat kein Zertifikat gezeigt.',
  'The certificate expired on {end}.': 'Das Zertifikat ist am {end:day} abgelaufen.',
  'The certificate is not valid before {begin}.': 'Das Zertifikat gilt nicht vor dem {begin:day}.',
  'The certificate is not valid for {host}.': 'Das Zertifikat gilt nicht für {host:word}.',
  'The certificate is self-signed.': 'Das Zertifikat ist selbstsigniert.',
  'The chain leads to a root that nobody knows.': 'Die Kette führt zu einer Wurzel, die niemand kennt.',
  'The chain to a known root is not complete.': 'Die Kette zu einer bekannten Wurzel ist nicht vollständig.',
  'A certificate of the chain has expired.': 'Ein Zertifikat der Kette ist abgelaufen.',
  'The chain cannot be trusted ({error}).': 'Der Kette ist nicht zu trauen ({error:anything}).',
  'valid until {end}': 'gültig bis {end:day}',
  'valid for 1 more days only, until {end}': 'nur noch 1 Tag gültig, bis {end:day}',
  'valid for {days} more days only, until {end}': 'nur noch {days:number} Tage gültig, bis {end:day}',
  'weak key: {what}': 'schwacher Schlüssel: {what}',
  'weak signature: {what}': 'schwache Signatur: {what}',
  'Senders that obey MTA-STS do not deliver here ({result}): {reason}':
    'Absender, die MTA-STS befolgen, stellen hier nicht zu ({result:word}): {reason:text}',
  'Senders that obey DANE do not deliver here ({result}): {reason}':
    'Absender, die DANE befolgen, stellen hier nicht zu ({result:word}): {reason:text}',
  '{before} Senders that obey MTA-STS do not deliver here ({result}): {reason}':
    '{before:text} Absender, die MTA-STS befolgen, stellen hier nicht zu ({result:word}): {reason:text}',
  '{before} Senders that obey DANE do not deliver here ({result}): {reason}':
    '{before:text} Absender, die DANE befolgen, stellen hier nicht zu ({result:word}): {reason:text}',

  'STARTTLS and NOOP leave together, here alone, to see whether NOOP is believed inside TLS.':
    'STARTTLS und NOOP gehen zusammen ab, nur hier, um zu sehen, ob NOOP innerhalb von TLS geglaubt wird.',
  'saying nothing for 5 s: whatever is answered now answers the NOOP that was sent in plain text':
    '5 s Stille: Was jetzt geantwortet wird, antwortet auf das NOOP, das im Klartext gesendet wurde',
  'STARTTLS was not offered this time.': 'STARTTLS wurde diesmal nicht angeboten.',
  'It noticed, and hung up: right.': 'Er hat es bemerkt und aufgelegt: richtig.',
  'It answered, in plain text, what it should have thrown away.':
    'Er hat im Klartext beantwortet, was er hätte verwerfen müssen.',
  'It greeted again inside TLS; that is no answer to NOOP.':
    'Er hat innerhalb von TLS noch einmal gegrüßt; das ist keine Antwort auf NOOP.',
  'What was sent in plain text before TLS was answered inside it.':
    'Was vor TLS im Klartext gesendet wurde, wurde innerhalb von TLS beantwortet.',
  'Nothing was answered inside TLS: right.': 'Innerhalb von TLS wurde nichts beantwortet: richtig.',
  '{cipher}: outdated, and still spoken': '{cipher:anything}: veraltet, und noch gesprochen',
  '{version} is not spoken: right.': '{version:anything} wird nicht gesprochen: richtig.',
  'TLS 1.2 is not spoken.': 'TLS 1.2 wird nicht gesprochen.',

  'There is no TLS, and a password is never sent in plain text.':
    'Es gibt kein TLS, und ein Passwort wird nie im Klartext gesendet.',
  'The login is tried once in a test: another of its sessions does it.':
    'Die Anmeldung wird in einer Prüfung einmal versucht: Eine andere ihrer Sitzungen tut es.',
  'logged in with {mechanism}': 'angemeldet mit {mechanism:word}',
  'The login was refused with {code}.': 'Die Anmeldung wurde mit {code:number} abgelehnt.',
  'The server offers no login here.': 'Der Server bietet hier keine Anmeldung an.',
  'The server does not offer {mechanism}. It offers {list}.':
    'Der Server bietet {mechanism:word} nicht an. Er bietet {list} an.',
  'This tester knows none of the ways to log in that are offered: {list}.':
    'Dieser Prüfer kennt keines der Anmeldeverfahren, die angeboten werden: {list}.',
  'The server did not show that it knows the password, though it let the account in.':
    'Der Server hat nicht gezeigt, dass er das Passwort kennt, obwohl er das Konto einließ.',
  'The server did not show that it knows the password: {why}.':
    'Der Server hat nicht gezeigt, dass er das Passwort kennt: {why:text}.',
  'The server asked what does not belong to this way to log in: {why}.':
    'Der Server hat gefragt, was nicht zu diesem Anmeldeverfahren gehört: {why:text}.',
  'it asked once more': 'Er fragte noch einmal',
  'it asked when all was said': 'Er fragte, als alles gesagt war',
  'it ended the exchange with an error of SCRAM': 'Er hat den Austausch mit einem Fehler von SCRAM beendet',
  'its signature is not the one of a server that knows the password':
    'Seine Signatur ist nicht die eines Servers, der das Passwort kennt',
  'its challenge is not one of SCRAM': 'Seine Frage ist keine von SCRAM',
  'it did not add to the nonce of this tester': 'Er hat der Nonce dieses Prüfers nichts hinzugefügt',
  'it asks for {rounds} rounds': 'Er verlangt {rounds:number} Runden',
} as const
