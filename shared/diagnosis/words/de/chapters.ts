import type { ChapterWords, FamilyName } from '../handbook-words.ts'

/** The families of findings, in the order of a conversation. */
export const CHAPTERS: Readonly<Record<FamilyName, ChapterWords>> = {
  resolving: { title: 'Auflösung', about: 'Was das DNS darüber sagt, wohin die Mail geht.' },
  names: {
    title: 'Namen von Adressen',
    about:
      'Das Reverse-DNS. Für den Empfang von Mail ist es gleichgültig; Mail, die von dort gesendet wird, misst man daran.',
  },
  blocklists: {
    title: 'Blocklists',
    about: 'Öffentliche Listen von Adressen. Auch sie betreffen Mail, die von dort gesendet wird.',
  },
  connecting: {
    title: 'Verbindung',
    about: 'Keine Verbindung: Von SMTP wurde nichts gesehen, also wird nichts darüber gesagt.',
  },
  'way-out': {
    title: 'Der eigene Weg des Prüfers nach draußen',
    about:
      'Wo auf einem Port noch nie etwas geantwortet hat, ist Schweigen kein Beweis: Vielleicht darf diese Maschine nicht hinaus.',
  },
  greeting: { title: 'Begrüßung', about: 'Das Banner: was ein Server als Erstes sagt oder nicht sagt.' },
  hello: { title: 'Hallo', about: 'Was der Server zu können angibt, und was jemand unterwegs davon wegnimmt.' },
  encryption: {
    title: 'Verschlüsselung',
    about: 'TLS: angeboten oder nicht, begonnen oder nicht, stark oder schwach.',
  },
  certificates: {
    title: 'Zertifikate',
    about: 'Gelb auf Port 25, wo die meisten Absender sie nicht prüfen; rot, wo sich Benutzer anmelden.',
  },
  policies: {
    title: 'Richtlinien',
    about:
      'MTA-STS, DANE und TLS-Berichte: was eine Domain über ihre Server verspricht, und was Absender, die das befolgen, daraus machen.',
  },
  chain: { title: 'Kette und Namen', about: 'Die Zertifikate, wie sie gesendet wurden, und die Namen darin.' },
  strength: {
    title: 'Stärke',
    about: 'Schlüssel, Unterschriften und Schlüsselaustausch, die inzwischen schwach sind.',
  },
  besides: {
    title: 'Nebenbei gefragt',
    about: 'Was nur eine eigene Sitzung zeigen kann, und nur, wenn jemand danach gefragt hat.',
  },
  login: { title: 'Anmeldung', about: 'AUTH, wenn sich ein Test anmelden sollte.' },
  envelope: {
    title: 'Umschlag und Abschied',
    about: 'MAIL FROM, RCPT TO, die Frage nach dem Weiterleiten, der leere Absender und QUIT.',
  },
  refusals: {
    title: 'Ablehnungen',
    about: 'Warum ein Server nein sagt, bei welchem Schritt auch immer: Die meisten betreffen diesen Prüfer.',
  },
  providers: { title: 'Anbieter und Gateways', about: 'Dasselbe in den Worten der Großen.' },
  writing: { title: 'Wie Antworten geschrieben sind', about: 'Seltsam, und trotzdem verstanden.' },
  anywhere: {
    title: 'Was sonst noch geschehen kann',
    about: 'Wozu es bei einem Schritt kommen kann, ohne dass es dort ein eigenes Wort dafür gibt.',
  },
  niceties: {
    title: 'Was schöner sein könnte',
    about: 'Dadurch geht keine Mail verloren, und keine Lampe wechselt die Farbe.',
  },
}
