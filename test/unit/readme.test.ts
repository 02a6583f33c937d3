import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')

it('the CHANGELOG begins with the version of the manifest', () => {
  expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version)
})
