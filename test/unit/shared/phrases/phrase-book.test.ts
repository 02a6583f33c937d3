import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INTERPRETERS } from '../../../../shared/phrases/interpreters.ts'
import { phraseBook } from '../../../../shared/phrases/phrase-book.ts'

const NOTATION = {
  number: (english: string) => english.replace('.', ','),
  day: (iso: string) => iso.split('-').reverse().join('.'),
  moment: (english: string) => `<${english}>`,
}
const book = phraseBook(
  {
    connected: 'verbunden',
    'valid until {end}': 'gültig bis {end:day}',
    'no answer within {n} s': 'keine Antwort in {n:number} s',
    'not judged: {what}': 'nicht beurteilt: {what:text}',
    '{reply} (after {n} s)': '{reply:text} (nach {n:number} s)',
    '{host} and one more': '{host:word} und 1 mehr',
    'it said {what}': 'er sagte {what}',
    '{before} And that is why {what} was said.': '{before:text} Darum wurde {what} gesagt.',
    'it failed: {why}.': 'es scheiterte: {why}.',
    'it said {what} twice': 'er sagte zweimal {what}',
  },
  NOTATION,
)

describe('a phrase book', () => {
  it.each([
    ['connected', 'verbunden'],
    ['no answer within 0.5 s', 'keine Antwort in 0,5 s'],
    ['valid until 2026-11-24', 'gültig bis 24.11.2026'],
    ['a sentence of ours within another', null],
    ['not judged: valid until 2026-11-24', 'nicht beurteilt: gültig bis 24.11.2026'],
    ['not judged: 550 go away', 'nicht beurteilt: 550 go away'],
    ['250 Ok (after 61 s)', '250 Ok (nach 61 s)'],
    ['what is nearer to its end counts: it said it twice', null],
    ['it said it twice', 'er sagte zweimal it'],
    ['a full stop that was put behind', null],
    ['connected.', 'verbunden.'],
    ['connected..', null],
    ['two words and one more', null],
    ['it failed: 42. And that is why nothing was said.', 'es scheiterte: 42. Darum wurde nothing gesagt.'],
    ['valid until tomorrow', null],
    ['Connected', null],
    ['', null],
  ])('%s', (english, told) => expect(book(english)).toBe(told))

  it('refuses a kind of blank that there is not', () => {
    expect(() => phraseBook({ 'a {b}': 'ein {b:colour}' }, NOTATION)).toThrow('colour')
  })

  it('leaves what a server says as it is, however long and odd, and takes no time for it', () => {
    const odd = fc.string({
      unit: fc.constantFrom('. ', ': ', '; ', '(', ')', 'a', ' (after ', ' s)', '. a: '),
      maxLength: 4000,
    })
    fc.assert(
      fc.property(odd, (text) => {
        const began = performance.now()
        INTERPRETERS.de(text)
        expect(performance.now() - began).toBeLessThan(500)
      }),
    )
  })
})
