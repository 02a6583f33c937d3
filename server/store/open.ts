import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { migrations, type Tables } from './migrations.ts'
import { damageOf } from './soundness.ts'
import { createSqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'
import { keepTidy, makeShrinkable } from './tidy.ts'

/** Why a store cannot be opened: one line for the person who starts Helograph. */
export class StoreRefused extends Error {}

/**
 * Opens the embedded store in a folder, which it makes if need be, brings its tables up to date, and holds it alone.
 * WAL with synchronous=NORMAL: what was committed survives the death of this process; a loss of power may cost the
 * last moments, never the soundness of the file (sqlite.org/pragma.html#pragma_synchronous).
 *
 * @throws StoreRefused where the folder is in use, or cannot be used, or where the file in it is damaged
 */
export async function openStore(dataDir: string): Promise<Store> {
  const file = join(dataDir, 'helograph.db')
  const opened: Database.Database[] = []
  const open = (path: string) => {
    const database = new Database(path)
    opened.push(database)
    return database
  }
  try {
    makeFolder(resolve(dataDir))
    const lock = open(join(dataDir, 'helograph.lock'))
    holdAlone(lock, dataDir)
    refuseDamaged(file, dataDir)
    const database = open(file)
    keepTidy(database)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    // A file that may only be read is opened all the same; this is where SQLite says so.
    database.exec('BEGIN IMMEDIATE; ROLLBACK')
    makeShrinkable(database)
    const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
    await migrate(kysely)
    return createSqliteStore(database, kysely, file, () => lock.close())
  } catch (error) {
    for (const database of opened) database.close()
    if (error instanceof StoreRefused) throw error
    throw new StoreRefused(
      `DATA_DIR=${dataDir}: ${file} cannot be used (${(error as Error).message}); ` +
        'name a folder that this user may write to, on a disk with room.',
    )
  }
}

function refuseDamaged(file: string, dataDir: string): void {
  const damage = damageOf(file)
  if (damage === null) return
  throw new StoreRefused(
    `DATA_DIR=${dataDir}: ${file} is damaged (${damage}). It was left as it is: put a backup in its place, mend it with ` +
      '`sqlite3 helograph.db .recover`, or move it away with all files whose names begin like it, to start with an empty one.',
  )
}

/** Not mkdir's own recursion: where the system answers that a parent is missing though it is there (/proc), that never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** An exclusive transaction that is never ended: the system lets go of its lock however this process ends. */
function holdAlone(lock: Database.Database, dataDir: string): void {
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw new StoreRefused(
      `DATA_DIR=${dataDir}: another Helograph is at work in this folder; stop it, or give this one a folder of its own.`,
    )
  }
}

async function migrate(kysely: Kysely<Tables>): Promise<void> {
  const { error, results = [] } = await new Migrator({ db: kysely, provider: migrations }).migrateToLatest()
  if (!error) return
  const failed = results.find((result) => result.status === 'Error')
  throw new Error(`${failed ? `migration ${failed.migrationName}: ` : ''}${(error as Error).message ?? String(error)}`)
}
