import type { Credentials } from '../../shared/credentials.ts'
import type { Fact, Probe, Target } from '../../shared/events.ts'
import { specimenOf } from '../../shared/practice.ts'
import type { Facts } from '../../shared/report.ts'
import type { Bus, Queued, Task } from '../bus/bus.ts'
import { replay } from '../store/replay.ts'
import type { Store } from '../store/store.ts'
import type { Admitted } from './admit.ts'
import type { Bookings } from './bookings.ts'
import { BUSY_MS, type Busy, busy } from './busy.ts'
import { hashToken, newDeleteToken, newTestId } from './keys.ts'
import type { KnownAddresses } from './known-addresses.ts'
import { Outcome } from './outcome.ts'
import { BY_ITS_MAKER, DIED, FORGOTTEN, NOT_REMOVED, NOT_STORED, REMOVED, STOPPED } from './reasons.ts'
import type { RecentTests } from './recent-tests.ts'
import { followUpFact, queueSecondLook } from './second-look.ts'
import { startTestClock, type TestClock, type Time } from './test-clock.ts'
import { WaitingRoom } from './waiting-room.ts'

/** How long tests may take to say goodbye when the process is told to stop, in milliseconds. */
const FAREWELL_MS = 8000

/** What dispatch asks of a probe. */
export type Probing = {
  /**
   * Runs a test and tells what happens as it happens. Never throws for what a server did.
   * @param login never a part of the task, which a bus may write down
   */
  run(task: Task, tell: (fact: Fact) => void, signal: AbortSignal, login: Credentials | null): Promise<void>
  identity: Probe
}

export type Accepted = { ok: true; id: string; url: string; deleteToken: string }

export type Dispatch = {
  /** Why no test can be begun now; null where one can. Costs nothing, so it is asked before anything that does. */
  noRoom(): Busy | null
  /**
   * Begins a test: when this resolves, its `queued` event is committed.
   * @param login kept in memory until the test is over, then overwritten
   * @param once whether to let it be where the server asks to come back later
   */
  accept(test: Admitted, login?: Credentials | null, once?: boolean): Promise<Accepted | Busy>
  /** Ends a test as `interrupted`, as its maker wishes; when this resolves, its last event is on its way. Nothing happens to one that had ended. */
  stop(id: string): Promise<void>
  /** Ends a test if need be, and deletes it. @throws NotStored where it could not be deleted; ended it has all the same */
  remove(id: string): Promise<void>
  /** Takes up what the last process left: what it had begun is interrupted, what was only queued is run. */
  recover(): Promise<void>
  /** Tests without an end, but for those that wait for their time. */
  readonly running: number
  /** Second looks that wait for their time. */
  readonly waiting: number
  /** Interrupts what runs, and waits for it, but not for ever. */
  close(): Promise<void>
}

export type DispatchOptions = {
  bus: Bus
  store: Store
  probe: Probing
  time: Time
  known: KnownAddresses
  bookings: Bookings
  recent: RecentTests
  permalink: (id: string) => string
  /** 0 for no limit */
  maxTests: number
  /** whether servers that ask to come back are looked at again */
  secondLook: boolean
  log: { error(details: object, message: string): void }
  /** told of each test that is begun, where the log may name targets */
  accepted?: (id: string, target: Target) => void
  /** told of each test that ended; its facts are null where they are not known */
  finished?: (id: string, facts: Facts | null) => void
}

type Run = {
  task: Task
  clock: TestClock
  abort: AbortController
  outcome: Outcome
  login: Credentials | null
  once: boolean
  over: Promise<void>
}

/** Accepts tests, hands them to a probe, and ends them. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { bus, store, probe, time, known, bookings, recent, permalink, maxTests, secondLook, log } = options
  const { vantage } = probe.identity
  const runs = new Map<string, Run>()
  const room = new WaitingRoom(time)
  let closing = false

  function append(run: Run, fact: Fact): void {
    const date = run.clock()
    bus.append(run.task.id, fact, date)
    run.outcome.note(fact, date)
  }

  bus.offer(vantage, async (task, signal) => {
    const run = runs.get(task.id)
    if (!run) return
    const tell = (fact: Fact) => {
      append(run, fact)
      bookings.note(task.id, fact)
      if (fact.type === 'resolved' && specimenOf(task.target) === null) known.learn(task.target, fact)
    }
    await probe.run(task, tell, signal, run.login)
  })

  bus.onLost((id) => {
    log.error({ testId: id }, 'events of a test could not be stored; it is stopped')
    runs.get(id)?.abort.abort(NOT_STORED)
  })

  function enter(task: Task, clock: TestClock, login: Credentials | null = null, once = false): Run {
    const [abort, outcome] = [new AbortController(), new Outcome()]
    const run: Run = { task, clock, abort, outcome, login, once, over: Promise.resolve() }
    runs.set(task.id, run)
    return run
  }

  async function conduct(run: Run): Promise<void> {
    const { task, abort } = run
    const handed = await bus.hand(vantage, task, abort.signal)
    run.login?.wipe()
    bookings.drop(task.id)
    if (handed.died) log.error({ testId: task.id, err: handed.why }, 'the probe broke down')
    const reason = abort.signal.aborted ? String(abort.signal.reason) : handed.died ? DIED : ''
    // A practice server says the same again; nobody need wait for that.
    if (reason === '' && secondLook && !run.once && specimenOf(task.target) === null) await promiseSecondLook(run)
    if (abort.signal.reason === REMOVED) return
    end(run, reason)
  }

  /**
   * Opens the test that will look again, then tells of it: what is told is there. A promise that cannot be kept is not
   * made. The delete token of the first test is that of both.
   */
  async function promiseSecondLook(run: Run): Promise<void> {
    const look = run.outcome.secondLook()
    if (!look || room.full) return
    const queued = queueSecondLook(run.task, look, time, permalink)
    const { id, at } = queued
    try {
      const first = await store.find(run.task.id)
      if (!first || first.deletedAt !== null) return
      await bus.open({ id, createdAt: Date.parse(at), tokenHash: first.tokenHash }, queued)
      // Whoever deleted the first test meanwhile could not have known of this one.
      if (run.abort.signal.reason === REMOVED) return await bus.remove(id)
    } catch (error) {
      log.error({ testId: run.task.id, err: error }, 'a second look could not be stored')
      return
    }
    append(run, followUpFact(queued, look.reason))
    awaitTime(queued)
  }

  /** A second look waits until it is due, and then, as everybody, until there is room. */
  function awaitTime(queued: Queued, due = Date.parse(queued.notBefore ?? queued.at)): void {
    const { id, target, options: asked, at } = queued
    room.enter(id, due, () => {
      if (maxTests > 0 && runs.size >= maxTests) return awaitTime(queued, time.epoch() + BUSY_MS)
      const run = enter({ id, target, options: asked }, startTestClock(time, Date.parse(at)))
      run.outcome.note(queued, queued)
      run.over = conduct(run)
    })
  }

  /** @param reason why it was interrupted; empty if it came to its own end */
  function end(run: Run, reason: string): void {
    if (!runs.delete(run.task.id)) return
    append(run, { type: 'finished', status: reason ? 'interrupted' : 'finished', reason })
    if (reason || run.outcome.putOff()) recent.forget(run.task.id)
    else recent.ended(run.task.id)
    options.finished?.(run.task.id, run.outcome.facts())
  }

  /** A test was through when the process died; all that was missing is to say so. */
  function keepPromise(run: Run, promised: Queued): void {
    append(run, followUpFact(promised, run.outcome.secondLook()?.reason ?? ''))
    end(run, '')
  }

  /** Interrupts tests and waits until they have ended, but not for ever. */
  async function interrupt(left: readonly Run[], reason: string): Promise<void> {
    for (const { abort } of left) abort.abort(reason)
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FAREWELL_MS)
    })
    await Promise.race([Promise.all(left.map(({ over }) => over)), patience])
    clearTimeout(timer)
    for (const run of left) end(run, reason)
  }

  function noRoom(): Busy | null {
    if (closing) return busy('Helograph is being stopped. Try again in a moment.')
    if (maxTests === 0 || runs.size < maxTests) return null
    return busy(`${runs.size} tests are running, which is as many as fit. Try again in a moment.`, 'tests')
  }

  return {
    noRoom,
    async accept({ target, options: asked }, login = null, once = false) {
      const full = noRoom()
      if (full) return full
      const id = newTestId()
      const url = permalink(id)
      const createdAt = time.epoch()
      const run = enter({ id, target, options: asked }, startTestClock(time, createdAt), login, once)
      bookings.book(id, target, [target.host, ...known.of(target)], !asked.auth)
      const deleteToken = newDeleteToken()
      const queued = { ...run.clock(), type: 'queued' as const, id, url, target, options: asked }
      try {
        await bus.open({ id, createdAt, tokenHash: hashToken(deleteToken) }, queued)
      } catch (error) {
        runs.delete(id)
        bookings.drop(id)
        log.error({ testId: id, err: error }, 'a test could not be stored')
        return busy('Nothing can be stored at the moment. Try again in a while.')
      }
      recent.began(id, { target, options: asked })
      options.accepted?.(id, target)
      run.outcome.note(queued, queued)
      run.over = conduct(run)
      return { ok: true, id, url, deleteToken }
    },

    async stop(id) {
      const run = runs.get(id)
      if (run) return interrupt([run], BY_ITS_MAKER)
      if (!room.forget(id)) return
      const events = await replay(store, id)
      const [queued] = events
      if (queued?.type !== 'queued') return
      const { target, options: asked, at } = queued
      const waiting = enter({ id, target, options: asked }, startTestClock(time, Date.parse(at), events.at(-1)?.ms))
      waiting.outcome.note(queued, queued)
      end(waiting, BY_ITS_MAKER)
    },

    async remove(id) {
      const run = runs.get(id)
      run?.abort.abort(REMOVED)
      try {
        await bus.remove(id)
      } catch (error) {
        if (run) end(run, NOT_REMOVED)
        throw error
      }
      room.forget(id)
      recent.forget(id)
      // A second look may have begun meanwhile.
      runs.get(id)?.abort.abort(REMOVED)
      runs.delete(id)
    },

    async recover() {
      const left = []
      for (const { id } of await bus.abandoned()) left.push(await replay(store, id))
      for (const events of left) {
        const [queued] = events
        if (queued?.type !== 'queued') continue
        const { id, target, options: asked, at } = queued
        const begun = events.some(({ type }) => type === 'started')
        if (queued.notBefore && !begun) {
          awaitTime(queued)
          continue
        }
        const clock = startTestClock(time, Date.parse(at), events.at(-1)?.ms)
        const run = enter({ id, target, options: asked }, clock)
        for (const event of events) run.outcome.note(event, event)
        const promised = left.find(([first]) => first?.type === 'queued' && first.followUpOf === id)?.[0]
        if (promised?.type === 'queued') keepPromise(run, promised)
        else if (begun) end(run, STOPPED)
        else if (asked.auth) end(run, FORGOTTEN)
        else run.over = conduct(run)
      }
    },

    get running() {
      return runs.size
    },

    get waiting() {
      return room.size
    },

    async close() {
      closing = true
      room.close()
      await interrupt([...runs.values()], STOPPED)
    },
  }
}
