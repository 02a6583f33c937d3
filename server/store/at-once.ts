import type Database from 'libsql'

/** Does some work on the database: all of it or nothing. */
export function atOnce(database: Database.Database, work: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    work()
    database.exec('COMMIT')
  } catch (error) {
    // After a full disk SQLite has rolled back by itself (sqlite.org/lang_transaction.html, 3.1).
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}
