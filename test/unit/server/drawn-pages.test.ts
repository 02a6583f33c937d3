import { gunzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { DrawnPages, unpacks } from '../../../server/routes/drawn-pages.ts'

async function textOf(pages: DrawnPages, name: string, draw: () => Promise<string>): Promise<string> {
  const { plain, packed } = await pages.of(name, draw)
  expect(gunzipSync(packed).equals(plain)).toBe(true)
  return plain.toString()
}

it('draws a page once for all who ask at about the same time, and anew later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const pages = new DrawnPages()
    let drawn = 0
    const draw = async () => `${++drawn}`
    expect(await Promise.all(['a', 'a', 'b'].map((name) => textOf(pages, name, draw)))).toEqual(['1', '1', '2'])
    expect(await textOf(pages, 'a', draw)).toBe('1')
    vi.advanceTimersByTime(10_000)
    expect(await textOf(pages, 'a', draw)).toBe('3')
  } finally {
    vi.useRealTimers()
  }
})

it('keeps no page that is too long, and not too many', async () => {
  const pages = new DrawnPages()
  const long = async () => 'x'.repeat(500_001)
  await pages.of('long', long)
  expect(await textOf(pages, 'long', async () => 'again')).toBe('again')
  const crowded = new DrawnPages()
  for (let n = 0; n < 20; n++) await crowded.of(`${n}`, async () => 'kept')
  await crowded.of('one more', async () => 'not kept')
  expect(await textOf(crowded, 'one more', async () => 'drawn anew')).toBe('drawn anew')
})

it('keeps nothing of a page that could not be drawn', async () => {
  const pages = new DrawnPages()
  await expect(pages.of('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await textOf(pages, 'a', async () => 'now')).toBe('now')
})

it.each([
  ['gzip, deflate, br, zstd', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['*', true],
  ['deflate,GZIP', true],
  ['gzip;q=0', false],
  ['gzip ; q=0.0, br', false],
  ['identity', false],
  ['x-gzipped', false],
  ['', false],
  [undefined, false],
])('a client that accepts %o unpacks gzip: %o', (accepted, can) => {
  expect(unpacks(accepted)).toBe(can)
})
