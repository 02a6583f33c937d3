/** Where a message goes, as a person writes it, understood. Pure, and the same in the page and in the server. */
import type { Target } from '../events.ts'
import { parseTarget } from '../target.ts'
import type { ChannelKind } from './alert.ts'

export type Destination = { ok: true; address: string } | { ok: false; message: string }

/** RFC 5322 3.2.3: dot-atom, which is what mailboxes are made of outside of books. */
const LOCAL_PART = /^(?=.{1,64}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
/** ITU-T E.164: a country, and fifteen digits at most. */
const E164 = /^\+[1-9]\d{6,14}$/

/** In the one way in which it is kept: two that look different here lead to different places. */
export function parseDestination(kind: ChannelKind, text: string): Destination {
  const trimmed = text.trim()
  if (kind === 'email') return parseMailbox(trimmed)
  if (kind === 'webhook') return parseUrl(trimmed)
  const number = trimmed.replace(/^00/, '+').replace(/[\s()./-]/g, '')
  if (E164.test(number)) return { ok: true, address: number }
  return { ok: false, message: 'is no telephone number with its country, such as +4930123456' }
}

function parseMailbox(text: string): Destination {
  const at = text.lastIndexOf('@')
  const domain = parseTarget(`x@${text.slice(at + 1)}`)
  const fits = at > 0 && LOCAL_PART.test(text.slice(0, at)) && domain.ok && domain.target.kind === 'name'
  if (!fits || !domain.target.host.includes('.') || domain.target.port !== null)
    return { ok: false, message: 'is no mailbox, such as postmaster@example.com' }
  return { ok: true, address: `${text.slice(0, at)}@${domain.target.host}` }
}

function parseUrl(text: string): Destination {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:' || url.username || url.password)
    return { ok: false, message: 'is no URL that begins with https:// and has no password in it' }
  url.hash = ''
  return { ok: true, address: url.href }
}

/** Whether a mailbox seems to live on what is watched. @param watched the names of the target and of its mail servers */
export function livesOn(kind: ChannelKind, address: string, watched: readonly string[]): boolean {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
  if (kind !== 'email' || !address.includes('@') || !domain.includes('.')) return false
  return watched.some((host) => host === domain || domain.endsWith(`.${host}`) || host.endsWith(`.${domain}`))
}

/** Why a mailbox may be out of reach just when it is needed: it lives on what is watched. Empty where it does not seem so. */
export function hintAbout(kind: ChannelKind, address: string, { host }: Target): string {
  if (!livesOn(kind, address, [host])) return ''
  return 'This mailbox seems to live on the server that you watch: when that is down, no mail about it will arrive. Add a second way.'
}
