import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGsm7, smsSize, toGsm7 } from '../../../shared/watch/say/gsm7.ts'

describe('the size of an SMS', () => {
  it.each([
    ['', 'GSM-7', 0, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    // The extension table: an escape and a place.
    ['€', 'GSM-7', 2, 1],
    ['^{}\\[~]|€', 'GSM-7', 18, 1],
    ['[x]', 'GSM-7', 5, 1],
    ['@£ß_Ω', 'GSM-7', 5, 1],
    [`${'a'.repeat(159)}{`, 'GSM-7', 161, 2],
    // The pair does not fit at the end of the first part, and is not torn apart.
    [`${'a'.repeat(152)}{${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['ç', 'UCS-2', 1, 1],
    [`${'a'.repeat(69)}д`, 'UCS-2', 70, 1],
    [`${'a'.repeat(70)}д`, 'UCS-2', 71, 2],
    ['д'.repeat(134), 'UCS-2', 134, 2],
    ['д'.repeat(135), 'UCS-2', 135, 3],
    // A character beyond the basic plane is two units that stay together.
    [`${'д'.repeat(66)}😀${'д'.repeat(66)}`, 'UCS-2', 134, 3],
  ])('of %j', (text, encoding, units, parts) => {
    expect(smsSize(text)).toEqual({ encoding, units, parts })
  })
})

describe('a text in the GSM alphabet', () => {
  it.each([
    ['mäil wörks', 'mäil wörks'],
    ['“no” – it’s…', '"no" - it\'s...'],
    ['garçon, Łódź, œuvre', 'garcon, Lodz, oeuvre'],
    ['e\u0301', 'é'],
    ['почта', '?????'],
    ['邮件 ok', '?? ok'],
    ['a\u202Eb\u0000c', 'a?b?c'],
    ['`x`\ty', "'x' y"],
  ])('%j', (text, expected) => {
    expect(toGsm7(text)).toBe(expected)
  })

  it('is always of that alphabet, and stays as it is a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = toGsm7(text)
        expect(isGsm7(made)).toBe(true)
        expect(toGsm7(made)).toBe(made)
      }),
    )
  })
})
