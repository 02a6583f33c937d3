import type { START as EN } from '../en/start.ts'

export const START = {
  title: 'Helograph prüft einen Mailserver, und Sie sehen zu',
  description:
    'Fügen Sie einen Namen ein: Das SMTP-Gespräch erscheint Zeile für Zeile, und klare Worte sagen, was nicht stimmt und wie man es behebt.',
  heading: 'Prüfen Sie einen Mailserver, und sehen Sie zu.',
  lead: 'Fügen Sie einen Namen ein. Das Gespräch mit den Mailservern erscheint Zeile für Zeile, mit einer Lampe für jeden Schritt und klaren Worten, wo eine Lampe nicht grün ist.',
  noScript:
    'Um von dieser Seite aus eine Prüfung zu beginnen, braucht es JavaScript; Berichte lassen sich ohne lesen. Von einem Terminal aus:',
  noScriptTo: 'an',
  steps: 'Die Schritte einer Sitzung',
  how: [
    'Wir fragen das DNS, welche Hosts die Mail annehmen, und sprechen mit jedem von ihnen auf jeder seiner Adressen, IPv4 und IPv6.',
    'Sie sehen jede Zeile, während sie über die Leitung geht, wie lange sie brauchte, und wer was beheben müsste.',
    'Die Adresse des Berichts zeigt dasselbe allen, denen Sie sie schicken, während die Prüfung läuft und danach.',
  ],
  manners: 'Unsere Umgangsformen',
  mannersAre:
    'Wir nennen unseren wahren Namen, halten zu einer Adresse nur eine Verbindung auf einmal und warten jede Antwort ab. Vor DATA hören wir auf, es wird also nie eine Nachricht gesendet; solange Sie nicht mehr verlangen, fragen wir nur nach einem einzigen Empfänger, postmaster, den jeder Mailserver kennen muss (RFC 5321 4.5.1). Dann folgen RSET, die Frage, ob Unzustellbarkeitsmeldungen kommen dürfen (MAIL FROM:<>), und QUIT. Was Sie vor einem @ einfügen, wird sofort verworfen.',
  mayBe: {
    target: 'eine Mail-Domain, ein Mailserver oder eine Adresse',
    oneOf: (words) => words.join(', '),
    port: 'eine Zahl von 1 bis 65535',
    patience: (least, most) => `Sekunden von ${least} bis ${most}`,
    yesOrNo: 'true oder false',
  },
  leftOut: (options) => `Ausgelassen, weil die Adresse es nicht verständlich sagt: ${options}.`,
  leftOutOther: 'Etwas in der Adresse ist keine Option einer Prüfung; es wurde ausgelassen.',
  leftOutLogin:
    'Eine Anmeldung gehört nicht in eine Adresse: Sie wurde nicht gelesen. Tragen Sie sie unter Optionen ein.',
  past: 'Von diesem Browser aus geprüft',
  pastAbout: 'Nur dieser Browser führt die Liste.',
  pastEarlier: 'davor',
  forgetAll: 'Alle vergessen',
  forgetAllSure:
    'Alle Prüfungen in diesem Browser vergessen? Die Berichte bleiben unter ihren Links, bis sie ablaufen, und lassen sich von hier aus nicht mehr löschen.',
  forget: (target) => `${target} in diesem Browser vergessen`,
} satisfies typeof EN
