/** Everything about watches, put together: who makes them, what tests them, who is told. */
import { randomBytes } from 'node:crypto'
import { conclude } from '../../shared/conclude.ts'
import { ENGLISH } from '../../shared/diagnosis/words/english.ts'
import { fold } from '../../shared/fold.ts'
import type { Report } from '../../shared/report.ts'
import type { Random } from '../../shared/watch/schedule.ts'
import type { Status } from '../../shared/watch/status.ts'
import type { Bus } from '../bus/bus.ts'
import type { Gate } from '../dispatch/admit.ts'
import { steadyTime, waryTime } from '../dispatch/dated-time.ts'
import type { Dispatch } from '../dispatch/dispatch.ts'
import type { Budgets } from '../dispatch/spent.ts'
import type { Time } from '../dispatch/test-clock.ts'
import { replay } from '../store/replay.ts'
import type { Store } from '../store/store.ts'
import type { WatchEntry } from '../store/watch/watch-store.ts'
import { AlarmClock } from './alarm-clock.ts'
import { createAlarms } from './alarms.ts'
import { WatchBook } from './book.ts'
import { createConfirming } from './confirming.ts'
import { createDeeds, type Deeds } from './deeds.ts'
import { type Beat, startHeartbeat } from './heartbeat.ts'
import { Housekeeping } from './housekeeping.ts'
import { Tokens } from './keys.ts'
import { createLinks, type SendLinks } from './links.ts'
import { createLookout } from './lookout.ts'
import { createOverview, type OverviewOf } from './overview.ts'
import { createPhone } from './phone.ts'
import { PostOffice } from './post-office.ts'
import { createRegistry, type Registry } from './registry.ts'
import { Scheduler } from './scheduler.ts'
import type { PhoneAnswers, Sender } from './sender.ts'
import { Share } from './share.ts'
import { statusOf } from './status.ts'
import { endsAt } from './unreached.ts'

/** Tests of watches that begin later than this are not in time. */
const LATE_MS = 60_000

export type Watching = {
  registry: Registry
  deeds: Deeds
  sendLinks: SendLinks
  overview: OverviewOf
  /** @throws Problem `not_found` */
  status: (slug: string) => Promise<Status>
  phone: PhoneAnswers
  book: WatchBook
  scheduler: Scheduler
  /** Begins to test and to tell. */
  start(): Promise<void>
  /** Ends it; what was being handed over is waited for. */
  close(): Promise<void>
}

export type WatchingOptions = {
  store: Store
  bus: Bus
  dispatch: Dispatch
  gate: Gate
  budgets: Budgets
  /** visits to one address in a minute, whoever makes them; 0 = no limit */
  visitsPerMinute: number
  senders: readonly Sender[]
  /** tells the operator's place that all is in time; null: there is none */
  beat: Beat | null
  time: Time
  publicUrl: string
  permalink: (id: string) => string
  vantage: string
  /** 0 = no limit */
  maxWatches: number
  /** tests of watches at the same time */
  mostTests: number
  retentionDays: number
  /** @param ms how much later than planned a test began */
  began: (ms: number) => void
  random?: Random
  log: { error(details: object, message: string): void; warn(details: object, message: string): void }
}

export async function createWatching(options: WatchingOptions): Promise<Watching> {
  const { store: tests, bus, dispatch, gate, senders, publicUrl, log, random = Math.random } = options
  const time = steadyTime(options.time)
  const store = tests.watches
  const epoch = () => time.epoch()
  const tokens = new Tokens(await store.houseKey('tokens', () => randomBytes(32).toString('base64url')))
  const book = new WatchBook(store, epoch)
  await book.load()

  const reportOf = async (test: string): Promise<Report | null> => {
    const facts = fold(null, await replay(tests, test))
    return facts && conclude(facts, ENGLISH)
  }
  const confirming = createConfirming({ store, tokens, epoch, publicUrl })
  const alarms = createAlarms({ store, tokens, confirming, publicUrl, vantage: options.vantage, epoch, reportOf })
  const clock = new AlarmClock(time)

  /** Whoever has not been told yet is told when it is time, unless somebody takes care. */
  const written = (entry: WatchEntry): void => {
    posts.nudge()
    alarms
      .nextAt(entry)
      .then((at) => clock.set(entry.id, at, () => void escalate(entry.id)))
      .catch((error) => log.error({ err: error }, 'it could not be found out who is to be told next'))
  }
  const escalate = async (id: string): Promise<void> => {
    try {
      const entry = await book.write(id, async (current, at) => {
        const note = await alarms.with(current, [], at, null)
        return note.facts.length > 0 ? note : null
      })
      if (entry) written(entry)
    } catch (error) {
      log.error({ err: error }, 'somebody could not be told')
    }
  }

  /** A test of watches is one of very many, and seldom read. */
  const putAway = (testId: string): Promise<void> =>
    tests.pack(testId).catch((err) => log.warn({ err, testId }, 'a test of a watch takes more room than it need'))

  const deeds = createDeeds({ store, book, tokens, alarms, epoch, written })
  const posts = new PostOffice({ store, book, alarms, deeds, tokens, senders, time, written, log })
  const lookout = createLookout({ store, book, alarms, reportOf, written })
  const scheduler = new Scheduler({
    dispatch,
    bus,
    budgets: options.budgets,
    share: new Share(options.visitsPerMinute),
    time,
    random,
    most: options.mostTests,
    async seen(watches, report) {
      const wish = await lookout.seen(watches, report)
      await putAway(report.id)
      return wish
    },
    began: options.began,
    log,
  })
  const { retentionDays } = options
  const unreachedFrom = Number(await store.houseKey('unreached-from', () => String(epoch())))
  const housekeeping = new Housekeeping({
    ...{ store: tests, book, time: waryTime(time), retentionDays, log },
    endsAt: (entry) => endsAt(entry, unreachedFrom),
    end: (watch) => registry.remove(watch),
  })
  const posted = () => posts.nudge()
  let stopHeartbeat = () => {}
  const registry = createRegistry({
    ...{ store, tests, book, gate, tokens, confirming, senders, epoch, publicUrl, posted },
    permalink: options.permalink,
    maxWatches: options.maxWatches,
    nextTest: (task) => scheduler.nextTest(task),
    endsAt: (entry) => endsAt(entry, unreachedFrom),
    slowedTo: (task, interval) => scheduler.slowedTo(task, interval),
    replanned(entry, id) {
      scheduler.replan(entry, id)
      housekeeping.begin()
      if (entry) written(entry)
      else clock.set(id, null, () => {})
    },
  })

  return {
    registry,
    deeds,
    book,
    scheduler,
    overview: createOverview({ store, permalink: options.permalink, epoch, reportOf }),
    status: (slug) => statusOf(slug, { store, publicUrl, epoch, reportOf }),
    sendLinks: createLinks({ store, book, tokens, confirming, publicUrl, epoch, posted, log }),
    phone: createPhone({ store, book, deeds, tokens, epoch, posts }),

    async start() {
      await posts.start()
      scheduler.start(book.all())
      for (const entry of book.all()) written(entry)
      if (book.size > 0) housekeeping.begin()
      if (options.beat)
        stopHeartbeat = startHeartbeat({
          beat: options.beat,
          time,
          well: () => scheduler.belated < LATE_MS,
          failed: (why) => log.warn({ why }, 'the heartbeat did not get through'),
        })
    },

    async close() {
      stopHeartbeat()
      scheduler.close()
      clock.close()
      await housekeeping.stop()
      await posts.close()
    },
  }
}
