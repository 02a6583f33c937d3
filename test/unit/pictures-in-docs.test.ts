/** Pictures of the page and the docs that show them belong together: none is missing, and none lies about unused. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { DESKS, PICTURES } from '../browser/pictured.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const there = readdirSync(path.join(root, 'docs/pictures'))

/** In which a reader may find a page of a test. */
const STATES = [
  ['empty', 'start'],
  ['resolving', 'resolving'],
  ['waiting', 'waiting'],
  ['streaming', 'streaming'],
  ['finished', 'report'],
  ['interrupted', 'interrupted'],
  ['reconnecting', 'reconnecting'],
  ['expired', 'expired'],
  ['deleted', 'deleted'],
  ['refused', 'refused'],
  ['rate limited', 'rate-limited'],
  ['server gone', 'server-gone'],
] as const

it('every picture that is taken is there, and no other but the preview', () => {
  expect(there.toSorted()).toEqual([...PICTURES, 'preview.png'].toSorted())
})

it('every picture is shown, and every picture that is shown is there', () => {
  const docs = [
    'README.md',
    ...readdirSync(path.join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]
  const shown = docs.flatMap((file) =>
    [...read(file).matchAll(/!\[[^\]]+\]\([\w/]*pictures\/([\w-]+\.png)\)/g)].map(([, name]) => name),
  )
  expect([...new Set(shown)].toSorted()).toEqual(there.toSorted())
})

it.each(STATES)('the state “%s” has a picture and a sentence', (state, picture) => {
  expect(Object.keys(DESKS)).toContain(picture)
  const sentence = new RegExp(
    `\\*\\*${state}\\.\\*\\* [^!]+!\\[[^\\]]+\\]\\(pictures/${picture}-1280-light\\.png\\)`,
    'i',
  )
  expect(read('docs/page.md')).toMatch(sentence)
})
