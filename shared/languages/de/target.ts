import type { TARGET as EN } from '../en/target.ts'

export const TARGET = {
  tooLong: (letters) => `Das sind ${letters} Zeichen; so lang ist kein Name eines Mailservers.`,
  control: () => 'Darin steht ein Zeilenumbruch oder ein Steuerzeichen. Geben Sie einen einzigen Namen ein.',
  empty: () => 'Geben Sie eine Mail-Domain, den Namen eines Mailservers oder seine Adresse ein.',
  noDomain: () => 'Hinter dem @ steht keine Domain.',
  two: () => 'Darin stehen mehrere Namen. Geben Sie einen einzigen ein.',
  scheme: (scheme) =>
    `${scheme}:// ist keine Art von Adresse, die hier geprüft werden kann; smtp://, smtps:// und submission:// sind es.`,
  noHost: () => 'In dieser URL steht kein Host.',
  zoneOwner: (owner) =>
    `Die Zeile beginnt mit ${owner} und sagt damit nicht, zu welcher Domain sie gehört. Geben Sie die Domain selbst ein.`,
  noPort: (shown) => `${shown} ist kein Port: Ports gehen von 1 bis 65535.`,
  zonedAddress: () =>
    'Eine Adresse mit einer Zone (%) gilt nur auf einer einzigen Maschine; von außen kann sie niemand prüfen.',
  noAddress: (shown) => `${shown} ist keine IP-Adresse.`,
  noName: (shown) =>
    `${shown} ist kein Name einer Domain oder eines Hosts. Geben Sie einen einzigen Namen ein, etwa example.com.`,
  unusual: (shown, address) => `${shown} ist eine ungewöhnliche Schreibweise von ${address}. Schreiben Sie es so.`,
  noIdna: (shown) => `${shown} ist kein gültiger internationaler Name (IDNA).`,
  longName: (letters, most) => `Dieser Name hat ${letters} Zeichen; mehr als ${most} fasst das DNS nicht.`,
  dots: () => 'Da stehen zwei Punkte hintereinander oder einer am Anfang.',
  longLabel: (shown, letters, most) => `Der Teil ${shown} hat ${letters} Zeichen; das DNS erlaubt ${most}.`,
  label: (shown) =>
    `${shown} kann kein Teil eines Namens sein: Namen im DNS bestehen aus Buchstaben, Ziffern und Bindestrichen im Inneren.`,
  noIpv4: (shown) => `${shown} ist keine IPv4-Adresse, und kein Name endet auf eine Zahl.`,
  otherPort: (told, option) => `Das Ziel sagt Port ${told}, die Option sagt Port ${option}.`,
  otherSecurity: (told, option) => `Das Ziel sagt ${told}, die Option sagt ${option}.`,
  otherFamily: (host, family) => `${host} ist keine IPv${family}-Adresse.`,
  noMx: (host) => `${host} ist eine Adresse; MX-Einträge hat nur eine Domain.`,
} satisfies typeof EN
