/**
 * What a person types, understood: a mail domain, a host or an address, with an optional port and security.
 * Pure, and the same in the page, which says how it understood, and in the server, which decides.
 */
// The part of it that is not used is left out of the page, which CommonJS does not allow.
import { toUnicode } from 'punycode/punycode.es6.js'
import type { Target } from './events.ts'
import type { TARGET } from './languages/en/target.ts'
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

/** What cannot be understood or does not fit: which of the sentences, and what is shown in it. */
export interface Wrong {
  what: keyof typeof TARGET
  shown: readonly string[]
}

export type Parsed =
  | { ok: true; target: ParsedTarget }
  /** `address` is what an unusual spelling of an IPv4 address means (`0x7f.1`), else null. */
  | { ok: false; wrong: Wrong; address: string | null }

export interface TargetOptions {
  via?: Via
  port?: number
  security?: Security
  family?: Family
}

/** `field` is the option that does not fit; null where it is the target itself. */
export type Planned = { ok: true; target: Target; via: Via } | { ok: false; wrong: Wrong; field: string | null }

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

/** A list of e-mail addresses: to test the last of them would be a guess. */
const NAMES_TWO = /@[^\s<>"@(),;]+>?[\s,;]+[^"]*@/

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
  if (text.length > MAX_INPUT) return wrong('tooLong', String(text.length))
  const line = text.replaceAll('\t', ' ').replace(UNSEEN, '')
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)) return wrong('control')
  const trimmed = line.trim()
  if (trimmed === '') return wrong('empty')
  const url = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(trimmed)
  if (url) return parseUrl((url[1] as string).toLowerCase(), url[2] as string)

  const zone = ZONE_LINE.exec(trimmed)
  if (zone)
    return /^mx$/i.test(zone[2] as string)
      ? asDomain(parseZoneOwner(zone[1] as string))
      : parseZoneOwner(zone[1] as string)

  if (NAMES_TWO.test(trimmed)) return wrong('two')
  if (!/[@<>]|^mailto:/i.test(trimmed)) return parsePlace(trimmed, trimmed, null)
  // What stands before the @ is about a person; it goes no further than this line.
  const place = /^(?:mailto:)?(?:[^<>]*<)?.*@([^@<>?\s]+)(?:\?[^<>]*)?>?(?:\s*\([^()]*\))?$/i.exec(trimmed)?.[1]?.trim()
  return place ? asDomain(parsePlace(place, place, null)) : wrong('noDomain')
}

/** What stands behind an @, or before MX, takes mail. */
function asDomain(parsed: Parsed): Parsed {
  return parsed.ok ? { ok: true, target: { ...parsed.target, domain: parsed.target.kind === 'name' } } : parsed
}

function parseUrl(scheme: string, rest: string): Parsed {
  const known = SCHEMES[scheme]
  if (!known) return wrong('scheme', scheme)
  const authority = (/^[^/?#]*/.exec(rest) as RegExpExecArray)[0]
  const place = authority.slice(authority.lastIndexOf('@') + 1)
  if (place === '') return wrong('noHost')
  const web = scheme.startsWith('http')
  // The port of a web server says nothing about its mail server.
  const parsed = parsePlace(web ? place.replace(/:\d*$/, '') : place, `${scheme}://${place}`, known.security)
  if (!parsed.ok) return parsed
  return { ok: true, target: { ...parsed.target, port: parsed.target.port ?? known.port } }
}

function parseZoneOwner(text: string): Parsed {
  // Nobody's name is repeated, not even in a complaint.
  const owner = text.slice(text.lastIndexOf('@') + 1) || text
  if (owner === '@' || owner.startsWith('*')) return wrong('zoneOwner', owner)
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
    return wrong('noPort', show(portText as string))
  }
  const parsed = host.includes(':') || bracketed ? parseAddress(host) : parseHost(host)
  if (!parsed.ok) return parsed
  return { ok: true, target: { input, kind: parsed.kind, host: parsed.host, port, security, domain: false } }
}

const ENDS_IN_NUMBER = /(^|\.)(\d+|0x[0-9a-f]*)$/i

type Named = { ok: true; kind: 'name' | 'address'; host: string } | Extract<Parsed, { ok: false }>

function parseAddress(text: string): Named {
  if (text.includes('%')) return wrong('zonedAddress')
  if (/^\d+(?:\.\d+){3}$/.test(text)) return parseHost(text)
  const host = /^[\da-f:.]+$/i.test(text) ? hostOf(`[${text}]`)?.slice(1, -1) : null
  return host ? { ok: true, kind: 'address', host } : wrong('noAddress', show(text))
}

function parseHost(text: string): Named {
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  // A name that ends in a number is an IPv4 address to every program that asks inet_aton (WHATWG URL, host parsing).
  if (ENDS_IN_NUMBER.test(name) && /^[\x21-\x7e]*$/.test(name)) return parseNumeric(name)
  if (/[\s/\\,;"'`()<>{}|^~!?#&=*+$%[\]@:]/.test(name)) {
    return wrong('noName', show(name))
  }
  const ascii = toAscii(name)
  // Digits and dots of other scripts become plain ones on the way.
  if (ascii !== null && ascii !== name.toLowerCase() && ENDS_IN_NUMBER.test(ascii)) {
    return unusual(name, ascii)
  }
  if (ascii === null) return wrong('noIdna', show(name))
  if (ascii.length > MAX_NAME) return wrong('longName', String(ascii.length), String(MAX_NAME))
  for (const label of ascii.split('.')) {
    if (label === '') return wrong('dots')
    if (label.length > MAX_LABEL) return wrong('longLabel', show(label), String(label.length), String(MAX_LABEL))
    if (!/^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label)) return wrong('label', show(label))
  }
  return { ok: true, kind: 'name', host: ascii }
}

function parseNumeric(name: string): Named {
  const decoded = /^[\da-fx.]+$/i.test(name) ? hostOf(name) : null
  if (decoded === name) return { ok: true, kind: 'address', host: name }
  return decoded === null ? wrong('noIpv4', show(name)) : unusual(name, decoded)
}

/** The name in A-labels, lower case; null where IDNA has none. Every JavaScript engine's URL parser does UTS 46. */
function toAscii(name: string): string | null {
  if (/^[\x21-\x7e]*$/.test(name) && !/(^|\.)xn--/i.test(name)) return name.toLowerCase()
  return hostOf(name)
}

/** The host of a URL in the one form that there is for it (WHATWG URL, host parsing); null where it is none. */
function hostOf(text: string): string | null {
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname || null : null
}

/** The form of an internationalised name that people read; null where it is the same as the A-labels. */
export function unicodeName(host: string): string | null {
  if (!/(^|\.)xn--/.test(host)) return null
  try {
    const unicode = toUnicode(host)
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
    return misfit('port', 'otherPort', String(parsed.port), String(options.port))
  }
  const { security = 'auto' } = options
  if (parsed.security !== null && security !== 'auto' && security !== parsed.security) {
    return misfit('security', 'otherSecurity', parsed.security, security)
  }
  if (parsed.kind === 'address' && options.family && options.family !== 'any') {
    const own = parsed.host.includes(':') ? '6' : '4'
    if (own !== options.family) return misfit('family', 'otherFamily', parsed.host, options.family)
  }
  if (parsed.kind === 'address' && options.via === 'mx') {
    return misfit('via', 'noMx', parsed.host)
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

/** Where a test goes, for telling whether two go to the same: `example.com 25`. */
export function endpointOf({ host, port }: Pick<Target, 'host' | 'port'>): string {
  return `${host} ${port}`
}

/** Whether TLS begins with the first byte, before any banner: asked for, or the way of the port (RFC 8314 3.3). */
export function speaksTlsFirst({ security, port }: { security: Security; port: number }): boolean {
  return security === 'implicit' || (security === 'auto' && port === IMPLICIT_TLS_PORT)
}

/** What is wrong, in a sentence that says what to do instead. */
export function wrongWords({ what, shown }: Wrong, words: typeof TARGET): string {
  return (words[what] as (...shown: readonly string[]) => string)(...shown)
}

/** Text that goes into a message: never long, never able to turn the sentence around it. */
function show(text: string): string {
  const visible = text.replace(/[^\x20-\x7e\p{L}\p{N}\p{M}]/gu, '?')
  return `“${visible.length > 60 ? `${visible.slice(0, 60)}…` : visible}”`
}

function wrong(what: Wrong['what'], ...shown: string[]): Extract<Parsed, { ok: false }> {
  return { ok: false, wrong: { what, shown }, address: null }
}

function unusual(name: string, address: string): Extract<Parsed, { ok: false }> {
  return { ok: false, wrong: { what: 'unusual', shown: [show(name), address] }, address }
}

function misfit(field: string, what: Wrong['what'], ...shown: string[]): Extract<Planned, { ok: false }> {
  return { ok: false, wrong: { what, shown }, field }
}
