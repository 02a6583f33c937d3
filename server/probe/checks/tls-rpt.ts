/** TLS reports (RFC 8460 3): where senders that could not deliver over TLS shall say so. */
import { escapeText } from '../../../shared/escape.ts'
import type { Check } from './check.ts'
import { ASKING_MS, within } from './deadline.ts'
import { readRptRecords } from './tls-rpt-record.ts'

export const tlsRpt: Check = {
  name: 'tls-rpt',
  concerns: ({ target, hosts }) => target.kind === 'domain' && hosts.length > 0,
  async ask({ target }, { clock, resolver }, signal) {
    const owner = `_smtp._tls.${target.host}`
    const answer = await within(ASKING_MS, clock, signal, (limit) => resolver.query(owner, 'TXT', limit))
    if (answer.status === 'failed') {
      return { status: 'skipped', summary: 'could not be asked for', data: { message: answer.message, troubles: [] } }
    }
    const texts = answer.status === 'found' ? answer.records.map(({ data }) => data) : []
    const record = readRptRecords(texts)
    if (record.found === 'none')
      return { status: 'skipped', summary: 'none asked for', data: { lines: [], troubles: [] } }
    const lines = texts.map((text) => `${owner}. IN TXT "${text}"`)
    if (record.found === 'invalid') {
      const text = `${record.text} (${record.why})`
      const trouble = { kind: 'rpt-record-invalid', result: null, host: owner, session: null, step: null, text }
      return { status: 'warned', summary: 'its record does not count', data: { lines, troubles: [trouble] } }
    }
    const { rua } = record
    return { status: 'passed', summary: `to ${escapeText(rua.join(', '))}`, data: { rua, lines, troubles: [] } }
  },
}
