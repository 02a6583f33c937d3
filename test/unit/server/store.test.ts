import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../../server/store/open.ts'
import type { Store } from '../../../server/store/store.ts'

let dir: string
let store: Store

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'helograph-'))
  store = await openStore(dir)
})

afterEach(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})

const opened = (id: string, createdAt = 1000) => ({ id, createdAt, tokenHash: 'hash' })
const chunk = (id: string, first: number, last: number) => {
  const lines = Array.from({ length: last - first + 1 }, (_, index) => `{"n":${first + index},"text":"é"}\n`)
  return { id, first, last, bytes: Buffer.from(lines.join('')) }
}

describe('the store', () => {
  test('keeps what it is told in one commit, and gives the same bytes back', async () => {
    await store.commit({ opened: [opened('a')], chunks: [chunk('a', 1, 2)], finished: [] })
    await store.commit({ opened: [], chunks: [chunk('a', 3, 3)], finished: [{ id: 'a', at: 1500 }] })
    expect(await store.find('a')).toEqual({ ...opened('a'), finishedAt: 1500, deletedAt: null })
    const chunks = await store.read('a', 0)
    expect(chunks.map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 3],
    ])
    expect(chunks[0]?.bytes.toString()).toBe('{"n":1,"text":"é"}\n{"n":2,"text":"é"}\n')
  })

  test('reads from the chunk that holds the next event', async () => {
    const chunks = [chunk('a', 1, 3), chunk('a', 4, 4), chunk('a', 5, 9)]
    await store.commit({ opened: [opened('a')], chunks, finished: [] })
    const from = async (after: number) => (await store.read('a', after)).map(({ first }) => first)
    expect(await from(0)).toEqual([1, 4, 5])
    expect(await from(2)).toEqual([1, 4, 5])
    expect(await from(3)).toEqual([4, 5])
    expect(await from(4)).toEqual([5])
    expect(await from(8)).toEqual([5])
    expect(await from(9)).toEqual([])
    expect(await store.read('unknown', 0)).toEqual([])
  })

  test('reads no more than asked, but always something', async () => {
    const chunks = Array.from({ length: 50 }, (_, index) => chunk('a', index + 1, index + 1))
    await store.commit({ opened: [opened('a')], chunks, finished: [] })
    expect(await store.read('a', 0)).toHaveLength(50)
    expect(await store.read('a', 10, 1)).toMatchObject([{ first: 11 }])
  })

  test('keeps a commit as a whole or not at all', async () => {
    await store.commit({ opened: [opened('a')], chunks: [chunk('a', 1, 1)], finished: [] })
    const broken = { opened: [opened('b')], chunks: [chunk('b', 1, 1), chunk('a', 1, 1)], finished: [] }
    await expect(store.commit(broken)).rejects.toThrow()
    expect(await store.find('b')).toBeNull()
    await store.commit({ opened: [opened('b')], chunks: [chunk('b', 1, 1)], finished: [] })
    expect(await store.read('b', 0)).toHaveLength(1)
  })

  test('deletes the events and the token, and remembers that there was a test', async () => {
    await store.commit({ opened: [opened('a')], chunks: [chunk('a', 1, 1)], finished: [{ id: 'a', at: 2 }] })
    await store.remove('a', 77)
    expect(await store.find('a')).toMatchObject({ deletedAt: 77, tokenHash: '' })
    expect(await store.read('a', 0)).toEqual([])
    await store.commit({ opened: [], chunks: [chunk('a', 2, 2)], finished: [] })
    expect(await store.read('a', 0)).toEqual([])
  })

  test('expires finished tests by age, never running ones', async () => {
    const news = [opened('old', 10), opened('running', 10), opened('young', 99)]
    await store.commit({ opened: news, chunks: news.map(({ id }) => chunk(id, 1, 1)), finished: [] })
    await store.commit({ opened: [], chunks: [], finished: ['old', 'young'].map((id) => ({ id, at: 100 })) })
    expect(await store.expire(50, 123)).toBe(1)
    expect(await store.find('old')).toMatchObject({ deletedAt: 123 })
    expect(await store.read('old', 0)).toEqual([])
    expect((await store.unfinished()).map(({ id }) => id)).toEqual(['running'])
    expect(await store.read('young', 0)).toHaveLength(1)
  })

  test('finds everything again in the files of a process that was killed', async () => {
    await store.commit({ opened: [opened('a')], chunks: [chunk('a', 1, 4)], finished: [] })
    const copy = `${dir}-copy`
    cpSync(dir, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') })
    const second = await openStore(copy)
    expect((await second.unfinished()).map(({ id }) => id)).toEqual(['a'])
    expect(await second.read('a', 0)).toMatchObject([{ first: 1, last: 4 }])
    await second.close()
    rmSync(copy, { recursive: true })
  })

  test('is held by one process alone', async () => {
    await expect(openStore(dir)).rejects.toThrow(`DATA_DIR=${dir}: another Helograph is at work in this folder`)
  })

  test('refuses a file that is no database, in one line, and lets go of the folder', async () => {
    await store.close()
    rmSync(dir, { recursive: true })
    const other = mkdtempSync(join(tmpdir(), 'helograph-'))
    writeFileSync(join(other, 'helograph.db'), 'this is a letter to my aunt'.repeat(100))
    await expect(openStore(other)).rejects.toThrow(/^DATA_DIR=.*helograph\.db is damaged \(.*\)\. .*\.$/)
    rmSync(join(other, 'helograph.db'))
    dir = other
    store = await openStore(dir)
  })
})
