/** Just enough of ASN.1 DER (ITU-T X.690) to write a certificate. */

function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), length(content.length), content])
}

function length(octets: number): Buffer {
  if (octets < 0x80) return Buffer.from([octets])
  const bytes = octets < 0x100 ? [octets] : [octets >> 8, octets & 0xff]
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

export const sequence = (...parts: Buffer[]) => element(0x30, ...parts)
export const set = (...parts: Buffer[]) => element(0x31, ...parts)
export const octets = (bytes: Buffer) => element(0x04, bytes)
export const bits = (bytes: Buffer) => element(0x03, Buffer.from([0]), bytes)
export const yes = element(0x01, Buffer.from([0xff]))
export const text = (value: string) => element(0x0c, Buffer.from(value))
/** A context tag around whole elements (`[0] EXPLICIT`). */
export const around = (tag: number, ...parts: Buffer[]) => element(0xa0 | tag, ...parts)
/** A context tag in the place of an element's own (`[2] IMPLICIT`). */
export const instead = (tag: number, bytes: Buffer) => element(0x80 | tag, bytes)

/** A positive integer that fits into a few octets. */
export function integer(value: number): Buffer {
  const hex = value.toString(16)
  // A zero octet in front keeps it positive, whatever its first bit.
  return element(0x02, Buffer.from(`0${hex.length % 2 ? '' : '0'}${hex}`.replace(/^00(?=[0-7])/, ''), 'hex'))
}

/** @param dotted an object identifier such as 2.5.4.3 */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f]
  for (let left = arc >> 7; left > 0; left >>= 7) bytes.unshift(0x80 | (left & 0x7f))
  return bytes
}

/** RFC 5280 4.1.2.5.1: UTCTime, for years before 2050. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '')
  return element(0x17, Buffer.from(digits.slice(2)))
}
