/** What rules put into the words of a finding, in German. */
export const FINDINGS = {
  // In every case but the first, in which it is not used.
  'this tester': 'uns',
  '{addresses} and {n} more': '{addresses:anything} und {n:number} mehr',
  '{one} and {other}': '{one:host} und {other:host}',
  'its own certificate': 'sein eigenes Zertifikat',
  'the certificate of {name}': 'das Zertifikat von {name:anything}',
  'an authority': 'eine Zertifizierungsstelle',
  'no STARTTLS': 'kein STARTTLS',
  'a web server': 'einen Webserver',
  'an SSH server': 'einen SSH-Server',
  'an IMAP server': 'einen IMAP-Server',
  'a POP3 server': 'einen POP3-Server',
  'an FTP server': 'einen FTP-Server',
  'no certificate': 'kein Zertifikat',
  '{subject}; issued by {issuer}; {begin} to {end}':
    '{subject:anything}; ausgestellt von {issuer:anything}; {begin:word} bis {end:word}',
  'Its policy is in mode enforce: senders that obey, the largest among them, do not deliver here':
    'Die Richtlinie steht auf enforce: Absender, die sie befolgen, und das sind die größten, stellen hier nicht zu',
  'Its policy is in mode testing: senders deliver all the same and only report it. In mode enforce they would not':
    'Die Richtlinie steht auf testing: Absender stellen trotzdem zu und melden es nur. Stünde sie auf enforce, täten sie es nicht',
} as const
