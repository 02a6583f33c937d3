/** The record that asks for TLS reports, read as RFC 8460 3 writes it. Pure. */
import { readTxtRecords } from './txt-record.ts'

export type RptRecord =
  | { found: 'none' }
  | { found: 'one'; text: string; rua: string[] }
  | { found: 'invalid'; text: string; why: string }

export function readRptRecords(texts: readonly string[]): RptRecord {
  // The list of addresses may have spaces at its commas, and addresses may have `=` in them.
  const record = readTxtRecords(texts, 'TLSRPTv1', /^[\x20-\x3a\x3c-\x7e]+$/)
  if (record.found !== 'one') return record
  const { text } = record
  const list = record.fields.get('rua')
  if (list === undefined) return { found: 'invalid', text, why: 'it has no rua' }
  const rua = list.split(',').map((uri) => uri.trim())
  const odd = rua.find((uri) => !isReportUri(uri))
  if (odd !== undefined) return { found: 'invalid', text, why: `“${odd}” is no mailto: or https: address` }
  return { found: 'one', text, rua }
}

/** `!` must be encoded besides the comma and the semicolon (RFC 8460 3). */
function isReportUri(uri: string): boolean {
  if (/[!\s]/.test(uri)) return false
  return /^mailto:[^@?]+@[^@?]+(\?.*)?$/i.test(uri) || (/^https:\/\/[^/]/i.test(uri) && URL.canParse(uri))
}
