import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALL_WORDS } from '../../../shared/languages/all.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const others = Object.entries(ALL_WORDS).filter(([language]) => language !== 'en')

/** Every text of a language by its place: `start.how.1`; of a function, how many values it takes. */
function places(words: unknown, at = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[at, 'text']])
  if (typeof words === 'function') return new Map([[at, 'function']])
  return new Map(
    Object.entries(words as object).flatMap(([key, value]) => [...places(value, at ? `${at}.${key}` : key)]),
  )
}

const english = places(ALL_WORDS.en)

describe.each(others)('the words of %s', (_, words) => {
  it('are as many, at the same places, as those of English', () => {
    expect([...places(words)]).toEqual(expect.arrayContaining([...english]))
    expect(places(words).size).toBe(english.size)
  })

  it('are texts without blanks at their ends that English does not have', () => {
    const at = (tree: unknown, place: string) =>
      place.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], tree)
    for (const [place, kind] of english) {
      if (kind !== 'text') continue
      const [here, there] = [at(words, place), at(ALL_WORDS.en, place)] as [string, string]
      expect(here, place).not.toBe('')
      expect(/^\s|\s$/.test(here), place).toBe(/^\s|\s$/.test(there))
    }
  })
})

describe('no word lies unused', () => {
  const sources = ['web', 'shared', 'server']
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((f) => `${room}/${f}`),
    )
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.startsWith('shared/languages/'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n')
  /** Lists that are asked by a word of the closed lists: `lamps[status]`. */
  const asked = (name: string) => new RegExp(`\\b${name}\\??\\.?\\[`).test(sources)

  it.each([...english.keys()].filter((place) => !/\.\d+$/.test(place)))('%s', (place) => {
    const keys = place.split('.').slice(1)
    const own = keys.at(-1) as string
    const used = new RegExp(`\\.${own}\\b|\\{[^{}]*\\b${own}\\b[^{}]*\\} = |['"]${own}['"]`).test(sources)
    const byList = keys.slice(0, -1).some(asked)
    expect(used || byList || keys.slice(0, -1).includes('plain')).toBe(true)
  })
})
