/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding: each side shows the other that it knows the password, and
 * neither says it.
 */
import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Credentials } from '../../../../shared/credentials.ts'
import type { Begin, Exchange } from './mechanism.ts'
import { saslprep } from './saslprep.ts'

/** A server that asks for more rounds keeps us busy and no attacker out. */
const MAX_ROUNDS = 1_000_000
/** RFC 5802 5.1: "n" no channel binding, and no other identity to act as. */
const GS2_HEADER = 'n,,'

export const beginScram: Begin = (credentials, nonce) => {
  const state = { proven: false }
  return { exchange: scram(credentials, nonce, state), proven: () => state.proven }
}

async function* scram({ user, password }: Credentials, nonce: string, state: { proven: boolean }): Exchange {
  const firstBare = `n=${saslName(saslprep(textOf(user)))},r=${nonce}`
  const serverFirst = textOf(yield Buffer.from(GS2_HEADER + firstBare))
  const asked = parseServerFirst(serverFirst, nonce)
  if (typeof asked === 'string') return asked

  const withoutProof = `c=${Buffer.from(GS2_HEADER).toString('base64')},r=${asked.nonce}`
  const authMessage = `${firstBare},${serverFirst},${withoutProof}`
  const salted = await promisify(pbkdf2)(saslprep(textOf(password)), asked.salt, asked.rounds, 32, 'sha256')
  const clientKey = hmac(salted, 'Client Key')
  const clientSignature = hmac(createHash('sha256').update(clientKey).digest(), authMessage)
  const proof = clientKey.map((byte, at) => byte ^ (clientSignature[at] as number))
  const due = hmac(hmac(salted, 'Server Key'), authMessage)
  salted.fill(0)
  clientKey.fill(0)

  const serverFinal = textOf(yield Buffer.from(`${withoutProof},p=${Buffer.from(proof).toString('base64')}`))
  const [, refusal, signature = ''] = /^(?:e=([^,]*)|v=([^,]*))/.exec(serverFinal) ?? []
  if (refusal !== undefined) return 'it ended the exchange with an error of SCRAM'
  const told = Buffer.from(signature, 'base64')
  state.proven = told.length === due.length && timingSafeEqual(told, due)
  if (!state.proven) return 'its signature is not the one of a server that knows the password'
  // RFC 4954 4: what came with the success wants an answer, and the answer is empty.
  yield Buffer.alloc(0)
  return null
}

/** What the server asks for, or why that cannot be answered. */
function parseServerFirst(text: string, ownNonce: string): { nonce: string; salt: Buffer; rounds: number } | string {
  // RFC 5802 5.1: an `m=` before the rest is an extension that whoever does not know it must not go on with.
  const [, nonce = '', salt = '', count = ''] =
    /^r=([\x21-\x2b\x2d-\x7e]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9]\d{0,9})(?:,|$)/.exec(text) ?? []
  if (nonce === '') return 'its challenge is not one of SCRAM'
  if (!nonce.startsWith(ownNonce) || nonce.length === ownNonce.length)
    return 'it did not add to the nonce of this tester'
  const rounds = Number(count)
  if (rounds > MAX_ROUNDS) return `it asks for ${rounds} rounds`
  return { nonce, salt: Buffer.from(salt, 'base64'), rounds }
}

/** RFC 5802 5.1: the two characters that have a meaning of their own. */
function saslName(name: string): string {
  return name.replaceAll('=', '=3D').replaceAll(',', '=2C')
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}
