import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeBytes, escapeText, onOneLine, unescapeBytes, upperCase } from '../../../shared/escape.ts'

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
    ['a blank of Braille', bytes('a\u2800b'), 'a\\u{2800}b'],
    [
      'blanks that are letters to Unicode',
      bytes('\u115f\u3164\uffa0\u{16fe4}'),
      '\\u{115F}\\u{3164}\\u{FFA0}\\u{16FE4}',
    ],
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

  it('in upper case, too, and then it is the same but for its letters', () => {
    expect(upperCase('x\\xC0a\\u{202E}b\\r\\\\nß')).toBe('X\\xC0A\\u{202E}B\\r\\\\Nß')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (raw) => {
        const upper = raw.map((byte) => (byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte))
        expect(unescapeBytes(upperCase(escapeBytes(raw)))).toEqual(upper)
      }),
    )
  })

  it('lines on one line have a blank for each line end, and no other backslash is one', () => {
    expect(onOneLine('250-a\\r\\n250-\\\\n\\n250 \\x0A')).toBe('250-a 250-\\\\n 250 \\x0A')
  })

  it('text is shown as its bytes are', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => escapeText(text) === escapeBytes(bytes(text))))
  })
})
