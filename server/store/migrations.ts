import { type Kysely, type Migration, type MigrationProvider, sql } from 'kysely'
import { mailApart } from './watch/mail-apart.ts'
import { receipts } from './watch/receipts.ts'
import { type WatchTables, watchesMigration } from './watch/tables.ts'

/** The tables as they are after the last migration. Times are milliseconds since the epoch. */
export type Tables = WatchTables & {
  tests: {
    /** counts tests, so that the events of tests that run at the same time lie close together on disk */
    no: number
    id: string
    created_at: number
    finished_at: number | null
    deleted_at: number | null
    token_hash: string
  }
  /** one row holds all that a test had to tell in one commit: NDJSON, a LF after each event */
  chunks: { test: number; first: number; last: number; events: Uint8Array }
  /** all events of a finished test that is read seldom, in few bytes (`packing.ts`); it has no chunks then */
  packs: { test: number; last: number; events: Uint8Array }
}

const testsAndChunks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('tests')
      .addColumn('no', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('finished_at', 'integer')
      .addColumn('deleted_at', 'integer')
      .addColumn('token_hash', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('tests_unfinished')
      .on('tests')
      .column('no')
      .where(sql.ref('finished_at'), 'is', null)
      .execute()
    await db.schema.createIndex('tests_by_age').on('tests').column('created_at').execute()
    await db.schema
      .createTable('chunks')
      .addColumn('test', 'integer', (column) => column.notNull())
      .addColumn('first', 'integer', (column) => column.notNull())
      .addColumn('last', 'integer', (column) => column.notNull())
      .addColumn('events', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('chunks_in_order', ['test', 'first'])
      // The rows lie in the tree of their key: the events of a test are read in one sweep.
      .modifyEnd(sql`without rowid`)
      .execute()
  },
}

const packs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // With a rowid: in the tree of a key longer than a quarter of a page each would take pages of its own (sqlite.org/fileformat2.html, 1.6).
    await db.schema
      .createTable('packs')
      .addColumn('test', 'integer', (column) => column.primaryKey())
      .addColumn('last', 'integer', (column) => column.notNull())
      .addColumn('events', 'blob', (column) => column.notNull())
      .execute()
  },
}

/** In the order of their names. One that was released is never changed. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '0001-tests-and-chunks': testsAndChunks,
    '0002-watches': watchesMigration,
    '0003-packs': packs,
    '0004-mail-apart': mailApart,
    '0005-receipts': receipts,
  }),
}
