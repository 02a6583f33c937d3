import type { Kysely } from 'kysely'
import type Database from 'libsql'
import type { Tables } from '../migrations.ts'
import { prepare } from '../statement.ts'

type Row<Name extends keyof Tables> = Tables[Name]

/** Every query about watches, their log, and what was seen over time. */
export function watchQueries(database: Database.Database, kysely: Kysely<Tables>) {
  return {
    open: prepare<{ id: string; task: string; at: number; settings: string; state: string; slug: string | null }>(
      database,
      (value) =>
        kysely.insertInto('watches').values({
          id: value('id'),
          task: value('task'),
          created_at: value('at'),
          settings_json: value('settings'),
          state_json: value('state'),
          slug: value('slug'),
        } as Row<'watches'>),
    ),

    find: prepare<{ id: string }, Row<'watches'>>(database, (value) =>
      kysely.selectFrom('watches').selectAll().where('id', '=', value('id')),
    ),

    findBySlug: prepare<{ slug: string }, Row<'watches'>>(database, (value) =>
      kysely.selectFrom('watches').selectAll().where('slug', '=', value('slug')),
    ),

    all: prepare<Record<string, never>, Row<'watches'>>(database, () =>
      kysely.selectFrom('watches').selectAll().orderBy('no'),
    ),

    count: prepare<Record<string, never>, { count: number }>(database, () =>
      kysely.selectFrom('watches').select((pick) => pick.fn.countAll<number>().as('count')),
    ),

    set: prepare<{ no: number; settings: string; slug: string | null }>(database, (value) =>
      kysely
        .updateTable('watches')
        .set({ settings_json: value('settings'), slug: value('slug') })
        .where('no', '=', value('no')),
    ),

    stand: prepare<{ no: number; state: string }>(database, (value) =>
      kysely
        .updateTable('watches')
        .set({ state_json: value('state') })
        .where('no', '=', value('no')),
    ),

    append: prepare<{ watch: number; n: number; at: number; event: string }>(database, (value) =>
      kysely
        .insertInto('watch_events')
        .values({ watch: value('watch'), n: value('n'), at: value('at'), event_json: value('event') }),
    ),

    events: prepare<{ watch: number }, Pick<Row<'watch_events'>, 'event_json'>>(database, (value) =>
      kysely.selectFrom('watch_events').select('event_json').where('watch', '=', value('watch')).orderBy('n'),
    ),

    addSecret: prepare<{ hash: string; watch: number; at: number }>(database, (value) =>
      kysely
        .insertInto('watch_secrets')
        .values({ hash: value('hash'), watch: value('watch'), created_at: value('at') }),
    ),

    /** The newest first. */
    secrets: prepare<{ watch: number }, Pick<Row<'watch_secrets'>, 'hash'>>(database, (value) =>
      kysely
        .selectFrom('watch_secrets')
        .select('hash')
        .where('watch', '=', value('watch'))
        .orderBy('created_at', 'desc'),
    ),

    removeSecret: prepare<{ hash: string }>(database, (value) =>
      kysely.deleteFrom('watch_secrets').where('hash', '=', value('hash')),
    ),

    addLook: prepare<{ watch: number; at: number; test: string; look: string }>(database, (value) =>
      kysely
        .insertInto('looks')
        .values({ watch: value('watch'), at: value('at'), test: value('test'), look_json: value('look') }),
    ),

    looks: prepare<{ watch: number; from: number; to: number }, Pick<Row<'looks'>, 'look_json'>>(database, (value) =>
      kysely
        .selectFrom('looks')
        .select('look_json')
        .where('watch', '=', value('watch'))
        .where('at', '>=', value('from'))
        .where('at', '<', value('to'))
        .orderBy('at'),
    ),

    latestLook: prepare<{ watch: number }, Pick<Row<'looks'>, 'look_json'>>(database, (value) =>
      kysely.selectFrom('looks').select('look_json').where('watch', '=', value('watch')).orderBy('at', 'desc').limit(1),
    ),

    removeLook: prepare<{ watch: number; at: number }>(database, (value) =>
      kysely.deleteFrom('looks').where('watch', '=', value('watch')).where('at', '=', value('at')),
    ),

    shows: prepare<{ test: string }, Pick<Row<'looks'>, 'at'>>(database, (value) =>
      kysely.selectFrom('looks').select('at').where('test', '=', value('test')).limit(1),
    ),

    putDay: prepare<{ watch: number; day: string; figures: string }>(database, (value) =>
      kysely
        .insertInto('watch_days')
        .values({ watch: value('watch'), day: value('day'), figures_json: value('figures') })
        .onConflict((conflict) =>
          conflict.columns(['watch', 'day']).doUpdateSet((row) => ({ figures_json: row.ref('excluded.figures_json') })),
        ),
    ),

    day: prepare<{ watch: number; day: string }, Row<'watch_days'>>(database, (value) =>
      kysely.selectFrom('watch_days').selectAll().where('watch', '=', value('watch')).where('day', '=', value('day')),
    ),

    days: prepare<{ watch: number; from: string }, Row<'watch_days'>>(database, (value) =>
      kysely
        .selectFrom('watch_days')
        .selectAll()
        .where('watch', '=', value('watch'))
        .where('day', '>=', value('from'))
        .orderBy('day'),
    ),

    removeDaysBefore: prepare<{ day: string }>(database, (value) =>
      kysely.deleteFrom('watch_days').where('day', '<', value('day')),
    ),

    remove: [
      prepare<{ watch: number }>(database, (value) =>
        kysely
          .deleteFrom('delivery_tries')
          .where('delivery', 'in', (from) =>
            from.selectFrom('deliveries').select('id').where('watch', '=', value('watch')),
          ),
      ),
      ...(['deliveries', 'channels', 'watch_secrets', 'watch_events', 'looks', 'watch_days'] as const).map((table) =>
        prepare<{ watch: number }>(database, (value) => kysely.deleteFrom(table).where('watch', '=', value('watch'))),
      ),
      prepare<{ watch: number }>(database, (value) => kysely.deleteFrom('watches').where('no', '=', value('watch'))),
    ],
  }
}

/** Every query about who is told, and about who wants to be. */
export function channelQueries(database: Database.Database, kysely: Kysely<Tables>) {
  const rows = () =>
    kysely
      .selectFrom('channels')
      .innerJoin('watches', 'watches.no', 'channels.watch')
      .selectAll('channels')
      .select('watches.id as watch_id')
  const countConfirmations = () =>
    kysely.selectFrom('confirmations').select((pick) => pick.fn.countAll<number>().as('count'))
  return {
    put: prepare<Omit<Row<'channels'>, 'no'>>(database, (value) =>
      kysely
        .insertInto('channels')
        .values({
          id: value('id'),
          watch: value('watch'),
          kind: value('kind'),
          address: value('address'),
          after_minutes: value('after_minutes'),
          state: value('state'),
          created_at: value('created_at'),
          confirmed_at: value('confirmed_at'),
          code_hash: value('code_hash'),
          confirm_before: value('confirm_before'),
          tries_left: value('tries_left'),
        } as Row<'channels'>)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((row) => ({
            after_minutes: row.ref('excluded.after_minutes'),
            state: row.ref('excluded.state'),
            confirmed_at: row.ref('excluded.confirmed_at'),
            code_hash: row.ref('excluded.code_hash'),
            confirm_before: row.ref('excluded.confirm_before'),
            tries_left: row.ref('excluded.tries_left'),
          })),
        ),
    ),
    find: prepare<{ id: string }, ChannelRow>(database, (value) => rows().where('channels.id', '=', value('id'))),
    of: prepare<{ watch: string }, ChannelRow>(database, (value) =>
      rows().where('watches.id', '=', value('watch')).orderBy('channels.no'),
    ),
    at: prepare<{ kind: string; address: string }, ChannelRow>(database, (value) =>
      rows().where('channels.kind', '=', value('kind')).where('channels.address', '=', value('address')),
    ),
    remove: prepare<{ id: string }>(database, (value) => kysely.deleteFrom('channels').where('id', '=', value('id'))),

    noteConfirmation: prepare<{ at: number; client: string; destination: string }>(database, (value) =>
      kysely.insertInto('confirmations').values({
        at: value('at'),
        client: value('client'),
        destination: value('destination'),
      } as Row<'confirmations'>),
    ),
    confirmationsBy: prepare<{ client: string; since: number }, { count: number }>(database, (value) =>
      countConfirmations().where('client', '=', value('client')).where('at', '>=', value('since')),
    ),
    confirmationsTo: prepare<{ destination: string; since: number }, { count: number }>(database, (value) =>
      countConfirmations().where('destination', '=', value('destination')).where('at', '>=', value('since')),
    ),
    forgetConfirmations: prepare<{ before: number }>(database, (value) =>
      kysely.deleteFrom('confirmations').where('at', '<', value('before')),
    ),
    unwanted: prepare<{ destination: string }, Row<'unwanted'>>(database, (value) =>
      kysely.selectFrom('unwanted').selectAll().where('destination', '=', value('destination')),
    ),
    noteUnwanted: prepare<{ destination: string; at: number }>(database, (value) =>
      kysely
        .insertInto('unwanted')
        .values({ destination: value('destination'), at: value('at') })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    forgetUnwanted: prepare<{ destination: string }>(database, (value) =>
      kysely.deleteFrom('unwanted').where('destination', '=', value('destination')),
    ),
    key: prepare<{ name: string }, Row<'house_keys'>>(database, (value) =>
      kysely.selectFrom('house_keys').selectAll().where('name', '=', value('name')),
    ),
    keepKey: prepare<{ name: string; value: string }>(database, (value) =>
      kysely
        .insertInto('house_keys')
        .values({ name: value('name'), value: value('value') })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  }
}

export type ChannelRow = Row<'channels'> & { watch_id: string }
