/** Watches that were kept before whether mail is taken was a question of its own. */
import { join } from 'node:path'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { HOUR, MINUTE, world } from './manual-world.ts'

/** As such a store was: the states and the days without what they know now, and the migration not made. */
function older(dir: string): void {
  const database = new Database(join(dir, 'helograph.db'))
  database.exec(`
    DELETE FROM kysely_migration WHERE name >= '0004-mail-apart';
    DROP INDEX deliveries_by_receipt;
    ALTER TABLE deliveries DROP COLUMN receipt;
    DELETE FROM watch_events WHERE event_json ->> 'type' = 'mail';
    UPDATE watches SET state_json = json_remove(state_json, '$.mail', '$.reached');
    UPDATE watch_days SET figures_json = json_remove(figures_json, '$.mail');
    UPDATE looks SET look_json = json_remove(look_json, '$.mail')`)
  database.close()
}

test('of days it is known where nothing else was watched for, and of nobody else is anything claimed', async () => {
  const w = await world('2026-11-25T00:00:00.000Z')
  const mail = await w.watch({
    statusPage: { slug: 'just-mail' },
    channels: [{ kind: 'email', address: 'a@example.net' }],
  })
  const other = await w.watch({
    rules: [{ rule: 'no-mail' }, { rule: 'blocklisted' }],
    statusPage: { slug: 'and-more' },
  })
  await w.pass(2 * HOUR)
  w.weather = 'dead'
  await w.pass(HOUR)
  await w.stop()
  older(w.dir)
  await w.start()
  expect(w.watching.book.get(mail)?.state).toMatchObject({ reached: true, mail: { status: 'not-taken' } })
  expect(w.watching.book.get(other)?.state).toMatchObject({ reached: false })
  const [known, unknown] = await Promise.all(['just-mail', 'and-more'].map((slug) => w.watching.status(slug)))
  const of = (status: typeof known) => status?.days[0]?.figures.mail
  expect(of(known)?.['not-taken']).toBeGreaterThan(50 * 60)
  expect(of(known)?.taken).toBeGreaterThan(110 * 60)
  expect(of(unknown)).toMatchObject({ taken: 0, 'not-taken': 0 })
  expect(of(unknown)?.unknown).toBeGreaterThan(160 * 60)
  w.weather = 'good'
  await w.pass(20 * MINUTE)
  expect((await w.watching.status('just-mail')).mail.status).toBe('taken')
  expect((await w.watching.overview(w.watching.book.get(mail) as never, {})).looks.kept[0]).toMatchObject({
    mail: 'unknown',
  })
})
