import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Kysely } from 'kysely'
import type Database from 'libsql'
import { atOnce } from './at-once.ts'
import type { Tables } from './migrations.ts'
import { packed, unpacked } from './packing.ts'
import { queries } from './queries.ts'
import type { News, Store, TestEntry } from './store.ts'
import { emptyLog, giveBack } from './tidy.ts'
import { createSqliteWatches } from './watch/sqlite-watches.ts'

/** Enough for nearly every test in one read, and little to hold for a viewer who reads slowly. */
const READ_BYTES = 256 * 1024
const READ_ROWS = 16
/** A test with more than that stays as it is: it could not be read a little at a time any more. */
const PACK_BYTES = READ_BYTES
const PACK_ROWS = 1000
/** So many tests expire at once, and then others have their turn. */
const EXPIRE_ROWS = 100

/**
 * The embedded store. SQLite answers within microseconds on this thread, so each promise here is already kept.
 *
 * @param database with all migrations done; closed with the store
 * @param file where it lies
 * @param kysely builds queries only
 */
export function createSqliteStore(
  database: Database.Database,
  kysely: Kysely<Tables>,
  file: string,
  closed: () => void,
): Store {
  const query = queries(database, kysely)
  /** Numbers of the tests that are not finished: each commit needs them. */
  const open = new Map<string, number>()

  function numberOf(id: string): number | null {
    const known = open.get(id)
    if (known !== undefined) return known
    const row = query.find.all({ id })[0]
    if (!row || row.deleted_at !== null) return null
    if (row.finished_at === null) open.set(id, row.no)
    return row.no
  }

  function together(work: () => void): void {
    try {
      atOnce(database, work)
    } catch (error) {
      open.clear()
      throw error
    }
  }

  function keep(news: News): void {
    for (const { id, createdAt, tokenHash } of news.opened) {
      open.set(id, Number(query.open.run({ id, createdAt, tokenHash }).lastInsertRowid))
    }
    for (const { id, first, last, bytes } of news.chunks) {
      const test = numberOf(id)
      if (test !== null) query.append.run({ test, first, last, events: bytes })
    }
    for (const { id, at } of news.finished) {
      query.finish.run({ id, at })
      open.delete(id)
    }
  }

  function removeEvents(test: number): void {
    query.removeChunks.run({ test })
    query.removePack.run({ test })
  }

  return {
    watches: createSqliteWatches(database, kysely),

    async commit(news) {
      together(() => keep(news))
    },

    async find(id) {
      const row = query.find.all({ id })[0]
      return row ? entry(row) : null
    },

    async read(id, after, maxBytes = READ_BYTES) {
      const test = numberOf(id)
      if (test === null) return []
      const [pack] = open.has(id) ? [] : query.readPack.all({ test })
      if (pack) return pack.last > after ? [{ first: 1, last: pack.last, bytes: unpacked(bytesOf(pack)) }] : []
      const chunks = []
      let size = 0
      for (let last = after; size < maxBytes; ) {
        const rows = query.read.all({ test, next: last + 1, limit: READ_ROWS })
        for (const row of rows) {
          if (size >= maxBytes) break
          const bytes = bytesOf(row)
          chunks.push({ first: row.first, last: row.last, bytes })
          size += bytes.length
          last = row.last
        }
        if (rows.length < READ_ROWS) break
      }
      return chunks
    },

    async pack(id) {
      const test = numberOf(id)
      if (test === null || open.has(id)) return
      const chunks = query.read.all({ test, next: 1, limit: PACK_ROWS })
      const events = Buffer.concat(chunks.map(bytesOf))
      const last = chunks.at(-1)?.last
      if (last === undefined || chunks.length === PACK_ROWS || events.length > PACK_BYTES) return
      together(() => {
        query.removeChunks.run({ test })
        query.pack.run({ test, last, events: packed(events) })
      })
    },

    async unfinished() {
      return query.unfinished.all({}).map(entry)
    },

    async remove(id, now) {
      const test = numberOf(id)
      if (test === null) return
      together(() => {
        removeEvents(test)
        query.bury.run({ test, now })
      })
      open.delete(id)
      emptyLog(database)
    },

    async expire(before, now) {
      let gone = 0
      while (database.open) {
        const old = query.expired.all({ before, limit: EXPIRE_ROWS })
        together(() => {
          for (const { no } of old) {
            removeEvents(no)
            query.bury.run({ test: no, now })
          }
        })
        gone += old.length
        if (old.length < EXPIRE_ROWS) break
        await new Promise((resolve) => setImmediate(resolve))
      }
      if (database.open) await giveBack(database)
      return gone
    },

    async tryToWrite() {
      // Writes a page, and changes nothing: nobody uses this number (sqlite.org/pragma.html#pragma_user_version).
      database.exec('PRAGMA user_version = 0')
    },

    async size() {
      const [{ bavail, bsize }, ...files] = await Promise.all([
        statfs(dirname(file)),
        ...[file, `${file}-wal`].map((name) => stat(name).catch(() => ({ size: 0 }))),
      ])
      return { bytes: files.reduce((sum, { size }) => sum + size, 0), freeBytes: bavail * bsize }
    },

    async forget(ids) {
      together(() => {
        for (const id of ids) {
          const row = query.find.all({ id })[0]
          if (!row || row.finished_at === null) continue
          removeEvents(row.no)
          query.forget.run({ test: row.no })
        }
      })
    },

    async close() {
      database.close()
      closed()
    },
  }
}

/** libsql gives a blob as what it is made of. */
function bytesOf({ events }: { events: Uint8Array }): Buffer {
  return Buffer.from(events as unknown as ArrayBuffer)
}

function entry(row: Tables['tests']): TestEntry {
  const { id, created_at, finished_at, deleted_at, token_hash } = row
  return { id, createdAt: created_at, finishedAt: finished_at, deletedAt: deleted_at, tokenHash: token_hash }
}
