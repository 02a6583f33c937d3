/** Tests what is watched when it is time: each target once for all that watch it, and nobody more often than is polite. */
import { setMaxListeners } from 'node:events'
import { conclude } from '../../shared/conclude.ts'
import { ENGLISH } from '../../shared/diagnosis/words/english.ts'
import type { TestEvent } from '../../shared/events.ts'
import { fold } from '../../shared/fold.ts'
import type { Report } from '../../shared/report.ts'
import { wasPutOff } from '../../shared/untried.ts'
import { LOOK_AGAIN_MS } from '../../shared/watch/decide.ts'
import { greetsLate } from '../../shared/watch/paths.ts'
import { dueAfterStart, firstDue, nextDue, putOff, type Random } from '../../shared/watch/schedule.ts'
import type { Bus } from '../bus/bus.ts'
import type { Dispatch } from '../dispatch/dispatch.ts'
import { type Budgets, spent } from '../dispatch/spent.ts'
import type { Time } from '../dispatch/test-clock.ts'
import { parseEvents } from '../store/replay.ts'
import type { WatchEntry } from '../store/watch/watch-store.ts'
import { intervalOf, newRound, noteTest, type Round, slowedTo, visitsOf } from './round.ts'
import type { Share } from './share.ts'
import { patiently, taskOfEntry } from './task.ts'

/** A turn is used at once, or is gone: its places may be promised to others by then. */
const MISSED_MS = 2000
/** Where an address was visited too often, or something could not be stored. */
const RETRY_MS = 30_000

export type SchedulerOptions = {
  dispatch: Dispatch
  bus: Bus
  budgets: Budgets
  /** of those budgets, for all watches together */
  share: Share
  time: Time
  random: Random
  /** tests of watches at the same time; the others are left for those who watch */
  most: number
  /**
   * A test of these watches came to its end.
   * @returns in how many milliseconds it should be looked at again; null: when it is time
   */
  seen: (watches: readonly string[], report: Report) => Promise<number | null>
  /** @param ms how much later than planned a test began */
  began: (ms: number) => void
  log: { error(details: object, message: string): void }
}

export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #rounds = new Map<string, Round>()
  readonly #taskOf = new Map<string, string>()
  readonly #queue: Round[] = []
  readonly #abort = new AbortController()
  #running = 0
  /** when the first was due of those that could not be tested, where since then none could; monotonic */
  #failingSince: number | null = null

  constructor(options: SchedulerOptions) {
    this.#options = options
    // Each test that runs listens for the end; that many of them are no leak.
    setMaxListeners(0, this.#abort.signal)
  }

  /** Takes up all watches after a start, as calmly as if they had never been left. */
  start(entries: Iterable<WatchEntry>): void {
    const { time, random } = this.#options
    for (const entry of entries) {
      const round = this.#join(entry)
      if (round) this.#plan(round, dueAfterStart(intervalOf(round), time.now(), random))
    }
  }

  /** A watch is new, or is to be tested otherwise. @param entry null: it is watched no longer */
  replan(entry: WatchEntry | null, id: string): void {
    const { time, random } = this.#options
    const [before, known] = [this.#taskOf.get(id), this.#rounds.get(this.#taskOf.get(id) ?? '')]
    const interval = known?.watches.get(id)
    if (!entry || entry.settings.paused || entry.task !== before) this.#leave(id)
    if (!entry || entry.settings.paused) return
    const round = this.#join(entry)
    if (!round || round.running) return
    const soon =
      interval === undefined ? firstDue(time.now(), random) : dueAfterStart(intervalOf(round), time.now(), random)
    if (interval !== entry.settings.intervalMinutes && soon < round.at) this.#plan(round, soon)
  }

  /** About when a task is run next, in milliseconds since the epoch. */
  nextTest(task: string): number | null {
    const { time } = this.#options
    const round = this.#rounds.get(task)
    if (!round || round.at === Number.POSITIVE_INFINITY) return null
    return time.epoch() + Math.max(0, round.at - time.now())
  }

  /**
   * How many minutes lie between the tests of a task, where they are clearly more than was asked for, since its addresses are
   * watched by many; else null.
   */
  slowedTo(task: string, intervalMinutes: number): number | null {
    const round = this.#rounds.get(task)
    return round ? slowedTo(round, intervalMinutes) : null
  }

  /** How long the most belated waits by now, because its addresses were visited enough; milliseconds. */
  get waiting(): number {
    const dues = [...this.#rounds.values()].flatMap(({ putOff, due }) => (putOff === 'manners' ? [due] : []))
    return Math.max(0, this.#options.time.now() - Math.min(Number.POSITIVE_INFINITY, ...dues))
  }

  /** How much later than planned the most belated is of those that wait, for a place or because nothing can be tested; milliseconds. */
  get belated(): number {
    const now = this.#options.time.now()
    return Math.max(0, now - Math.min(now, this.#queue[0]?.at ?? now, this.#failingSince ?? now))
  }

  get running(): number {
    return this.#running
  }

  close(): void {
    this.#abort.abort()
    for (const round of this.#rounds.values()) round.cancel()
    this.#queue.length = 0
  }

  #join({ id, task, settings }: WatchEntry): Round | null {
    if (settings.paused || this.#abort.signal.aborted) return null
    const round = this.#rounds.get(task) ?? newRound(task)
    round.watches.set(id, settings.intervalMinutes)
    this.#rounds.set(task, round)
    this.#taskOf.set(id, task)
    return round
  }

  #leave(id: string): void {
    const round = this.#rounds.get(this.#taskOf.get(id) ?? '')
    this.#taskOf.delete(id)
    round?.watches.delete(id)
    if (!round || round.watches.size > 0) return
    round.cancel()
    this.#rounds.delete(round.task)
  }

  #plan(round: Round, due: number): void {
    round.due = due
    this.#wake(round, due)
  }

  #wake(round: Round, at: number): void {
    if (this.#abort.signal.aborted || this.#rounds.get(round.task) !== round) return
    const { time } = this.#options
    round.cancel()
    round.at = at
    round.cancel = time.after(Math.max(0, at - time.now()), () => {
      this.#queue.push(round)
      this.#next()
    })
  }

  #next(): void {
    while (this.#running < this.#options.most) {
      const round = this.#queue.shift()
      if (!round) return
      if (this.#rounds.get(round.task) !== round) continue
      this.#running += 1
      round.running = true
      void this.#run(round).finally(() => {
        this.#running -= 1
        round.running = false
        this.#next()
      })
    }
  }

  async #run(round: Round): Promise<void> {
    const { time, random, seen, began, log } = this.#options
    const interval = intervalOf(round)
    const later = (ms: number, why: 'manners' | 'here') => {
      if (why === 'here') this.#failingSince ??= round.due
      round.putOff = why
      this.#wake(round, putOff(interval, time.now(), ms, random))
    }
    try {
      const tooOften = spent(taskOfEntry(round).target, this.#options.budgets)
      if (tooOften) return later('retryAfterMs' in tooOften ? tooOften.retryAfterMs : RETRY_MS, 'manners')
      const turn = this.#turnOf(round)
      if (turn > time.now()) {
        round.putOff = 'manners'
        return this.#wake(round, turn)
      }
      const start = time.now()
      began(Math.max(0, start - round.due))
      const tested = await this.#test(round)
      if ('retryMs' in tested) return later(tested.retryMs, 'here')
      if (wasPutOff(tested.report)) {
        round.turn = null
        return later(RETRY_MS, 'manners')
      }
      this.#note(round, tested.report, start)
      // What was cut off says nothing; it is on its way out together with us, or somebody stopped it.
      const wish = tested.report.status === 'finished' ? await seen([...round.watches.keys()], tested.report) : null
      const again = this.#newlyPatient(round, tested.report) ? LOOK_AGAIN_MS : null
      const soonest = wish !== null && again !== null ? Math.min(wish, again) : (wish ?? again)
      this.#failingSince = null
      // Whoever had to wait goes on from when the turn came: what was left out is not made good for.
      const from = round.putOff ? start : round.due
      round.putOff = null
      this.#plan(round, nextDue(interval, from, time.now(), soonest, random))
    } catch (error) {
      log.error({ err: error }, 'a watched target could not be tested')
      later(RETRY_MS, 'here')
    }
  }

  /**
   * Where a banner was not waited for as long as a sender would, nobody can say whether mail is lost: the next test waits longer.
   * @returns whether this one was the first to show that
   */
  #newlyPatient(round: Round, report: Report): boolean {
    const before = round.patient
    round.patient = greetsLate(report, taskOfEntry(round).options.patience)
    return round.patient && !before
  }

  /** When its places may be visited. A turn that was booked is kept until it is used, or was missed. */
  #turnOf(round: Round): number {
    const { share, budgets, time } = this.#options
    const now = time.now()
    if (round.turn && round.turn.at > now - MISSED_MS) return round.turn.at
    const { target } = taskOfEntry(round)
    const places = new Set([target.host, ...budgets.known.of(target)])
    const visits = new Map([...places].map((place) => [place, round.visits.get(place) ?? 1]))
    round.turn = { at: share.book(visits, now), places }
    return round.turn.at
  }

  /** Where a test led that nobody knew of when its turn was booked, it was a visit all the same. */
  #note(round: Round, report: Report, start: number): void {
    const { share, time } = this.#options
    const visits = visitsOf(report)
    const unbooked = [...visits].filter(([place]) => !round.turn?.places.has(place))
    share.made(new Map(unbooked), time.now())
    noteTest(round, visits, start)
  }

  async #test(round: Round): Promise<{ report: Report } | { retryMs: number }> {
    const { dispatch, bus } = this.#options
    const accepted = await dispatch.accept(patiently(taskOfEntry(round), round.patient), null, true)
    if (!accepted.ok) return { retryMs: accepted.refusal.retryAfterMs }
    const events: TestEvent[] = []
    for await (const { bytes } of bus.follow(accepted.id, 0, this.#abort.signal, true))
      for (const event of parseEvents(bytes)) events.push(event)
    const facts = fold(null, events)
    return facts?.finishedAt ? { report: conclude(facts, ENGLISH) } : { retryMs: RETRY_MS }
  }
}
