import type Database from 'libsql'
import { NotStored } from './store.ts'

/** Of the disk, and of nothing that we did (sqlite.org/rescode.html). */
const OF_THE_DISK = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/

/** Does some work on the database: all of it or nothing. @throws NotStored where the disk does not let it */
export function atOnce(database: Database.Database, work: () => void): void {
  try {
    database.exec('BEGIN IMMEDIATE')
    work()
    database.exec('COMMIT')
  } catch (error) {
    // After a full disk SQLite has rolled back by itself (sqlite.org/lang_transaction.html, 3.1).
    if (database.inTransaction) database.exec('ROLLBACK')
    throw OF_THE_DISK.test((error as { code?: string }).code ?? '') ? new NotStored(error as Error) : error
  }
}
