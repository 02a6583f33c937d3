/**
 * What a person types, understood: a mail domain, a host or an address, with an optional port and security.
 * Pure, and the same in the page, which says how it understood, and in the server, which decides.
 */
import ipaddr from 'ipaddr.js'
import punycode from 'punycode/punycode.js'
import type { Target } from './events.ts'
import type { Family, Security, Via } from './words.ts'

/** What was entered, before the options of the test are applied to it. */
export interface ParsedTarget {
  /** What was entered, without anything personal: no local part, no password, no path of a URL. */
  input: string
  kind: 'name' | 'address'
  /** A-labels in lower case without a final dot, or an IP address in canonical form. */
  host: string
  port: number | null
  security: Security | null
  /** It came with a local part or from an MX record, so it is a mail domain and no host. */
  domain: boolean
}

export type Parsed =
  | { ok: true; target: ParsedTarget }
  /** `address` is what an unusual spelling of an IPv4 address means (`0x7f.1`), else null. */
  | { ok: false; message: string; address: string | null }

export interface TargetOptions {
  via?: Via
  port?: number
  security?: Security
  family?: Family
}

/** `field` is the option that does not fit; null where it is the target itself. */
export type Planned = { ok: true; target: Target; via: Via } | { ok: false; message: string; field: string | null }

/** Long enough for any name, zone line or URL that makes sense here. */
export const MAX_INPUT = 1024

const MAX_NAME = 253 // RFC 1035 2.3.4, without the final dot
const MAX_LABEL = 63

/** RFC 8314 3.3 and RFC 6409: 465 speaks TLS first. */
const IMPLICIT_TLS_PORT = 465
const SMTP_PORT = 25

const SCHEMES: Record<string, { port: number | null; security: Security | null }> = {
  smtp: { port: null, security: null },
  smtps: { port: IMPLICIT_TLS_PORT, security: 'implicit' },
  submission: { port: 587, security: 'starttls' },
  submissions: { port: IMPLICIT_TLS_PORT, security: 'implicit' },
  http: { port: null, security: null },
  https: { port: null, security: null },
}

/** What clings to text that was copied from a page or a mail, and means nothing in a name. */
const UNSEEN = /[\u{AD}\u{200B}\u{200E}\u{200F}\u{2060}\u{FEFF}]/gu

const RECORD_TYPES = 'A|AAAA|CNAME|MX|NS|SOA|TXT|TLSA|PTR|SRV'
const ZONE_LINE = new RegExp(
  `^(\\S+)\\s+(?:\\d+[smhdw]?\\s+)?(?:(?:IN|CH|HS)\\s+)?(?:\\d+[smhdw]?\\s+)?(${RECORD_TYPES})\\s+\\S`,
  'i',
)

/**
 * Understands what a person has at hand. The local part of an e-mail address is dropped here, at once.
 *
 * @param text `example.com`, `user@example.com`, `mx1.example.com:587`, `192.0.2.1`, `[2001:db8::1]:465`, `smtps://host`,
 *   a web URL, an internationalised name, a line of a zone
 */
export function parseTarget(text: string): Parsed {
  if (text.length > MAX_INPUT) return wrong(`That is ${text.length} characters long; no name of a mail server is.`)
  const line = text.replaceAll('\t', ' ').replace(UNSEEN, '')
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(line))
    return wrong('There is a line break or a control character in it. Enter one name.')
  const trimmed = line.trim()
  if (trimmed === '') return wrong('Enter a mail domain, the name of a mail server, or its address.')
  const url = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(trimmed)
  if (url) return parseUrl((url[1] as string).toLowerCase(), url[2] as string)

  const zone = ZONE_LINE.exec(trimmed)
  if (zone)
    return /^mx$/i.test(zone[2] as string)
      ? asDomain(parseZoneOwner(zone[1] as string))
      : parseZoneOwner(zone[1] as string)

  if (!/[@<>]|^mailto:/i.test(trimmed)) return parsePlace(trimmed, trimmed, null)
  // What stands before the @ is about a person; it goes no further than this line.
  const place = /^(?:mailto:)?(?:[^<>]*<)?.*@([^@<>?\s]+)(?:\?[^<>]*)?>?(?:\s*\([^()]*\))?$/i.exec(trimmed)?.[1]?.trim()
  return place ? asDomain(parsePlace(place, place, null)) : wrong('There is no domain after the @.')
}

/** What stands behind an @, or before MX, takes mail. */
function asDomain(parsed: Parsed): Parsed {
  return parsed.ok ? { ok: true, target: { ...parsed.target, domain: parsed.target.kind === 'name' } } : parsed
}

function parseUrl(scheme: string, rest: string): Parsed {
  const known = SCHEMES[scheme]
  if (!known) {
    return wrong(
      `${scheme}:// is not a kind of address that can be tested here; smtp://, smtps:// and submission:// are.`,
    )
  }
  const authority = (/^[^/?#]*/.exec(rest) as RegExpExecArray)[0]
  const place = authority.slice(authority.lastIndexOf('@') + 1)
  if (place === '') return wrong('There is no host in that URL.')
  const web = scheme.startsWith('http')
  // The port of a web server says nothing about its mail server.
  const parsed = parsePlace(web ? place.replace(/:\d*$/, '') : place, `${scheme}://${place}`, known.security)
  if (!parsed.ok) return parsed
  return { ok: true, target: { ...parsed.target, port: parsed.target.port ?? known.port } }
}

function parseZoneOwner(text: string): Parsed {
  // Nobody's name is repeated, not even in a complaint.
  const owner = text.slice(text.lastIndexOf('@') + 1) || text
  if (owner === '@' || owner.startsWith('*')) {
    return wrong(
      `The line begins with ${owner}, so it does not say which domain it belongs to. Enter the domain itself.`,
    )
  }
  return parsePlace(owner, owner, null)
}

/** A host with an optional port: `host`, `host:25`, `host 25`, `192.0.2.1`, `2001:db8::1`, `[2001:db8::1]:25`. */
function parsePlace(place: string, input: string, security: Security | null): Parsed {
  const bracketed = /^\[(?:IPv6:)?([^\]]*)\](?:(?::|\s+)(\d*))?$/i.exec(place)
  const colons = place.split(':').length - 1
  const spaced = /^(.*?)\s+(?:port\s+)?(\d+)$/i.exec(place)
  let host = place
  let portText: string | undefined
  if (bracketed) {
    host = bracketed[1] as string
    portText = bracketed[2]
  } else if (spaced) {
    host = (spaced[1] as string).replace(/:$/, '')
    portText = spaced[2]
  } else if (colons === 1) {
    host = place.slice(0, place.indexOf(':'))
    portText = place.slice(place.indexOf(':') + 1)
  }
  const port = portText === undefined || portText === '' ? null : Number(portText)
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    return wrong(`${show(portText as string)} is not a port: ports go from 1 to 65535.`)
  }
  const parsed = host.includes(':') || bracketed ? parseAddress(host) : parseHost(host)
  if (!parsed.ok) return parsed
  return { ok: true, target: { input, kind: parsed.kind, host: parsed.host, port, security, domain: false } }
}

const ENDS_IN_NUMBER = /(^|\.)(\d+|0x[0-9a-f]*)$/i

type Named = { ok: true; kind: 'name' | 'address'; host: string } | Extract<Parsed, { ok: false }>

function parseAddress(text: string): Named {
  if (text.includes('%'))
    return wrong('An address with a zone (%) is valid on one machine only, so nobody can test it from outside.')
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return parseHost(text)
  if (!ipaddr.IPv6.isValid(text)) return wrong(`${show(text)} is not an IP address.`)
  return { ok: true, kind: 'address', host: ipaddr.IPv6.parse(text).toString() }
}

function parseHost(text: string): Named {
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  // A name that ends in a number is an IPv4 address to every program that asks inet_aton (WHATWG URL, host parsing).
  if (ENDS_IN_NUMBER.test(name) && /^[\x21-\x7e]*$/.test(name)) return parseNumeric(name)
  if (/[\s/\\,;"'`()<>{}|^~!?#&=*+$%[\]@:]/.test(name)) {
    return wrong(`${show(name)} is not a name of a domain or a host. Enter one name, such as example.com.`)
  }
  const ascii = toAscii(name)
  // Digits and dots of other scripts become plain ones on the way.
  if (ascii !== null && ascii !== name.toLowerCase() && ENDS_IN_NUMBER.test(ascii)) {
    return {
      ok: false,
      address: ascii,
      message: `${show(name)} is an unusual way to write ${ascii}. Write it that way.`,
    }
  }
  if (ascii === null) return wrong(`${show(name)} is not a valid internationalised name (IDNA).`)
  if (ascii.length > MAX_NAME)
    return wrong(`That name has ${ascii.length} characters; the most that DNS can hold is ${MAX_NAME}.`)
  for (const label of ascii.split('.')) {
    if (label === '') return wrong('There are two dots in a row, or one at the beginning.')
    if (label.length > MAX_LABEL)
      return wrong(`The part ${show(label)} has ${label.length} characters; DNS allows ${MAX_LABEL}.`)
    if (!/^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label)) {
      return wrong(
        `${show(label)} cannot be part of a name: letters, digits and hyphens inside are what DNS names are made of.`,
      )
    }
  }
  return { ok: true, kind: 'name', host: ascii }
}

function parseNumeric(name: string): Named {
  const strict = ipaddr.IPv4.isValidFourPartDecimal(name) && !/(^|\.)0\d/.test(name)
  if (strict) return { ok: true, kind: 'address', host: name }
  const decoded = ipaddr.IPv4.isValid(name) ? ipaddr.IPv4.parse(name).toString() : null
  if (decoded === null) return wrong(`${show(name)} is not an IPv4 address, and no name ends in a number.`)
  return {
    ok: false,
    address: decoded,
    message: `${show(name)} is an unusual way to write ${decoded}. Write it that way.`,
  }
}

/** The name in A-labels, lower case; null where IDNA has none. Every JavaScript engine's URL parser does UTS 46. */
function toAscii(name: string): string | null {
  if (/^[\x21-\x7e]*$/.test(name) && !/(^|\.)xn--/i.test(name)) return name.toLowerCase()
  try {
    return new URL(`http://${name}`).hostname || null
  } catch {
    return null
  }
}

/** The form of an internationalised name that people read; null where it is the same as the A-labels. */
export function unicodeName(host: string): string | null {
  if (!/(^|\.)xn--/.test(host)) return null
  try {
    const unicode = punycode.toUnicode(host)
    return unicode === host ? null : unicode
  } catch {
    return null
  }
}

/**
 * Applies the options of a test to what was entered. What is said in the target and said otherwise in an option is a contradiction.
 * The kind is what can be known before DNS was asked: a name is a `domain` unless it was asked for as a host.
 */
export function planTarget(parsed: ParsedTarget, options: TargetOptions): Planned {
  if (parsed.port !== null && options.port !== undefined && parsed.port !== options.port) {
    return {
      ok: false,
      field: 'port',
      message: `The target says port ${parsed.port}, the option says port ${options.port}.`,
    }
  }
  const { security = 'auto' } = options
  if (parsed.security !== null && security !== 'auto' && security !== parsed.security) {
    return {
      ok: false,
      field: 'security',
      message: `The target says ${parsed.security}, the option says ${security}.`,
    }
  }
  if (parsed.kind === 'address' && options.family && options.family !== 'any') {
    const own = parsed.host.includes(':') ? '6' : '4'
    if (own !== options.family)
      return { ok: false, field: 'family', message: `${parsed.host} is not an IPv${options.family} address.` }
  }
  if (parsed.kind === 'address' && options.via === 'mx') {
    return { ok: false, field: 'via', message: `${parsed.host} is an address; only a domain has MX records.` }
  }
  const chosen = parsed.port ?? options.port ?? null
  const asked = security === 'auto' ? (parsed.security ?? 'auto') : security
  const port = chosen ?? (asked === 'implicit' ? IMPLICIT_TLS_PORT : SMTP_PORT)
  const via =
    parsed.kind === 'address' || (chosen !== null && options.via !== 'mx')
      ? 'host'
      : (options.via ?? (parsed.domain ? 'mx' : 'auto'))
  return {
    ok: true,
    via,
    target: {
      input: parsed.input,
      kind: parsed.kind === 'address' ? 'address' : via === 'host' ? 'host' : 'domain',
      host: parsed.host,
      port,
      security: asked,
      family: options.family ?? 'any',
    },
  }
}

/** Whether TLS begins with the first byte, before any banner: asked for, or the way of the port (RFC 8314 3.3). */
export function speaksTlsFirst({ security, port }: { security: Security; port: number }): boolean {
  return security === 'implicit' || (security === 'auto' && port === IMPLICIT_TLS_PORT)
}

/** How the input was understood, in a sentence fragment for the page: `mail domain example.com, all its MX hosts`. */
export function describeTarget({ target, via }: { target: Target; via: Via }): string {
  const unicode = unicodeName(target.host)
  const host = unicode ? `${unicode} (${target.host})` : target.host
  const how = speaksTlsFirst(target) ? ', TLS from the first byte' : target.security === 'none' ? ', without TLS' : ''
  const where = `port ${target.port}${how}`
  if (target.kind === 'address') return `The address ${host}, ${where}.`
  if (via === 'host') return `The host ${host} itself, ${where}.`
  if (via === 'mx') return `The mail servers of ${host}, ${where}.`
  return `The mail servers of ${host}, or the host itself where it has none, ${where}.`
}

/** Text that goes into a message: never long, never able to turn the sentence around it. */
function show(text: string): string {
  const visible = text.replace(/[^\x20-\x7e\p{L}\p{N}\p{M}]/gu, '?')
  return `“${visible.length > 60 ? `${visible.slice(0, 60)}…` : visible}”`
}

function wrong(message: string): Extract<Parsed, { ok: false }> {
  return { ok: false, message, address: null }
}
