import { type Invalid, number, text } from '../config-values.ts'
import type { Variable } from './variable.ts'

/** What is kept, where, and for how long. */
export const KEPT = {
  DATA_DIR: { key: 'dataDir', read: text('a folder'), default: './data', meaning: 'where the store is kept' },
  DATABASE_URL: {
    key: 'databaseUrl',
    read: noDatabase,
    default: null,
    meaning: 'for a later version; only the embedded store exists so far',
    secret: true,
  },
  RETENTION_DAYS: {
    key: 'retentionDays',
    read: number(1, 36_500),
    default: 90,
    meaning: 'how long reports are kept',
  },
} as const satisfies Record<string, Variable>

function noDatabase(): Invalid {
  return { mend: 'only the embedded store exists so far; unset DATABASE_URL, and choose its folder with DATA_DIR.' }
}
