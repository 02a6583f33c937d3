import type { HEADLINE as EN } from '../en/headline.ts'
import { UNDER_WAY } from './under-way.ts'

export const HEADLINE = {
  ...UNDER_WAY,
  interrupted: (host, reason) => `Die Prüfung von ${host} wurde abgebrochen. ${reason}`.trim(),
  nullMx: (host) => `${host} nimmt keine Mail an, und sagt das auch.`,
  noWayOut: (port) =>
    `Von hier aus kann es niemand sagen: Diese Maschine darf vielleicht keine Verbindung zu Port ${port} aufbauen; die meisten Heim- und Cloud-Netze dürfen es nicht.`,
  notAsItShouldBe: (host) => `${host} ist nicht, wie es sein soll`,
  moreBelow: 'Unten steht mehr.',
  strictSenders: (host, told) => `Absender, die sich an seine Richtlinien halten, stellen ${host} nicht zu: ${told}`,
  noMail: (host, told) => `Keine Mail erreicht ${host}: ${told}`,
  cannotTell: (told) => `Von hier aus kann es niemand sagen: ${told}`,
  mailBut: (host, told) => `Mail erreicht ${host}, aber ${told}`,
  worksBut: (host, told) => `${host} funktioniert, aber ${told.replace(`${host} `, 'er ')}`,
  envelopeUntried: 'MAIL FROM und RCPT TO wurden nicht versucht.',
  addressesUntried: (count) => `${count === 1 ? 'Eine Adresse wurde' : `${count} Adressen wurden`} nicht versucht.`,
  serverFine: (host) => `${host} ist, wie er sein soll`,
  serversFine: (hosts) => `alle ${hosts} Mailserver sind, wie sie sein sollen`,
  mailReaches: (host, servers, addresses) => `Mail erreicht ${host}: ${servers}, auf ${addresses} Adressen.`,
  atHost: (host, servers, addresses) => `Bei ${host}: ${servers}, auf ${addresses} Adressen.`,
  fine: (servers, addresses) => `${servers}, auf ${addresses} Adressen.`,
  greets: 'grüßt ordentlich',
  answers: 'antwortet',
  speaks: (protocol) => `spricht ${protocol}`,
  acceptsLogin: 'nimmt die Anmeldung an',
  asksLogin: 'verlangt von Benutzern eine Anmeldung',
  takesMail: 'nimmt Mail an',
  likewise: (first, what, second) => `${first} ${what}, und ebenso ${second}`,
  list: (parts) => (parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`),
} satisfies typeof EN
