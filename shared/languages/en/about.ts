/** Words of the page for an administrator who found us in a log. */
export const ABOUT = {
  description: 'What this tester does to the mail servers that it visits, from where, and how to make it stop.',
  /** Before and after the name that we gave. */
  found: ['You found', 'in a log?'],
  lead: 'This is Helograph, a tester of mail servers:',
  leadMore: 'Somebody typed in the name or the address of a server and asked how it answers.',
  does: 'What it does',
  /** @param perMinute 0: no limit */
  doesThis: (perMinute: number) =>
    'It connects to the ports that it was asked for, reads the banner, says EHLO, tries STARTTLS, asks whether postmaster would be taken (MAIL FROM, RCPT TO, RSET), and says QUIT. It never sends DATA, so no mail is ever delivered. ' +
    `It holds one session at a time with one address${perMinute > 0 ? `, ${perMinute} of them a minute at most, whoever asks` : ''}. A server that says 421 is left alone for as long as it says.`,
  comesFrom: 'Where it comes from',
  stop: 'How to make it stop',
  stopHow:
    'Publish this record at your domain, at the domain of your mail host, or at the name of its address (PTR). It speaks for everything below that name, from the next test on.',
  write: 'Or write to whoever runs this tester, who can leave you alone without a record:',
}
