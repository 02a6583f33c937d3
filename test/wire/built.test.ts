import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const assets = new URL('../../dist/web/client/assets/', import.meta.url)

/** Compressed bytes of the scripts that a page loads. */
function weigh(...names: string[]): number {
  const files = readdirSync(assets).filter(
    (file) => file.endsWith('.js') && names.some((name) => file.startsWith(`${name}-`)),
  )
  expect(files).toHaveLength(names.length)
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, assets))).length, 0)
}

it('the first page has 31 KB of compressed script at most, which only the build for users has', () => {
  expect(weigh('index', 'TargetForm', 'StartPage')).toBeLessThanOrEqual(31_000)
})
