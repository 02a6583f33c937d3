/**
 * The signature of a webhook: `Helograph-Signature: t=1764054000,v1=5257a8…`, an HMAC-SHA256 (RFC 2104) in hexadecimal
 * of the time, a full stop, and the body as it was sent, with the secret of the channel. The time is part of what is
 * signed, so that an old message cannot be played again later.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const SIGNATURE_HEADER = 'helograph-signature'

/** @param epoch milliseconds since the epoch */
export function sign(secret: string, body: string, epoch: number): string {
  const seconds = Math.floor(epoch / 1000)
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`
}

/** As a receiver would check it. @param tolerance seconds by which its clock and ours may differ */
export function verify(header: string, secret: string, body: string, epoch: number, tolerance = 300): boolean {
  const [, time, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (!time || !hex || Math.abs(epoch / 1000 - Number(time)) > tolerance) return false
  return timingSafeEqual(Buffer.from(hex, 'hex'), digest(secret, Number(time), body))
}

function digest(secret: string, seconds: number, body: string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
}
