import { existsSync, statSync } from 'node:fs'
import Database from 'libsql'

/** SQLite looks through some 400 MB in a second; of more than this many bytes only the list of tests is checked. */
const WHOLE_BYTES = 128 * 1024 * 1024

/**
 * What is wrong with a file of the store, in SQLite's words; null where nothing is, or where there is no such file.
 * Only read: whoever keeps a damaged file wants to mend it as it is.
 */
export function damageOf(file: string): string | null {
  if (!existsSync(file)) return null
  const database = new Database(file, { readonly: true })
  try {
    const part = statSync(file).size <= WHOLE_BYTES ? '1' : 'tests'
    const [found] = database.prepare(`PRAGMA quick_check(${part})`).all([]) as { quick_check: string }[]
    return found?.quick_check === 'ok' ? null : (found?.quick_check ?? 'it cannot be checked').replace(/\s+/g, ' ')
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return message
    throw error
  } finally {
    database.close()
  }
}
