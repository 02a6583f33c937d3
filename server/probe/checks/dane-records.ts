/** TLSA records, and which certificates they mean (RFC 6698 2.1, RFC 7671 5, RFC 7672 3.1). Pure. */
import { createHash } from 'node:crypto'
import type { Certificate } from '../../../shared/events.ts'

export interface TlsaRecord {
  /** As a zone file has it. */
  text: string
  /** 0 PKIX-TA, 1 PKIX-EE, 2 DANE-TA, 3 DANE-EE */
  usage: number
  /** 0 the whole certificate, 1 its public key */
  selector: number
  /** 0 all of it, 1 SHA-256, 2 SHA-512 */
  matching: number
  /** Hexadecimal, lower case. */
  data: string
}

export type ReadTlsa = { ok: true; record: TlsaRecord } | { ok: false; text: string; why: string }

const DIGEST_OCTETS: Record<number, number> = { 1: 32, 2: 64 }

/**
 * @param forMail whether other servers deliver there, and not users: then authorities that users trust do not count, so
 *   usages 0 and 1 are of no use (RFC 7672 3.1.3)
 */
export function readTlsa(text: string, forMail: boolean): ReadTlsa {
  const no = (why: string): ReadTlsa => ({ ok: false, text, why })
  const [, usage, selector, matching, data] = /^(\d+) (\d+) (\d+) ([0-9a-f]*)$/i.exec(text) ?? []
  if (data === undefined) return no('it is not a TLSA record')
  const record = {
    text,
    usage: Number(usage),
    selector: Number(selector),
    matching: Number(matching),
    data: data.toLowerCase(),
  }
  if (record.usage > 3) return no(`nobody knows the usage ${usage}`)
  if (record.usage < 2 && forMail) return no(`usage ${usage} is not for mail: it must be 2 or 3`)
  if (record.selector > 1) return no(`nobody knows the selector ${selector}`)
  if (record.matching > 2) return no(`nobody knows the matching type ${matching}`)
  const octets = DIGEST_OCTETS[record.matching]
  if (data.length === 0 || data.length % 2 === 1) return no('its data is cut off')
  if (octets !== undefined && data.length !== octets * 2) return no(`its digest must have ${octets} octets`)
  return { ok: true, record }
}

/** Whether a record means this certificate; null where its digest is not known. */
export function means({ selector, matching, data }: TlsaRecord, certificate: Certificate): boolean | null {
  const { publicKeySha256, publicKeySha512, sha512 } = certificate
  const sha256 = certificate.fingerprint256.replace(/:/g, '').toLowerCase()
  const digest =
    matching === 2 ? (selector === 1 ? publicKeySha512 : sha512) : selector === 1 ? publicKeySha256 : sha256
  if (digest === undefined) return null
  // What is published whole is compared by its digest: the certificate itself is no part of an event.
  const wanted = matching === 0 ? createHash('sha256').update(Buffer.from(data, 'hex')).digest('hex') : data
  return wanted === digest
}
