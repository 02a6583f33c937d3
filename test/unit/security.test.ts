import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const rows = readFileSync(path.join(root, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| **') && !/^\| (threat|---)/.test(line))
it('has no threat without a proof', () => {
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) expect(row.split(' | ').length, row).toBe(3)
})

/** Titles of tests, as they stand in the code. */
const TITLE = /^\s*(?:(?:it|test|describe)(?:\.\w+)*\(|\]\)\()/

it.each(rows.flatMap((row) => (row.split(' | ')[2] ?? '').replace(/ \|$/, '').split('; ')))('there is %s', (proof) => {
  const [, file = '', title = ''] = /^`(test\/[\w./-]+\.test\.ts)`: (\S.*)$/.exec(proof) ?? []
  expect(existsSync(path.join(root, file)) && title !== '', proof).toBe(true)
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n')
  expect(lines.filter((line) => TITLE.test(line) && line.includes(title)).length, title).toBeGreaterThan(0)
})
