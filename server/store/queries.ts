import type { Kysely } from 'kysely'
import type Database from 'libsql'
import type { Tables } from './migrations.ts'
import { prepare } from './statement.ts'

type Test = Tables['tests']

/** Every query of the store, prepared. */
export function queries(database: Database.Database, kysely: Kysely<Tables>) {
  return {
    open: prepare<{ id: string; createdAt: number; tokenHash: string }>(database, (value) =>
      kysely
        .insertInto('tests')
        .values({ id: value('id'), created_at: value('createdAt'), token_hash: value('tokenHash') } as Test),
    ),

    append: prepare<Tables['chunks']>(database, (value) =>
      kysely
        .insertInto('chunks')
        .values({ test: value('test'), first: value('first'), last: value('last'), events: value('events') }),
    ),

    finish: prepare<{ id: string; at: number }>(database, (value) =>
      kysely
        .updateTable('tests')
        .set({ finished_at: value('at') })
        .where('id', '=', value('id')),
    ),

    find: prepare<{ id: string }, Test>(database, (value) =>
      kysely.selectFrom('tests').selectAll().where('id', '=', value('id')),
    ),

    /** From the chunk that holds event `next` on; it may hold some before it, too. */
    read: prepare<{ test: number; next: number; limit: number }, Omit<Tables['chunks'], 'test'>>(database, (value) =>
      kysely
        .selectFrom('chunks')
        .select(['first', 'last', 'events'])
        .where('test', '=', value('test'))
        .where('last', '>=', value('next'))
        .where('first', '>=', (from) =>
          from
            .selectFrom('chunks as holder')
            .select((pick) => pick.fn.coalesce(pick.fn.max('holder.first'), pick.lit(0)).as('first'))
            .where('holder.test', '=', value('test'))
            .where('holder.first', '<=', value('next')),
        )
        .orderBy('first')
        .limit(value('limit')),
    ),

    pack: prepare<Tables['packs']>(database, (value) =>
      kysely.insertInto('packs').values({ test: value('test'), last: value('last'), events: value('events') }),
    ),

    readPack: prepare<{ test: number }, Omit<Tables['packs'], 'test'>>(database, (value) =>
      kysely.selectFrom('packs').select(['last', 'events']).where('test', '=', value('test')),
    ),

    unfinished: prepare<Record<string, never>, Test>(database, () =>
      kysely
        .selectFrom('tests')
        .selectAll()
        .where('finished_at', 'is', null)
        .where('deleted_at', 'is', null)
        .orderBy('no'),
    ),

    expired: prepare<{ before: number; limit: number }, Pick<Test, 'no'>>(database, (value) =>
      kysely
        .selectFrom('tests')
        .select('no')
        .where('created_at', '<', value('before'))
        .where('deleted_at', 'is', null)
        .where('finished_at', 'is not', null)
        .limit(value('limit')),
    ),

    removeChunks: prepare<{ test: number }>(database, (value) =>
      kysely.deleteFrom('chunks').where('test', '=', value('test')),
    ),

    removePack: prepare<{ test: number }>(database, (value) =>
      kysely.deleteFrom('packs').where('test', '=', value('test')),
    ),

    forget: prepare<{ test: number }>(database, (value) =>
      kysely.deleteFrom('tests').where('no', '=', value('test')).where('finished_at', 'is not', null),
    ),

    bury: prepare<{ test: number; now: number }>(database, (value) =>
      kysely
        .updateTable('tests')
        .set({ deleted_at: value('now'), token_hash: '' })
        .where('no', '=', value('test')),
    ),
  }
}
