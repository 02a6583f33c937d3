import type { Words } from '../../shared/languages/en/index.ts'
import type { Report } from '../../shared/report.ts'
import { hasEnded } from '../report/standing.ts'
import type { TestRequest } from '../start/request.ts'
import type { Answer } from '../start/submit.ts'
import { troubleOf } from '../start/trouble.ts'
import { lastOf, learn } from './lamps.ts'
import { type End, newest, type Run, type Signals, withLamp, withNext } from './run.ts'
import { type Last, MOST_MS, nextTest } from './schedule.ts'

/** `aside`: the reader looks at an earlier test of the row; `elsewhere`: another tab is at it, and one is enough. */
export type Phase = 'idle' | 'watching' | 'waiting' | 'starting' | 'aside' | 'elsewhere' | 'ended'

/** What keeping on testing needs of a browser. */
export type KeepTools = {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls once after so many milliseconds, unless the returned function is called first. */
  later(ms: number, call: () => void): () => void
  begin(request: TestRequest): Promise<Answer>
  /** Goes to the page of a test. */
  go(id: string): void
  load(): Run | null
  save(run: Run | null): void
  /** @returns gives the turn back; null where another tab has it */
  claim(): Promise<(() => void) | null>
  /** Tells somebody who looks elsewhere that it ended. */
  tell(run: Run, end: End): void
  /** Whether the reader stands on the panel. */
  focused(): boolean
}

/** Often enough for seconds that are counted, seldom enough for a tab in the background. */
const TICK_MS = 1000

/**
 * Keeps testing, from report to report, until a lamp turns, half an hour is over, or the reader has enough. Every page has
 * one; what goes on lies in the storage of the tab.
 */
export class KeepTesting {
  readonly #tools: KeepTools
  readonly #say: Pick<Words, 'form' | 'keep'>
  #cancel = () => {}
  #release = () => {}
  /** Counts what makes an answer that is still awaited come too late. */
  #turn = 0
  #claiming = false
  #latest: Report | null = null
  #now = $state(0)

  phase: Phase = $state('idle')
  run: Run | null = $state.raw(null)

  constructor(tools: KeepTools, say: Pick<Words, 'form' | 'keep'>) {
    this.#tools = tools
    this.#say = say
  }

  /** Milliseconds until the next test. */
  get leftMs(): number {
    return Math.max(0, (this.run?.next?.at ?? 0) - this.#now)
  }

  /** Goes on where the page before left off. @param id of the test whose page this is */
  async resume(id: string): Promise<void> {
    const run = this.#tools.load()
    if (!run) return
    // Whoever began another test, or followed another link, has turned to something else.
    if (!run.tests.some((kept) => kept.id === id)) return this.#tools.save(null)
    if (newest(run).id !== id) this.#show(run, 'aside')
    else if (run.end) this.#show(run, 'ended')
    else if (await this.#claim(run)) {
      this.run = run
      if (run.next) this.#wait()
      else this.#watch()
    }
  }

  /** @param report what all that follows is compared with, as soon as it has ended */
  async begin(report: Report, request: TestRequest): Promise<void> {
    const { auth: _, ...rest } = request
    this.#latest ??= report
    const run: Run = {
      request: rest,
      since: this.#tools.now(),
      tests: [{ id: report.id, at: report.startedAt, lamp: null }],
      lamps: null,
      setbacks: 0,
      next: null,
      end: null,
      signals: this.run?.signals ?? { sound: false, notification: false },
      focused: false,
    }
    if (!(await this.#claim(run))) return
    this.#keep(run)
    // From report to report it is the storage that carries it.
    if (this.#tools.load() === null) this.#end({ kind: 'refused', message: this.#say.keep.noStorage })
    else this.#watch()
  }

  /** The report of this page, each time that there is news in it. */
  hear(report: Report): void {
    this.#latest = report
    if (this.phase === 'watching') this.#judge()
  }

  #watch(): void {
    this.phase = 'watching'
    this.#judge()
  }

  #judge(): void {
    const { run } = this
    const report = this.#latest
    if (!run || !report || report.id !== newest(run).id || !hasEnded(report)) return
    const { lamps, turns } = learn(run.lamps, report)
    this.#keep({ ...withLamp(run, report.id, report.verdict ?? 'inconclusive'), lamps })
    if (turns.length > 0) this.#end({ kind: 'changed', turns })
    else this.#plan(lastOf(report), '', run.lamps !== null)
  }

  set(signals: Partial<Signals>): void {
    if (this.run) this.#keep({ ...this.run, signals: { ...this.run.signals, ...signals } })
  }

  /** Back from an earlier test of the row to where it goes on. */
  goOn(): void {
    if (this.run) this.#tools.go(newest(this.run).id)
  }

  stop(): void {
    this.leave()
    if (this.phase === 'idle') return
    this.phase = 'idle'
    this.run = null
    this.#tools.save(null)
  }

  /** The page goes; what it began goes on with the next one. */
  leave(): void {
    this.#turn++
    this.#cancel()
    this.#release()
    this.#release = () => {}
  }

  #show(run: Run, phase: Phase): void {
    this.run = run
    this.phase = phase
  }

  /** @returns whether it is this tab that keeps testing now */
  async #claim(run: Run): Promise<boolean> {
    if (this.#claiming) return false
    this.#claiming = true
    const turn = this.#turn
    const release = await this.#tools.claim()
    this.#claiming = false
    if (turn !== this.#turn) {
      release?.()
      return false
    }
    if (release) this.#release = release
    else this.#show(run, 'elsewhere')
    return release !== null
  }

  #plan(last: Last, message: string, compared = false): void {
    const { run } = this
    if (!run) return
    const next = nextTest(run.since, this.#tools.now(), run.setbacks, last)
    if (next) {
      this.#keep({ ...run, setbacks: next.setbacks, next: { ...next, last, message, compared } })
      this.#wait()
    } else {
      this.#end({ kind: 'over' })
    }
  }

  /** Looks at the clock again and again: a machine that slept meanwhile is late, and another page of this tab may have stopped it. */
  #wait(): void {
    this.phase = 'waiting'
    this.#now = this.#tools.now()
    if (this.#tools.load() === null) this.stop()
    else if (this.leftMs === 0) this.#test()
    else this.#cancel = this.#tools.later(Math.min(TICK_MS, this.leftMs), () => this.#wait())
  }

  async #test(): Promise<void> {
    const { run } = this
    if (!run) return
    if (this.#tools.now() > run.since + MOST_MS) return this.#end({ kind: 'over' })
    this.phase = 'starting'
    const turn = this.#turn
    const answer = await this.#tools.begin(run.request)
    // Stopped or left meanwhile: the test that was begun has its link in the list of this browser.
    if (turn !== this.#turn) return
    if (answer.ok) {
      const at = new Date(this.#tools.now()).toISOString()
      this.#tools.save(withNext(this.run ?? run, { id: answer.id, at, lamp: null }, this.#tools.focused()))
      this.#tools.go(answer.id)
      return
    }
    const { message } = troubleOf(answer, this.#say.form)
    if (answer.status === 429 || answer.status === 503)
      this.#plan({ kind: 'put-off', retryAfterMs: answer.retryAfterMs }, message)
    else if (answer.status === 0 || answer.status >= 500) this.#plan({ kind: 'no-answer' }, message)
    else this.#end({ kind: 'refused', message })
  }

  #end(end: End): void {
    const { run } = this
    if (!run) return
    this.#keep({ ...run, next: null, end })
    this.phase = 'ended'
    this.#release()
    this.#tools.tell(run, end)
  }

  #keep(run: Run): void {
    this.run = run
    this.#tools.save(run)
  }
}
