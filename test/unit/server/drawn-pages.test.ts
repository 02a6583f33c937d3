import { expect, it, vi } from 'vitest'
import { DrawnPages } from '../../../server/routes/drawn-pages.ts'

it('draws a page once for all who ask at about the same time, and anew later', async () => {
  vi.useFakeTimers()
  try {
    const pages = new DrawnPages()
    let drawn = 0
    const draw = async () => `${++drawn}`
    expect([await pages.of('a', draw), await pages.of('a', draw), await pages.of('b', draw)]).toEqual(['1', '1', '2'])
    vi.advanceTimersByTime(2000)
    expect(await pages.of('a', draw)).toBe('3')
  } finally {
    vi.useRealTimers()
  }
})

it('keeps no page that is too long, and not too many', async () => {
  const pages = new DrawnPages()
  const long = async () => 'x'.repeat(500_001)
  await pages.of('long', long)
  expect(await pages.of('long', async () => 'again')).toBe('again')
  const crowded = new DrawnPages()
  for (let n = 0; n < 20; n++) await crowded.of(`${n}`, async () => 'kept')
  await crowded.of('one more', async () => 'not kept')
  expect(await crowded.of('one more', async () => 'drawn anew')).toBe('drawn anew')
})
