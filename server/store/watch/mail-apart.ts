import type { Kysely, Migration } from 'kysely'

type Rows = {
  watches: { no: number; state_json: string }
  watch_events: { watch: number; n: number; event_json: string }
  watch_days: { watch: number; day: string; figures_json: string }
}
/** As it was written before: what of it matters here. */
type Event = { type: string; change?: string; settings?: { rules: { rule: string }[] } }
type State = { incidents: { rule: string; status: string; since: string; reason: string }[] }
type Figures = { seconds: Record<'fine' | 'suspect' | 'broken' | 'unable' | 'maintenance', number> }

/**
 * Whether mail was taken became a question of its own. Of watches that never had another rule than `no-mail` the days knew it;
 * of all others nobody can say it any more. And a watch knows from now on whether anybody ever confirmed a way to be told.
 */
export const mailApart: Migration = {
  async up(db: Kysely<Rows>): Promise<void> {
    for (const { no, state_json } of await db.selectFrom('watches').selectAll().execute()) {
      const events = await eventsOf(db, no)
      const state = { ...JSON.parse(state_json), ...learnt(JSON.parse(state_json), events) }
      await db
        .updateTable('watches')
        .set({ state_json: JSON.stringify(state) })
        .where('no', '=', no)
        .execute()
      await splitDays(db, no, onlyAboutMail(events))
    }
  },
}

async function eventsOf(db: Kysely<Rows>, watch: number): Promise<Event[]> {
  const rows = await db.selectFrom('watch_events').select('event_json').where('watch', '=', watch).execute()
  return rows.map(({ event_json }) => JSON.parse(event_json) as Event)
}

function learnt({ incidents }: State, events: readonly Event[]) {
  const open = incidents.find(({ rule, status }) => rule === 'no-mail' && (status === 'open' || status === 'easing'))
  const { since = null, reason = '' } = open ?? {}
  return {
    mail: { status: open ? 'not-taken' : 'unknown', since, reason, doubt: null },
    reached: events.some(({ type, change }) => type === 'channel' && change === 'confirmed'),
  }
}

function onlyAboutMail(events: readonly Event[]): boolean {
  return events.every(({ settings }) => !settings || settings.rules.every(({ rule }) => rule === 'no-mail'))
}

async function splitDays(db: Kysely<Rows>, watch: number, known: boolean): Promise<void> {
  for (const { day, figures_json } of await db
    .selectFrom('watch_days')
    .selectAll()
    .where('watch', '=', watch)
    .execute()) {
    const figures = JSON.parse(figures_json) as Figures
    const { fine, suspect, broken, unable, maintenance } = figures.seconds
    const mail = known
      ? { taken: fine + suspect, 'not-taken': broken, unknown: unable, maintenance }
      : { taken: 0, 'not-taken': 0, unknown: fine + suspect + broken + unable, maintenance }
    await db
      .updateTable('watch_days')
      .set({ figures_json: JSON.stringify({ ...figures, mail }) })
      .where('watch', '=', watch)
      .where('day', '=', day)
      .execute()
  }
}
