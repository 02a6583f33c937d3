import type { PRACTICE as EN } from '../en/practice.ts'

export const PRACTICE = {
  description:
    'Mailserver, von denen sich jeder auf eine bekannte Weise danebenbenimmt: Starten Sie einen, und sehen Sie jede Lampe und jede Erklärung.',
  lead: 'Jeder von diesen benimmt sich auf eine bekannte Weise daneben. Starten Sie einen, und sehen Sie, was Helograph daraus macht: das Gespräch, die Lampen, was sie bedeuten und wie man es behebt, und einen Link zum Weitergeben. Prüfer und Verbindung sind echt; der Server läuft innerhalb von Helograph, und im Internet wird nichts angesprochen.',
  whereTheyFail: 'Wo sie scheitern',
  lamps: (told) => `Lampen: ${told}`,
  allPassed: 'alle bestanden',
  run: 'Starten',
  groups: {
    resolving: { title: 'Auflösen', about: 'Was das DNS sagt, bevor mit jemandem gesprochen wird.' },
    connecting: { title: 'Verbinden', about: 'Von SMTP ist noch nichts zu sehen.' },
    greeting: { title: 'Begrüßung', about: 'Das Banner: zu spät, zu kurz, zu seltsam oder eine Abweisung.' },
    hello: { title: 'Hallo', about: 'EHLO, und HELO, wo das abgelehnt wird.' },
    tls: { title: 'TLS', about: 'Angeboten oder nicht, begonnen oder nicht, und was das Zertifikat wert ist.' },
    login: { title: 'Anmeldung', about: 'Nur auf Verlangen, nur innerhalb von TLS und nur einmal je Prüfung.' },
    envelope: { title: 'Umschlag', about: 'MAIL FROM, RCPT TO und die Frage nach Fremden.' },
    closing: { title: 'Abschied', about: 'QUIT und der Gruß, der sich gehört.' },
    provider: {
      title: 'In den Worten der Großen',
      about: 'Was bekannte Anbieter und Programme sagen, und was es bedeutet.',
    },
    fine: { title: 'Seltsam, aber in Ordnung', about: 'Und Server, wie sie sein sollen: alles grün.' },
  },
} satisfies typeof EN
