/** What `/about-this-probe` says to an administrator who found us in a log. Pure. */

export interface AboutProbe {
  /** What it says after EHLO. */
  heloName: string
  /** Its own addresses, as far as it knows them; those of the public internet only. */
  addresses: string[]
  /** Where mail reaches whoever runs it. */
  contact: string
  /** The start page. */
  url: string
  /** Sessions to one address in a minute at most; 0: as many as somebody asks for. */
  perMinute: number
}

/** The record that makes us stop. */
export const OPT_OUT = '_helograph.example.com. IN TXT "no"'

/** For terminals. */
export function aboutProbeText({ heloName, addresses, contact, url, perMinute }: AboutProbe): string {
  const from = addresses.length > 0 ? addresses.join(', ') : 'see the address in your log'
  const often = perMinute === 0 ? '' : `, ${perMinute} of them a minute at most, whoever asks`
  return `You found ${heloName} in the log of a mail server?

This is Helograph, a tester of mail servers (${url}). Somebody typed in the name or the
address of a server and asked how it answers.

What it does
    It connects to the ports that it was asked for, reads the banner, says EHLO, tries STARTTLS, asks whether postmaster
    would be taken (MAIL FROM, RCPT TO, RSET), and says QUIT. It never sends DATA, so no mail is ever delivered.
    One session at a time to one address${often}.
    A server that says 421 is left alone for as long as it says.

Where it comes from
    ${heloName}
    ${from}

How to make it stop
    Publish this record at your domain, at the domain of your mail host, or at the name of its address (PTR):

        ${OPT_OUT}

    It speaks for everything below that name, and holds from the next test on, once the TTL of what was there before is
    over. Or write to whoever runs this tester, who can leave you alone without a record:

        ${contact}
`
}
