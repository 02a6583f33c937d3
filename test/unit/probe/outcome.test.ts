import { describe, expect, it } from 'vitest'
import { trouble } from '../../../server/probe/smtp/outcome.ts'
import { escapeBytes, unescapeBytes } from '../../../shared/escape.ts'

describe('what had been received when something broke', () => {
  it('is kept whole up to the longest line that we read', () => {
    const line = 'x'.repeat(64 * 1024)
    expect(trouble('timeout', 'No whole reply.', line)).toMatchObject({ message: 'No whole reply.', received: line })
  })

  it('says so where only its beginning is kept, and can still be undone', () => {
    for (const lead of ['', 'x', 'xx', 'xxx']) {
      const bytes = Buffer.from(`${lead}${'\u0001'.repeat(32 * 1024)}`, 'latin1')
      const { message, received } = trouble('too-much', 'Too much.', escapeBytes(bytes))
      expect(message).toBe('Too much. Of what had been received by then, only the beginning is kept here.')
      expect(received.length).toBeGreaterThan(64 * 1024 - 8)
      const undone = Buffer.from(unescapeBytes(received))
      expect(undone.equals(bytes.subarray(0, undone.length))).toBe(true)
    }
  })
})
