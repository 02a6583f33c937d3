import { createHash, randomFillSync, timingSafeEqual } from 'node:crypto'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_LENGTH = 12
/** A permalink is a secret that only its maker gives away: 71 bits. */
export const TEST_ID = /^[0-9A-Za-z]{12}$/

export function newTestId(): string {
  let id = ''
  while (id.length < ID_LENGTH) {
    for (const byte of takeRandom(ID_LENGTH)) {
      // 248 is the last multiple of 62 in a byte; what is above would make some letters likelier.
      if (byte < 248 && id.length < ID_LENGTH) id += BASE62[byte % 62]
    }
  }
  return id
}

/** 256 bits, told once to whoever made the test. */
export function newDeleteToken(): string {
  const bytes = takeRandom(32)
  const token = bytes.toString('base64url')
  bytes.fill(0)
  return token
}

/** To ask the system for a few bytes costs as much as to ask it for many. */
const drawn = Buffer.alloc(2048)
let taken = drawn.length

/** Bytes that nobody was given before; they are the caller's to overwrite. */
function takeRandom(count: number): Buffer {
  if (taken + count > drawn.length) {
    randomFillSync(drawn)
    taken = 0
  }
  taken += count
  return drawn.subarray(taken - count, taken)
}

/** What is stored of a token; a random key of 256 bits needs no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function tokenMatches(token: string, hash: string): boolean {
  const expected = Buffer.from(hash, 'hex')
  const given = Buffer.from(hashToken(token), 'hex')
  return expected.length === given.length && timingSafeEqual(expected, given)
}
