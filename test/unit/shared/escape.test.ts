import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeBytes, escapeText, unescapeBytes } from '../../../shared/escape.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('text from a server is shown so that it can be undone', () => {
  const shown: [what: string, bytes: Uint8Array, text: string][] = [
    ['plain text', bytes('220 mx.test ESMTP'), '220 mx.test ESMTP'],
    ['a backslash', bytes('a\\b'), 'a\\\\b'],
    ['CR and LF inside', bytes('a\r\nb'), 'a\\r\\nb'],
    ['a tab, NUL, DEL', bytes('\t\0\x7f'), '\\x09\\x00\\x7F'],
    ['an ANSI escape', bytes('\x1b[31mred'), '\\x1B[31mred'],
    ['C1', bytes('\u009b1m'), '\\xC2\\x9B1m'],
    ['UTF-8', bytes('grüße ✓'), 'grüße ✓'],
    ['bytes that are not UTF-8', Uint8Array.of(0xff, 0x41, 0xc3), '\\xFFA\\xC3'],
    ['an overlong form', Uint8Array.of(0xc0, 0xaf), '\\xC0\\xAF'],
    ['a surrogate in UTF-8', Uint8Array.of(0xed, 0xa0, 0x80), '\\xED\\xA0\\x80'],
    ['a change of direction', bytes('\u202Eevil'), '\\u{202E}evil'],
    ['zero width', bytes('a\u200Bb\uFEFF'), 'a\\u{200B}b\\u{FEFF}'],
    ['a space that is not one', bytes('a\u00A0b'), 'a\\u{A0}b'],
    ['an emoji', bytes('🦉'), '🦉'],
    ['a tag character', bytes('\u{E0041}'), '\\u{E0041}'],
  ]
  it.each(shown)('%s', (_what, raw, text) => {
    expect(escapeBytes(raw)).toBe(text)
    expect(unescapeBytes(text)).toEqual(raw)
  })

  it('any bytes at all come back as they were, and no control character gets through', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
        const text = escapeBytes(raw)
        expect(unescapeBytes(text)).toEqual(raw)
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      }),
      { numRuns: 2000 },
    )
  })

  it('text is shown as its bytes are', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => escapeText(text) === escapeBytes(bytes(text))))
  })
})
