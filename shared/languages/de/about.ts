import type { ABOUT as EN } from '../en/about.ts'

export const ABOUT = {
  description:
    'Was dieser Prüfer mit den Mailservern macht, die er besucht, von wo er kommt, und wie man ihn davon abbringt.',
  found: ['Sie fanden', 'in einem Protokoll?'],
  lead: 'Das ist Helograph, ein Prüfer für Mailserver:',
  leadMore: 'Jemand hat den Namen oder die Adresse eines Servers eingegeben und gefragt, wie er antwortet.',
  does: 'Was er tut',
  doesThis: (perMinute) =>
    'Er verbindet sich mit den Ports, nach denen gefragt wurde, liest das Banner, sagt EHLO, versucht STARTTLS, fragt, ob postmaster angenommen würde (MAIL FROM, RCPT TO, RSET), und sagt QUIT. DATA sendet er nie, es wird also nie eine Mail zugestellt. ' +
    `Mit einer Adresse führt er nur eine Sitzung auf einmal${perMinute > 0 ? `, höchstens ${perMinute} in der Minute, wer auch fragt` : ''}. Einen Server, der 421 sagt, lässt er so lange in Ruhe, wie der es sagt.`,
  comesFrom: 'Von wo er kommt',
  stop: 'Wie Sie ihn davon abbringen',
  stopHow:
    'Veröffentlichen Sie diesen Eintrag bei Ihrer Domain, bei der Domain Ihres Mailservers oder beim Namen seiner Adresse (PTR). Er gilt für alles unterhalb dieses Namens, von der nächsten Prüfung an.',
  write: 'Oder schreiben Sie dem, der diesen Prüfer betreibt; er kann Sie auch ohne Eintrag in Ruhe lassen:',
} satisfies typeof EN
