import { type Kysely, type Migration, sql } from 'kysely'

/** The tables of watches after the last migration. Times are milliseconds since the epoch; what is called `json` is JSON. */
export type WatchTables = {
  watches: {
    no: number
    id: string
    /** watches that run the very same test have the same task */
    task: string
    created_at: number
    settings_json: string
    /** what the log comes to: never anything else than the fold of `watch_events` */
    state_json: string
    slug: string | null
  }
  /** management secrets: the first, and one for each time that the links were asked for */
  watch_secrets: { hash: string; watch: number; created_at: number }
  watch_events: { watch: number; n: number; at: number; event_json: string }
  channels: {
    /** so that they are shown in the order in which they came */
    no: number
    id: string
    watch: number
    kind: string
    address: string
    after_minutes: number
    state: string
    created_at: number
    confirmed_at: number | null
    /** of the confirmation that is out: hash of its code, until when it is good, how many codes may still be tried */
    code_hash: string | null
    confirm_before: number | null
    tries_left: number
  }
  /** what is to be said, and what became of it */
  deliveries: {
    id: string
    watch: number
    channel: string
    /** counts the deliveries of all watches, so that they are handed over in the order in which they were written */
    no: number
    kind: string
    incident: number | null
    /** emptied once it is settled, where it holds a code or a secret link */
    message_json: string
    state: string
    created_at: number
    /** not before */
    due_at: number
    settled_at: number | null
    /** by which a provider knows what it has taken */
    receipt: string | null
  }
  /** each time that a delivery was handed over; without an end: it was under way when the process died */
  delivery_tries: {
    delivery: string
    no: number
    began_at: number
    ended_at: number | null
    outcome: string | null
    answer: string
  }
  /** what each test said about a watch */
  looks: { watch: number; at: number; test: string; look_json: string }
  /** `day` is a date in UTC: 2026-11-25 */
  watch_days: { watch: number; day: string; figures_json: string }
  /** who asked for confirmations, and whither: hashes, kept as long as they are counted */
  confirmations: { no: number; at: number; client: string; destination: string }
  /** destinations that want nothing from here, as hashes */
  unwanted: { destination: string; at: number }
  /** keys of this house, made when they are first needed */
  house_keys: { name: string; value: string }
}

export const watchesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('watches')
      .addColumn('no', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('settings_json', 'text', (column) => column.notNull())
      .addColumn('state_json', 'text', (column) => column.notNull())
      .addColumn('slug', 'text', (column) => column.unique())
      .execute()
    await db.schema
      .createTable('watch_secrets')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('watch', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('watch_secrets_of').on('watch_secrets').column('watch').execute()
    await db.schema
      .createTable('watch_events')
      .addColumn('watch', 'integer', (column) => column.notNull())
      .addColumn('n', 'integer', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('event_json', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('watch_events_in_order', ['watch', 'n'])
      .modifyEnd(sql`without rowid`)
      .execute()
    await db.schema
      .createTable('channels')
      .addColumn('no', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('watch', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('after_minutes', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('confirmed_at', 'integer')
      .addColumn('code_hash', 'text')
      .addColumn('confirm_before', 'integer')
      .addColumn('tries_left', 'integer', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('channels_of').on('channels').column('watch').execute()
    await db.schema.createIndex('channels_at').on('channels').columns(['address', 'kind']).execute()
    await deliveries(db)
    await seenOverTime(db)
    await db.schema
      .createTable('confirmations')
      .addColumn('no', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('client', 'text', (column) => column.notNull())
      .addColumn('destination', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('confirmations_by_age').on('confirmations').column('at').execute()
    await db.schema
      .createTable('unwanted')
      .addColumn('destination', 'text', (column) => column.primaryKey())
      .addColumn('at', 'integer', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('house_keys')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute()
  },
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('no', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('watch', 'integer', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('incident', 'integer')
    .addColumn('message_json', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'integer', (column) => column.notNull())
    .addColumn('settled_at', 'integer')
    .execute()
  await db.schema
    .createIndex('deliveries_unsettled')
    .on('deliveries')
    .column('due_at')
    .where(sql.ref('settled_at'), 'is', null)
    .execute()
  await db.schema.createIndex('deliveries_of').on('deliveries').columns(['watch', 'no']).execute()
  await db.schema.createIndex('deliveries_to').on('deliveries').columns(['channel', 'created_at']).execute()
  await db.schema
    .createTable('delivery_tries')
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('no', 'integer', (column) => column.notNull())
    .addColumn('began_at', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'integer')
    .addColumn('outcome', 'text')
    .addColumn('answer', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_tries_in_order', ['delivery', 'no'])
    .modifyEnd(sql`without rowid`)
    .execute()
}

async function seenOverTime(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('looks')
    .addColumn('watch', 'integer', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('test', 'text', (column) => column.notNull())
    .addColumn('look_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('looks_in_order', ['watch', 'at'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createIndex('looks_of_test').on('looks').column('test').execute()
  await db.schema
    .createTable('watch_days')
    .addColumn('watch', 'integer', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('figures_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('watch_days_in_order', ['watch', 'day'])
    .modifyEnd(sql`without rowid`)
    .execute()
}
