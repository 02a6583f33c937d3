/** Words of the form that begins a test: the field, its options, a login, and what stands in the way. */
export const FORM = {
  label: 'Mail domain, mail server or address',
  hint: 'A mail domain, a mail server, an address, a URL, a line of a zone: paste what you have.',
  test: 'Test',
  options: 'Options',
  via: 'Test',
  viaAuto: 'its mail servers, or the host itself',
  viaMx: 'its mail servers (MX) only',
  viaHost: 'the host itself',
  port: 'Port',
  security: 'Security',
  securityAuto: 'as the port has it',
  securityImplicit: 'TLS from the first byte',
  securityNone: 'none',
  family: 'Addresses',
  familyAny: 'IPv4 and IPv6',
  familyOnly: (family: string) => `IPv${family} only`,
  patience: 'Patience for the banner',
  envelope: 'go on to MAIL FROM and RCPT TO; nothing is ever sent',
  relay: 'ask whether it relays for strangers',
  injection: 'ask whether STARTTLS can be tricked (CVE-2011-0411)',
  injectionWhy:
    'In one more session to each mail server, NOOP follows STARTTLS in plain text: it must be forgotten, not answered inside TLS. Off by default, since it breaks the rule to wait for each answer, and some servers hang up for that.',
  depth: 'look at TLS in depth',
  depthWhy:
    'In up to three more sessions to each mail server, only old versions of TLS are offered, to see which it still speaks. Off by default, since every session is work for the server, and shows in its log as a failed handshake.',
  login: 'Log in',
  loginIfWanted: 'Log in, if you want that tried',
  user: 'User',
  password: 'Password',
  loginWhy:
    'Tried once, inside TLS only, where the server offers a login; meant for ports 587 and 465. Both stay in memory until then: they are in no report, no log and no file, and the transcript shows ********. Rather use a password that you can change.',
  againTitle: (target: string) => `Test ${target} again`,
  withLogin: 'Test with this login',
  withoutLogin: 'Test without',
  cancel: 'Cancel',
  latest: 'Show the latest report.',
  testedFor: (seconds: number) => `Being tested for ${seconds} s now.`,
  testedAgo: (seconds: number) => `Tested ${seconds} s ago.`,
  showIt: 'Show it',
  or: ', or',
  testAgain: 'test again',
  noAnswer: 'Helograph does not answer. Look at your own connection, and try again in a moment.',
  notStarted: (status: number) => `Helograph could not start the test (HTTP ${status}). Try again in a moment.`,
  /**
   * Why Helograph refused, by the code of its answer; null: its own words say it best.
   * @param seconds to wait, where it says so
   */
  refusal: (_code: string, _seconds: number | null): string | null => null,
  understood: {
    address: (host: string, where: string) => `The address ${host}, ${where}.`,
    host: (host: string, where: string) => `The host ${host} itself, ${where}.`,
    mx: (host: string, where: string) => `The mail servers of ${host}, ${where}.`,
    auto: (host: string, where: string) =>
      `The mail servers of ${host}, or the host itself where it has none, ${where}.`,
    port: (port: number) => `port ${port}`,
    tlsFirst: ', TLS from the first byte',
    noTls: ', without TLS',
  },
}
