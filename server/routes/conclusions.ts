/**
 * What running tests come to, for the pages that follow them: worked out once for all who look on, and told before the events
 * that it is drawn from, so that nobody ever sees a lamp without its finding.
 */
import type { Conclusions } from '../../shared/concluded.ts'
import { tellConclusions } from '../../shared/conclusions.ts'
import { isDecisive } from '../../shared/decisive.ts'
import { fold } from '../../shared/fold.ts'
import type { Language } from '../../shared/language.ts'
import { conclusionsIn } from '../../shared/phrases/report-in.ts'
import type { Facts } from '../../shared/report.ts'
import type { Batch } from '../bus/batch.ts'
import { parseEvents, replay } from '../store/replay.ts'
import type { Store } from '../store/store.ts'
import { textFrame } from './frames.ts'

/** Says what comes of the events up to the end of a batch; null where that is nothing new to this viewer. */
export type Concluding = (batch: Batch) => Promise<Buffer | null>

/** What was concluded from the first so many events of a test, in one language. */
type Drawn = Conclusions & { upTo: number }

export class Concluder {
  readonly #store: Store
  readonly #followed = new Map<string, FollowedTest>()

  constructor(store: Store) {
    this.#store = store
  }

  /** For one viewer of a test. @param signal aborted when the viewer leaves */
  follow(id: string, language: Language, signal: AbortSignal): Concluding {
    const test = this.#followed.get(id) ?? new FollowedTest(id, this.#store)
    this.#followed.set(id, test)
    test.viewers++
    const leave = () => void (--test.viewers === 0 && this.#followed.delete(id))
    signal.addEventListener('abort', leave, { once: true })
    let before: Drawn | null = null
    return async (batch) => {
      const now = await test.after(batch, language)
      if (!now) return null
      const frame = test.frame(language, before, now)
      before = now
      return frame
    }
  }
}

/** One test as far as its foremost viewer has come. */
class FollowedTest {
  viewers = 0
  readonly #id: string
  readonly #store: Store
  #facts: Facts | null = null
  /** After the last event that may have changed what is concluded. */
  #decided: Facts | null = null
  #turn: Promise<void> = Promise.resolve()
  readonly #drawn = new Map<Language, Drawn>()
  readonly #frames = new Map<string, Buffer | null>()

  constructor(id: string, store: Store) {
    this.#id = id
    this.#store = store
  }

  /** Whoever is behind hears of it when there is news for the foremost, too: until then null. */
  async after(batch: Batch, language: Language): Promise<Drawn | null> {
    const turn = this.#turn.then(() => this.#advance(batch))
    this.#turn = turn.catch(() => {})
    await turn
    const decided = this.#decided
    if (!decided || decided.lastEvent < batch.first || decided.lastEvent > batch.last) return null
    const known = this.#drawn.get(language)
    if (known) return known
    const drawn = { ...conclusionsIn(language, decided), upTo: decided.lastEvent }
    this.#drawn.set(language, drawn)
    return drawn
  }

  /** The message from one to the next is the same for all who stand at the same place. */
  frame(language: Language, before: Drawn | null, now: Drawn): Buffer | null {
    const name = `${language} ${before?.upTo ?? 0} ${now.upTo}`
    const known = this.#frames.get(name)
    if (known !== undefined) return known
    const message = tellConclusions(before, now, now.upTo)
    const frame = message && textFrame(Buffer.from(JSON.stringify(message)))
    this.#frames.set(name, frame)
    return frame
  }

  async #advance(batch: Batch): Promise<void> {
    const last = this.#facts?.lastEvent ?? 0
    if (batch.last <= last) return
    // The first viewer may come in the middle of a test.
    const missed = batch.first > last + 1
    const events = missed ? await replay(this.#store, this.#id, last) : parseEvents(batch.after(last).bytes)
    this.#facts = fold(this.#facts, events)
    if (events.some(isDecisive)) this.#decide()
  }

  #decide(): void {
    this.#decided = this.#facts
    this.#drawn.clear()
    this.#frames.clear()
  }
}
