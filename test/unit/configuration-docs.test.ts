/** docs/configuration.md is made of the variables. After a change of them, run this file with `-u`, and read what it wrote. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configurationText } from '../../server/config-docs.ts'
import { CHAPTERS, VARIABLES } from '../../server/config-variables.ts'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

describe('the docs of the configuration', () => {
  it('are what stands in docs/configuration.md', async () => {
    await expect(configurationText()).toMatchFileSnapshot('../../docs/configuration.md')
  })

  it('have every variable in one chapter', () => {
    const told = CHAPTERS.flatMap(({ variables }) => Object.keys(variables))
    expect(told.sort()).toEqual(Object.keys(VARIABLES).sort())
  })

  it('explain each variable in one cell of the table', () => {
    for (const [name, { meaning }] of Object.entries(VARIABLES)) expect(meaning, name).toMatch(/^\S[^|\n]+[^|.\n]$/)
  })
})

it('what is set in README and docs is a variable', () => {
  for (const file of ['README.md', 'docs/api.md', 'docs/configuration.md']) {
    const named = [...read(file).matchAll(/\b([A-Z][A-Z]+(?:_[A-Z]+)+|PORT|HOST)\b(?==)/g)].map(([, name = '']) => name)
    for (const name of named) expect(Object.keys(VARIABLES), file).toContain(name)
  }
})
