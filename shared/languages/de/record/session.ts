/** What a session says of itself, in German: connecting, waiting, replies, and what was left out. */
export const SESSION = {
  connected: 'verbunden',
  'connected to {address} port {port}': 'verbunden mit {address:word} Port {port:number}',
  'connected to {address} port {port} from {own} port {ownPort}':
    'verbunden mit {address:word} Port {port:number}, von {own:word} Port {ownPort:number}',
  'connected to {real} port {realPort} in the place of {address} port {port} from {own} port {ownPort}':
    'verbunden mit {real:word} Port {realPort:number} anstelle von {address:word} Port {port:number}, von {own:word} Port {ownPort:number}',
  'waiting: somebody is talking to this address already, and one session at a time is polite':
    'warten: Mit dieser Adresse spricht schon jemand, und eine Sitzung auf einmal gebietet die Höflichkeit',

  'No answer to the connection within {seconds} s.':
    'Keine Antwort auf den Verbindungsaufbau innerhalb von {seconds:number} s.',
  'This tester could not begin a connection ({code}).':
    'Dieser Prüfer konnte keine Verbindung beginnen ({code:anything}).',
  'The address refused the connection.': 'Die Adresse hat die Verbindung abgewiesen.',
  'The connection was reset while it was being made.': 'Die Verbindung wurde beim Aufbau zurückgesetzt.',
  'The address did not answer.': 'Die Adresse hat nicht geantwortet.',
  'The network knows no way to the address ({code}).': 'Das Netz kennt keinen Weg zu dieser Adresse ({code:text}).',
  'no reason given': 'ohne Angabe eines Grundes',

  'No whole reply within {seconds} s.': 'Keine vollständige Antwort innerhalb von {seconds:number} s.',
  'The time for the whole session was over.': 'Die Zeit für die ganze Sitzung war um.',
  'The server ended the connection.': 'Der Server hat die Verbindung beendet.',
  'This side ended the connection.': 'Diese Seite hat die Verbindung beendet.',
  'The connection ended.': 'Die Verbindung endete.',
  'The connection broke ({code}).': 'Die Verbindung riss ab ({code:anything}).',
  'The server spoke on before it was asked: replies and commands are out of step.':
    'Der Server sprach weiter, bevor er gefragt wurde: Antworten und Befehle passen nicht mehr zusammen.',
  'This is not an SMTP reply.': 'Das ist keine SMTP-Antwort.',
  'The server sent more than {n} KiB in one line.': 'Der Server hat mehr als {n:number} KiB in einer Zeile gesendet.',
  'The server sent more than {n} lines in one reply.':
    'Der Server hat mehr als {n:number} Zeilen in einer Antwort gesendet.',
  'The server sent more than {n} MiB in one reply.':
    'Der Server hat mehr als {n:number} MiB in einer Antwort gesendet.',
  'The server sent more than the record of a test may hold.':
    'Der Server hat mehr gesendet, als die Aufzeichnung einer Prüfung fassen darf.',
  '{message} Of what had been received by then, only the beginning is kept here.':
    '{message:text} Von dem, was bis dahin kam, ist hier nur der Anfang aufbewahrt.',
  'The probe was stopped.': 'Der Prüfer wurde angehalten.',

  'Lines of this reply end in a bare LF, not in CRLF.':
    'Zeilen dieser Antwort enden mit einem bloßen LF, nicht mit CRLF.',
  'The last line of this reply has no line end.': 'Die letzte Zeile dieser Antwort hat kein Zeilenende.',
  'A line of this reply is longer than 512 octets.': 'Eine Zeile dieser Antwort ist länger als 512 Oktette.',
  'The lines of this reply carry different codes.': 'Die Zeilen dieser Antwort tragen verschiedene Codes.',
  'not sent, since the server had spoken before: {command}':
    'nicht gesendet, denn der Server hatte zuvor gesprochen: {command}',

  '{reply} (after {seconds} s)': '{reply:text} (nach {seconds:number} s)',
  '{code} does not belong here: {due} was due.': '{code:number} gehört nicht hierher: {due:number} war fällig.',
  '{code} does not belong here: 250 was due.': '{code:number} gehört nicht hierher: 250 war fällig.',
  'A banner begins with 220, not with {code} (RFC 5321 4.2).':
    'Ein Banner beginnt mit 220, nicht mit {code:number} (RFC 5321 4.2).',
  'EHLO was refused with {code}; HELO was accepted, which knows no extensions.':
    'EHLO wurde mit {code:number} abgelehnt; HELO wurde angenommen, das keine Erweiterungen kennt.',
  'no extensions': 'keine Erweiterungen',
  '{code}: it wants a login first, as it should':
    '{code:number}: Er verlangt zuerst eine Anmeldung, wie es sich gehört',
  '{code}: this account may not send as the postmaster of this tester, which is as it should be':
    '{code:number}: Dieses Konto darf nicht als Postmaster dieses Prüfers senden, und so soll es sein',
  'refused: {reply}': 'abgelehnt: {reply}',
  'It accepted a recipient of a foreign domain; that may still be refused at DATA.':
    'Er hat einen Empfänger in einer fremden Domain angenommen; bei DATA kann das noch abgelehnt werden.',
  'The null sender was refused with {code}.': 'Der leere Absender wurde mit {code:number} abgelehnt.',
  'the server closed the connection after its 421': 'der Server hat die Verbindung nach seinem 421 beendet',

  'Not asked for.': 'Nicht verlangt.',
  'Not reached.': 'Nicht erreicht.',
  'Not reached: the session ended at {step}.': 'Nicht erreicht: Die Sitzung endete bei {step:word}.',
  'The server had ended the connection.': 'Der Server hatte die Verbindung beendet.',
  'HELO knows no extensions, so STARTTLS cannot be asked for.':
    'HELO kennt keine Erweiterungen, STARTTLS lässt sich also nicht verlangen.',
  'There is no TLS.': 'Es gibt kein TLS.',
  'TLS begins with the first byte here.': 'TLS beginnt hier mit dem ersten Byte.',
  'The session begins in plain text.': 'Die Sitzung beginnt im Klartext.',
  'This session asks something else.': 'Diese Sitzung fragt nach etwas anderem.',
  'Not judged in this session: {summary}': 'In dieser Sitzung nicht beurteilt: {summary:text}',
} as const
