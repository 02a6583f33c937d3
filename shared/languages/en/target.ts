/** What cannot be understood about a target, and what to enter instead. What was entered comes already fit to be shown. */
export const TARGET = {
  tooLong: (letters: string) => `That is ${letters} characters long; no name of a mail server is.`,
  control: () => 'There is a line break or a control character in it. Enter one name.',
  empty: () => 'Enter a mail domain, the name of a mail server, or its address.',
  noDomain: () => 'There is no domain after the @.',
  two: () => 'There are several names in it. Enter one.',
  scheme: (scheme: string) =>
    `${scheme}:// is not a kind of address that can be tested here; smtp://, smtps:// and submission:// are.`,
  noHost: () => 'There is no host in that URL.',
  zoneOwner: (owner: string) =>
    `The line begins with ${owner}, so it does not say which domain it belongs to. Enter the domain itself.`,
  noPort: (shown: string) => `${shown} is not a port: ports go from 1 to 65535.`,
  zonedAddress: () => 'An address with a zone (%) is valid on one machine only, so nobody can test it from outside.',
  noAddress: (shown: string) => `${shown} is not an IP address.`,
  noName: (shown: string) => `${shown} is not a name of a domain or a host. Enter one name, such as example.com.`,
  unusual: (shown: string, address: string) => `${shown} is an unusual way to write ${address}. Write it that way.`,
  noIdna: (shown: string) => `${shown} is not a valid internationalised name (IDNA).`,
  longName: (letters: string, most: string) =>
    `That name has ${letters} characters; the most that DNS can hold is ${most}.`,
  dots: () => 'There are two dots in a row, or one at the beginning.',
  longLabel: (shown: string, letters: string, most: string) =>
    `The part ${shown} has ${letters} characters; DNS allows ${most}.`,
  label: (shown: string) =>
    `${shown} cannot be part of a name: letters, digits and hyphens inside are what DNS names are made of.`,
  noIpv4: (shown: string) => `${shown} is not an IPv4 address, and no name ends in a number.`,
  otherPort: (told: string, option: string) => `The target says port ${told}, the option says port ${option}.`,
  otherSecurity: (told: string, option: string) => `The target says ${told}, the option says ${option}.`,
  otherFamily: (host: string, family: string) => `${host} is not an IPv${family} address.`,
  noMx: (host: string) => `${host} is an address; only a domain has MX records.`,
}
