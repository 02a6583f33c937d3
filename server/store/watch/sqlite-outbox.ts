import type { Kysely } from 'kysely'
import type Database from 'libsql'
import type { AlertMessage } from '../../../shared/watch/alert.ts'
import { atOnce } from '../at-once.ts'
import type { Tables } from '../migrations.ts'
import { prepare } from '../statement.ts'
import type { Delivery, DeliveryKind, DeliveryRecord, DeliveryState, Outbox, Try } from './outbox.ts'
import type { WatchNews } from './watch-store.ts'

type Row = Tables['deliveries'] & { watch_id: string }

function queries(database: Database.Database, kysely: Kysely<Tables>) {
  const rows = () =>
    kysely
      .selectFrom('deliveries')
      .innerJoin('watches', 'watches.no', 'deliveries.watch')
      .selectAll('deliveries')
      .select('watches.id as watch_id')
  return {
    find: prepare<{ id: string }, Row>(database, (value) => rows().where('deliveries.id', '=', value('id'))),

    due: prepare<{ now: number; limit: number }, Row>(database, (value) =>
      rows()
        .where('settled_at', 'is', null)
        .where('state', '=', 'waiting')
        .where('due_at', '<=', value('now'))
        .orderBy('deliveries.no')
        .limit(value('limit')),
    ),

    nextDue: prepare<Record<string, never>, { due_at: number | null }>(database, () =>
      kysely
        .selectFrom('deliveries')
        .select((pick) => pick.fn.min('due_at').as('due_at'))
        .where('settled_at', 'is', null)
        .where('state', '=', 'waiting'),
    ),

    inFlight: prepare<Record<string, never>, Row>(database, () =>
      rows().where('settled_at', 'is', null).where('state', '=', 'sending').orderBy('deliveries.no'),
    ),

    tries: prepare<{ id: string }, Tables['delivery_tries']>(database, (value) =>
      kysely.selectFrom('delivery_tries').selectAll().where('delivery', '=', value('id')).orderBy('no'),
    ),

    beginTry: prepare<{ id: string; no: number; at: number }>(database, (value) =>
      kysely
        .insertInto('delivery_tries')
        .values({ delivery: value('id'), no: value('no'), began_at: value('at'), answer: '' }),
    ),

    endTry: prepare<{ id: string; no: number; at: number | null; outcome: string | null; answer: string }>(
      database,
      (value) =>
        kysely
          .updateTable('delivery_tries')
          .set({ ended_at: value('at'), outcome: value('outcome'), answer: value('answer') })
          .where('delivery', '=', value('id'))
          .where('no', '=', value('no')),
    ),

    wait: prepare<{ id: string; state: string; due: number }>(database, (value) =>
      kysely
        .updateTable('deliveries')
        .set({ state: value('state'), due_at: value('due') })
        .where('id', '=', value('id'))
        .where('settled_at', 'is', null),
    ),

    claim: prepare<{ id: string; receipt: string }>(database, (value) =>
      kysely
        .updateTable('deliveries')
        .set({ receipt: value('receipt') })
        .where('id', '=', value('id')),
    ),

    claimed: prepare<{ receipt: string }, { id: string }>(database, (value) =>
      kysely.selectFrom('deliveries').select('id').where('receipt', '=', value('receipt')),
    ),

    settle: prepare<{ id: string; state: string; at: number }>(database, (value) =>
      kysely
        .updateTable('deliveries')
        .set({ state: value('state'), settled_at: value('at') })
        .where('id', '=', value('id')),
    ),

    forgetMessage: prepare<{ id: string }>(database, (value) =>
      kysely.updateTable('deliveries').set({ message_json: '' }).where('id', '=', value('id')),
    ),

    of: prepare<{ watch: string; before: number; limit: number }, Row>(database, (value) =>
      rows()
        .where('watches.id', '=', value('watch'))
        .where('deliveries.no', '<', value('before'))
        .orderBy('deliveries.no', 'desc')
        .limit(value('limit')),
    ),

    waitingOf: prepare<{ watch: string }, Row>(database, (value) =>
      rows()
        .where('watches.id', '=', value('watch'))
        .where('settled_at', 'is', null)
        .where('state', '=', 'waiting')
        .orderBy('deliveries.no'),
    ),

    countTo: prepare<{ channel: string; since: number }, { count: number }>(database, (value) =>
      kysely
        .selectFrom('deliveries')
        .select((pick) => pick.fn.countAll<number>().as('count'))
        .where('channel', '=', value('channel'))
        .where('created_at', '>=', value('since'))
        .where('kind', 'not in', ['confirm', 'links']),
    ),

    expireTries: prepare<{ before: number }>(database, (value) =>
      kysely
        .deleteFrom('delivery_tries')
        .where('delivery', 'in', (from) =>
          from.selectFrom('deliveries').select('id').where('settled_at', '<', value('before')),
        ),
    ),

    expire: prepare<{ before: number }>(database, (value) =>
      kysely.deleteFrom('deliveries').where('settled_at', '<', value('before')),
    ),
  }
}

/** What holds a code or a secret link is not kept longer than it is needed. */
const SECRET: readonly DeliveryKind[] = ['confirm', 'links']

/**
 * The outbox of the embedded store.
 *
 * @param keep writes news of a watch, inside a transaction
 */
export function createSqliteOutbox(
  database: Database.Database,
  kysely: Kysely<Tables>,
  keep: (news: WatchNews) => void,
): Outbox {
  const query = queries(database, kysely)
  const triesOf = (id: string): Try[] => query.tries.all({ id }).map(tryOf)
  const record = (row: Row): DeliveryRecord => ({
    id: row.id,
    watch: row.watch_id,
    channel: row.channel,
    kind: row.kind as DeliveryKind,
    incident: row.incident,
    state: row.state as DeliveryState,
    createdAt: row.created_at,
    dueAt: row.due_at,
    settledAt: row.settled_at,
    tries: triesOf(row.id),
  })
  const whole = (row: Row): Delivery => ({ ...record(row), message: JSON.parse(row.message_json) as AlertMessage })

  function settle(id: string, state: DeliveryState, at: number): void {
    query.settle.run({ id, state, at })
    const [row] = query.find.all({ id })
    if (row && SECRET.includes(row.kind as DeliveryKind)) query.forgetMessage.run({ id })
  }

  return {
    async find(id) {
      const [row] = query.find.all({ id })
      return row ? { ...record(row), message: row.message_json ? whole(row).message : null } : null
    },

    due: async (now, limit) => query.due.all({ now, limit }).map(whole),
    nextDue: async () => query.nextDue.all({})[0]?.due_at ?? null,
    inFlight: async () => query.inFlight.all({}).map(whole),

    async begin(id, at) {
      const no = (triesOf(id).at(-1)?.no ?? 0) + 1
      // Here a loss of power must not make us forget either: it would be said twice.
      database.exec('PRAGMA synchronous = FULL')
      try {
        atOnce(database, () => {
          query.wait.run({ id, state: 'sending', due: at })
          query.beginTry.run({ id, no, at })
        })
      } finally {
        database.exec('PRAGMA synchronous = NORMAL')
      }
      return no
    },

    isClaimed: async (receipt) => query.claimed.all({ receipt }).length > 0,

    async end(id, { no, endedAt, outcome, answer, receipt }, then, news) {
      atOnce(database, () => {
        query.endTry.run({ id, no, at: endedAt, outcome, answer })
        if (receipt !== undefined) query.claim.run({ id, receipt })
        if (then.state === 'waiting') query.wait.run({ id, state: 'waiting', due: then.dueAt })
        else settle(id, then.state, then.at)
        if (news) keep(news)
      })
    },

    async correct(id, { state, at, answer }) {
      const last = triesOf(id).at(-1)
      atOnce(database, () => {
        if (last) query.endTry.run({ id, no: last.no, at, outcome: state, answer })
        settle(id, state, at)
      })
    },

    async drop(id, at, answer) {
      const no = (triesOf(id).at(-1)?.no ?? 0) + 1
      atOnce(database, () => {
        query.beginTry.run({ id, no, at })
        query.endTry.run({ id, no, at, outcome: 'dropped', answer })
        settle(id, 'dropped', at)
      })
    },

    putOff: async (id, dueAt) => void query.wait.run({ id, state: 'waiting', due: dueAt }),

    async of(watch, limit, before) {
      const no = before === undefined ? Number.MAX_SAFE_INTEGER : (query.find.all({ id: before })[0]?.no ?? 0)
      return query.of.all({ watch, before: no, limit }).map(record)
    },

    waitingOf: async (watch) => query.waitingOf.all({ watch }).map(record),
    countTo: async (channel, since) => query.countTo.all({ channel, since })[0]?.count ?? 0,

    async expire(before) {
      atOnce(database, () => {
        query.expireTries.run({ before })
        query.expire.run({ before })
      })
    },
  }
}

function tryOf({ no, began_at, ended_at, outcome, answer }: Tables['delivery_tries']): Try {
  return { no, beganAt: began_at, endedAt: ended_at, outcome, answer }
}
