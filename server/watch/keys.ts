/** The secrets of watches: who may manage one, and what a link in a message may do. */
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { TokenDeed } from '../../shared/watch/api.ts'
import { hashToken, newTestId, tokenMatches } from '../dispatch/keys.ts'

const ID = '[0-9A-Za-z]{12}'
export const WATCH_ID = new RegExp(`^${ID}$`)
/** It begins with the id of its watch, so that a management link leads somewhere without a search. */
const SECRET = new RegExp(`^(${ID})([A-Za-z0-9_-]{32})$`)
const TOKEN = new RegExp(`^(${ID})(?:\\.(?:(\\d{1,9})|([A-Za-z0-9_-]{43})))?\\.([A-Za-z0-9_-]{22})$`)

export const newId = newTestId
export { hashToken }

/** 192 bits behind the id; told once, and kept as a hash. */
export function newSecret(watch: string): string {
  return watch + randomBytes(24).toString('base64url')
}

export function watchOfSecret(secret: string): string | null {
  return SECRET.exec(secret)?.[1] ?? null
}

export function secretMatches(secret: string, hashes: readonly string[]): boolean {
  return hashes.some((hash) => tokenMatches(secret, hash))
}

/** Six digits that a person can read off a telephone. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** 128 bits. */
export function newChallenge(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * What a token is about: a channel, or an incident of a watch. `destination`: where the channel leads, as a hash, so that whoever
 * says no is heeded also when the channel is gone.
 */
export type TokenSubject = { id: string; incident: number | null; destination?: string | undefined }

/** Signs what a link may do with a key of this house: nothing has to be kept of it. */
export class Tokens {
  readonly #key: string

  /** @param key kept in the store */
  constructor(key: string) {
    this.#key = key
  }

  /** @param salt what makes an older token worthless: a hash that changes */
  make(deed: TokenDeed, { id, incident, destination }: TokenSubject, salt = ''): string {
    const detail = incident ?? destination
    const subject = detail === undefined ? id : `${id}.${detail}`
    return `${subject}.${this.#sign(`${deed} ${subject} ${salt}`).slice(0, 22)}`
  }

  /** Without a look at the signature. */
  subject(token: string): TokenSubject | null {
    const [, id, incident, destination] = TOKEN.exec(token) ?? []
    return id ? { id, incident: incident === undefined ? null : Number(incident), destination } : null
  }

  matches(token: string, deed: TokenDeed, subject: TokenSubject, salt = ''): boolean {
    const [expected, given] = [Buffer.from(this.make(deed, subject, salt)), Buffer.from(token)]
    return expected.length === given.length && timingSafeEqual(expected, given)
  }

  /** The key of the HMAC that a webhook checks. */
  webhookSecret(channel: string): string {
    return this.#sign(`webhook ${channel}`)
  }

  /** Six digits are soon guessed by whoever has their hash, but not without the key. */
  hashCode(channel: string, code: string): string {
    return this.#sign(`code ${channel} ${code}`)
  }

  /** By which a destination, or a network, is counted without being kept. */
  hashOf(what: string): string {
    return this.#sign(`counted ${what}`)
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url')
  }
}
