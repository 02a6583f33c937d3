/**
 * What is deleted is gone: overwritten in the file, out of its log of changes, and its room given back to the disk
 * (sqlite.org/pragma.html: secure_delete, wal_checkpoint, auto_vacuum).
 */
import type Database from 'libsql'

/** So many pages of 4 KiB are given back at once: a few milliseconds, and then others have their turn. */
const PAGES = 256

/** Before anything is written into a new file. */
export function keepTidy(database: Database.Database): void {
  database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA secure_delete = ON')
}

/**
 * A file of an older version cannot shrink until it was written anew, once; what it had not overwritten goes with that. Where
 * there is no room for it, it works as before, and the next start tries again.
 */
export function makeShrinkable(database: Database.Database): void {
  if (pragma(database, 'auto_vacuum') !== 0) return
  try {
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM')
  } catch {
    return
  }
}

/** Brings what was overwritten into the file, and empties the log of changes. */
export function emptyLog(database: Database.Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Gives the room of what was deleted back, a little at a time. */
export async function giveBack(database: Database.Database): Promise<void> {
  let free = pragma(database, 'freelist_count')
  while (free > 0) {
    database.exec(`PRAGMA incremental_vacuum(${PAGES})`)
    const left = pragma(database, 'freelist_count')
    if (left >= free) break
    free = left
    await new Promise((resolve) => setImmediate(resolve))
    if (!database.open) return
  }
  emptyLog(database)
}

function pragma(database: Database.Database, name: string): number {
  const [row] = database.pragma(name) as Record<string, number>[]
  return row?.[name] ?? 0
}
