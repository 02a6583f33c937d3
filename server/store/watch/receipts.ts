/** What a provider has taken belongs to one delivery, so that the same call never counts for two. */
import { type Kysely, type Migration, sql } from 'kysely'

export const receipts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('deliveries').addColumn('receipt', 'text').execute()
    await db.schema
      .createIndex('deliveries_by_receipt')
      .on('deliveries')
      .column('receipt')
      .where(sql.ref('receipt'), 'is not', null)
      .execute()
  },
}
