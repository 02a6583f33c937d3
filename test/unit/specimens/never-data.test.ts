import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const under = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|txt)$/.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8'))

it('no session says DATA: the scripts hold the probe to every line, and the probe does not know the word', () => {
  expect(under('server/specimens/dialogues').join('\n')).not.toMatch(/^C: (?:DATA|BDAT)\b/m)
  expect(under('server/probe').join('\n')).not.toMatch(/['"`](?:DATA|BDAT)\b/)
})
