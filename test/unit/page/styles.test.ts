import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const web = path.resolve(import.meta.dirname, '../../../web')

/** All files that a program of the page leads to. */
function reachedFrom(entry: string): Set<string> {
  const reached = new Set<string>()
  const go = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    const source = readFileSync(file, 'utf8')
    for (const [, to] of source.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+\.(?:svelte|ts))['"]/g))
      go(path.resolve(path.dirname(file), to as string))
  }
  go(path.join(web, entry))
  return reached
}

it('what only the server draws has no style of its own: the style sheet is made of what the browser loads', () => {
  const loaded = reachedFrom('entry-client.ts')
  const drawn = [...reachedFrom('entry-server.ts')].filter((file) => file.endsWith('.svelte') && !loaded.has(file))
  expect(drawn.length).toBeGreaterThan(0)
  expect(drawn.filter((file) => readFileSync(file, 'utf8').includes('<style'))).toEqual([])
})
