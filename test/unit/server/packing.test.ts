/** Events that are kept in less room are the very same when they are read. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import Database from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EVERYDAY_EVENTS } from '../../../server/store/everyday-events.ts'
import { openStore } from '../../../server/store/open.ts'
import { packed, unpacked } from '../../../server/store/packing.ts'
import { replay } from '../../../server/store/replay.ts'
import type { Store } from '../../../server/store/store.ts'
import type { TestEvent } from '../../../shared/events.ts'
import { fourServers, longSession } from '../../samples/domains.ts'
import { clean, mixed } from '../../samples/tests.ts'
import { folder } from './setting.ts'

const ID = 'abcdefghijkl'
const ndjson = (events: readonly TestEvent[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('')

/** A store with one test, whose events came in several commits. */
async function storeWith(events: readonly TestEvent[], dir = folder(), finished = true): Promise<Store> {
  const store = await openStore(dir)
  onTestFinished(() => store.close())
  await store.commit({ opened: [{ id: ID, createdAt: 1000, tokenHash: '' }], chunks: [], finished: [] })
  for (let at = 0; at < events.length; at += 7) {
    const part = events.slice(at, at + 7)
    const chunk = { id: ID, first: at + 1, last: at + part.length, bytes: Buffer.from(ndjson(part)) }
    await store.commit({ opened: [], chunks: [chunk], finished: [] })
  }
  if (finished) await store.commit({ opened: [], chunks: [], finished: [{ id: ID, at: 2000 }] })
  return store
}

function rows(dir: string, table: 'chunks' | 'packs'): number {
  const database = new Database(join(dir, 'helograph.db'), { readonly: true })
  const [row] = database.prepare(`SELECT count(*) AS count FROM ${table}`).all() as { count: number }[]
  database.close()
  return row?.count ?? Number.NaN
}

describe('packed bytes', () => {
  it('are what they were, whatever they are', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 2000 }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(bytes, (given) => {
        const whole = Buffer.from(given)
        expect(unpacked(packed(whole))).toEqual(whole)
      }),
    )
  })

  it.each([
    ['one host', clean()],
    ['four conversations', fourServers()],
  ])('of %s take an eighth of the room, or less', (_, events) => {
    const whole = Buffer.from(ndjson(events))
    expect(packed(whole).length).toBeLessThan(whole.length / 8)
  })

  it('are read with a text that never changes, since stores hold what was packed with it', () => {
    const hash = createHash('sha256').update(EVERYDAY_EVENTS).digest('hex')
    expect(hash).toBe('a0cd7653cb1f0b190680624d40563e5e25ad23e576414b0e168679c842866239')
  })
})

describe('a test that was packed', () => {
  it('has the very same events, also from the middle on, and after a restart', async () => {
    const dir = folder()
    const events = mixed()
    const store = await storeWith(events, dir)
    await store.pack(ID)
    await store.pack(ID)
    expect([rows(dir, 'chunks'), rows(dir, 'packs')]).toEqual([0, 1])
    const [whole] = await store.read(ID, 0)
    expect(whole?.bytes.toString()).toBe(ndjson(events))
    expect(await store.read(ID, 9)).toMatchObject([{ first: 1, last: events.length }])
    expect(await store.read(ID, events.length)).toEqual([])
    await store.close()
    const again = await openStore(dir)
    onTestFinished(() => again.close())
    expect(await replay(again, ID)).toEqual(events)
  })

  it('can be deleted, can expire, and can be forgotten, as any other', async () => {
    const gone: [string, (store: Store) => Promise<unknown>][] = [
      ['deleted', (store) => store.remove(ID, 3000)],
      ['expired', (store) => store.expire(2000, 3000)],
      ['forgotten', (store) => store.forget([ID])],
    ]
    for (const [how, end] of gone) {
      const dir = folder()
      const store = await storeWith(clean(), dir)
      await store.pack(ID)
      await end(store)
      expect([how, rows(dir, 'packs'), await store.read(ID, 0)]).toEqual([how, 0, []])
    }
  })
})

describe('a test is left as it is', () => {
  it.each([
    ['while it runs', clean(), false],
    ['where it is so long that it has to be read a little at a time', longSession(3000), true],
  ])('%s', async (_, events, finished) => {
    const dir = folder()
    const store = await storeWith(events, dir, finished)
    await store.pack(ID)
    expect(rows(dir, 'packs')).toBe(0)
    expect(await replay(store, ID)).toEqual(events)
  })

  it('where there is none', async () => {
    const store = await storeWith([])
    await store.pack('unknown')
    await store.pack(ID)
    expect(await store.read(ID, 0)).toEqual([])
  })
})
