import { describe, expect, it } from 'vitest'
import { cardIn } from '../../../server/specimens/card-in.ts'
import { readSpecimens } from '../../../server/specimens/library.ts'
import { GALLERY } from '../../../server/specimens/words/de/index.ts'

const shown = (await readSpecimens()).filter(({ head }) => head.shown)

describe('the gallery in German', () => {
  it.each(shown.map(({ name, card }) => [name, card] as const))('has words for %s', (name, card) => {
    const { title, about } = cardIn('de', card)
    expect(GALLERY[name]).toEqual([title, about])
    expect(about).toMatch(/[.!?)]$/)
    // What the English text cites, the German one does, too.
    const cited = (text: string) => text.match(/RFC \d+(?: [\d.]+\d)?|CVE-[\d-]+/g) ?? []
    expect(cited(about)).toEqual(cited(card.about))
    expect(cardIn('en', card)).toEqual(card)
  })

  it('has none for a server that it does not show, and no title twice', () => {
    const names = new Set(shown.map(({ name }) => name))
    expect(Object.keys(GALLERY).filter((name) => !names.has(name))).toEqual([])
    expect(new Set(Object.values(GALLERY).map(([title]) => title)).size).toBe(names.size)
  })
})
