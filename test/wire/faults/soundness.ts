import { execFileSync } from 'node:child_process'
import path from 'node:path'

const CHECK = `
  const database = new (require('libsql'))(process.argv[1])
  const rows = database.prepare('PRAGMA integrity_check').all()
  process.stdout.write(rows.map((row) => row.integrity_check).join('; '))
`

/**
 * What SQLite says of the file of a product that does not run: `ok`, or what is broken. Asked in a process of its own,
 * so that nothing holds the file afterwards.
 */
export function integrityOf(folder: string): string {
  return execFileSync(process.execPath, ['-e', CHECK, path.join(folder, 'helograph.db')], { encoding: 'utf8' })
}
