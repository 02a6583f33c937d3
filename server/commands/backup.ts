/** A copy of the store, made while Helograph runs or not. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'libsql'

/** Why there is no copy: one line for the person who asked for it. */
export class BackupFailed extends Error {}

/**
 * Copies the store as it is at one moment, compacted, into one file. Whoever writes meanwhile is not held up: in WAL mode
 * readers and the writer do not wait for each other (sqlite.org/wal.html, sqlite.org/lang_vacuum.html#vacuuminto). The copy
 * has its name only once it is whole, was read from end to end, and lies on the disk.
 *
 * @returns its size in bytes
 * @throws BackupFailed
 */
export function backUp(dataDir: string, file: string): number {
  const store = join(dataDir, 'helograph.db')
  const half = `${resolve(file)}.half`
  if (!existsSync(store)) throw new BackupFailed(`DATA_DIR=${dataDir}: there is no store to copy in this folder.`)
  if (existsSync(file)) throw new BackupFailed(`${file} is there already; name a file that is not.`)
  if (!existsSync(dirname(half))) throw new BackupFailed(`${dirname(half)} is not there; make it first.`)
  try {
    rmSync(half, { force: true })
    copy(store, half)
    verify(half)
    sync(half)
    renameSync(half, file)
    sync(dirname(half))
    return statSync(file).size
  } catch (error) {
    rmSync(half, { force: true })
    throw new BackupFailed(
      `${file} could not be written (${(error as Error).message}); see whether there is room for it.`,
    )
  }
}

function copy(store: string, into: string): void {
  const database = new Database(store)
  try {
    database.prepare<[string]>('VACUUM INTO ?').run(into)
  } finally {
    database.close()
  }
}

function verify(file: string): void {
  const database = new Database(file)
  try {
    const [answer] = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
    if (answer?.integrity_check !== 'ok') throw new Error(`the copy is damaged: ${answer?.integrity_check}`)
  } finally {
    database.close()
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
