/** How the text of a variable is read. Pure; what is wrong comes back as a sentence that says how to mend it. */
import ipaddr from 'ipaddr.js'

/** The mend begins in lower case: it follows `NAME=value: `. */
export type Invalid = { mend: string }
export type Reader<Value> = (text: string) => Value | Invalid

/** Ports from..to, both included. */
export type Portspan = { from: number; to: number }
export type Endpoint = { address: string; port: number }

const DNS_PORT = 53
const NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i

export function number(least: number, most: number): Reader<number> {
  return (text) => {
    const value = Number(text)
    const fits = /^\d+$/.test(text) && value >= least && value <= most
    return fits ? value : { mend: `give a whole number from ${least} to ${most}.` }
  }
}

/** @param what named in the mend */
export function text(what: string): Reader<string> {
  return (value) => (/\p{Cc}/u.test(value) ? { mend: `give ${what}, without control characters.` } : value)
}

/** A shared secret; what is sent in a header must be visible ASCII. @param least characters */
export function secret(least: number): Reader<string> {
  return (value) =>
    value.length >= least && /^[!-~]+$/.test(value)
      ? value
      : { mend: `give at least ${least} characters without spaces, such as the output of openssl rand -hex 16.` }
}

export function choice<const Words extends readonly string[]>(words: Words): Reader<Words[number]> {
  return (text) => (words.includes(text) ? (text as Words[number]) : { mend: `choose one of ${words.join(', ')}.` })
}

/** Values with commas between them. */
export function list<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (text) => {
    const values: Value[] = []
    for (const part of text.split(',')) {
      const value = read(part.trim())
      if (typeof value === 'object' && value !== null && 'mend' in value) return value
      values.push(value)
    }
    return values
  }
}

export const url: Reader<string> = (text) => {
  const parsed = URL.canParse(text) ? new URL(text) : null
  const bare =
    parsed && parsed.pathname === '/' && !parsed.search && !parsed.hash && !parsed.username && !parsed.password
  const fits = bare && /^https?:$/.test(parsed.protocol)
  return fits
    ? parsed.origin
    : {
        mend: 'give the address of the start page, such as https://helograph.example.com, without a path, a name or a password.',
      }
}

/** Any address on the web, with whatever stands behind the host. */
export const webAddress: Reader<string> = (text) => {
  const parsed = URL.canParse(text) ? new URL(text) : null
  if (parsed && /^https?:$/.test(parsed.protocol) && !parsed.hash) return parsed.href
  return { mend: 'give an address that begins with https:// or http://.' }
}

/** `true`, a number of proxies, or their networks. */
export const proxies: Reader<boolean | number | readonly string[]> = (text) => {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const networks = list(network)(text)
  if (!('mend' in networks)) return networks
  return { mend: 'give true, the number of proxies in front, or their networks, such as 10.0.0.0/8,fd00::/8.' }
}

/** Whom not to test: a name, an address or a range. */
export const place: Reader<string> = (text) => {
  const range = network(text)
  if (typeof range === 'string') return range
  const name = /[a-z]/i.test(text) ? domain(text) : range
  return typeof name === 'string'
    ? name
    : { mend: 'give names, addresses or networks with commas between, such as example.com,192.0.2.0/24.' }
}

/** One address or a CIDR range. */
export const network: Reader<string> = (text) => {
  const fits = ipaddr.isValidCIDR(text) || ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
  return fits ? text : { mend: 'give networks in CIDR form with commas between, such as 127.0.0.0/8,::1/128.' }
}

export const addressWithPort: Reader<Endpoint> = (text) => {
  const [, inBrackets, plain, port] = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::(\d{1,5}))?$/i.exec(text) ?? []
  const address = inBrackets ?? plain ?? text
  const number = port === undefined ? DNS_PORT : Number(port)
  const fits = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)
  if (fits && number >= 1 && number <= 65535) return { address, port: number }
  return { mend: 'give addresses of name servers with commas between, such as 192.0.2.53,[2001:db8::53]:5353.' }
}

export const portspan: Reader<Portspan> = (text) => {
  const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
  const from = Number(first)
  const to = Number(last ?? first)
  if (from >= 1 && to <= 65535 && from <= to) return { from, to }
  return { mend: 'give ports or ranges with commas between, such as 25,465,587 or 1-65535.' }
}

export const domain: Reader<string> = (text) =>
  NAME.test(text.replace(/\.$/, ''))
    ? text.replace(/\.$/, '').toLowerCase()
    : { mend: 'give names with commas between, such as zen.example.org.' }

/** RFC 5321 4.1.1.1: a fully qualified name, or an address literal. */
export const heloName: Reader<string> = (text) => {
  const [, six, four] = /^\[(?:IPv6:([^\]]+)|([^\]]+))\]$/i.exec(text) ?? []
  const literal = six ? ipaddr.IPv6.isValid(six) : four && ipaddr.IPv4.isValidFourPartDecimal(four)
  if (literal || (NAME.test(text) && /\.[a-z][a-z0-9-]*$/i.test(text))) return text
  return {
    mend: 'give the full name of this machine, such as probe.example.com, or its address literal, such as [192.0.2.1].',
  }
}

export const mailbox: Reader<string> = (text) => {
  const at = text.lastIndexOf('@')
  const fits =
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/i.test(text.slice(0, Math.max(at, 0))) && NAME.test(text.slice(at + 1))
  return fits ? text : { mend: 'give one e-mail address without a name or brackets, such as postmaster@example.com.' }
}

/** The address of a mail server as nodemailer takes it, with name and password where it asks for them. */
export const smtpUrl: Reader<string> = (text) => {
  const parsed = URL.canParse(text) ? new URL(text) : null
  return parsed && /^smtps?:$/.test(parsed.protocol) && parsed.hostname !== ''
    ? text
    : { mend: 'give the address of a mail server, such as smtps://user:password@mail.example.com or smtp://127.0.0.1.' }
}

/** ITU-T E.164. */
export const phoneNumber: Reader<string> = (text) =>
  /^\+[1-9]\d{6,14}$/.test(text) ? text : { mend: 'give a telephone number with its country, such as +14155550123.' }

export const twilioAccount: Reader<string> = (text) =>
  /^AC[0-9a-f]{32}$/i.test(text) ? text : { mend: 'give the Account SID of the Twilio console: AC and 32 digits.' }

/** Where credentials are sent: only encrypted, or not beyond this machine. */
export const apiUrl: Reader<string> = (text) => {
  const parsed = URL.canParse(text) ? new URL(text) : null
  const fits =
    parsed?.protocol === 'https:' ||
    (parsed?.protocol === 'http:' && /^(localhost|127\.[\d.]+|\[::1\])$/.test(parsed.hostname))
  return parsed && fits ? parsed.origin : { mend: 'give an address that begins with https://.' }
}
