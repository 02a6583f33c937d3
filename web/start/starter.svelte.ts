import type { Words } from '../../shared/languages/en/index.ts'
import { beginTest } from './begin.ts'
import type { TestRequest } from './request.ts'
import { type Trouble, troubleOf } from './trouble.ts'

/** Starts tests for a page: one at a time, and what stood in the way in words. */
export class Starter {
  /** A test that was to log in, and waits for name and password: nobody has kept them. */
  waiting: TestRequest | null = $state.raw(null)
  busy = $state(false)
  problem: Trouble | null = $state.raw(null)
  readonly #say: Words['form']

  constructor(say: Words['form']) {
    this.#say = say
  }

  /** @param accepted called before the page is left */
  async start(request: TestRequest, accepted: () => void = () => {}): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.problem = null
    const answer = await beginTest(request)
    if (answer.ok) {
      accepted()
      location.assign(`/t/${answer.id}`)
      return
    }
    this.busy = false
    const trouble = troubleOf(answer, this.#say)
    const again = () => void this.start({ ...request, fresh: true }, accepted)
    this.problem = answer.status === 200 ? { ...trouble, again } : trouble
  }

  /** A test, or what somebody else's showed a moment ago: then the reader is asked which. */
  offer(request: TestRequest, accepted: () => void): void {
    this.start({ ...request, fresh: false }, accepted)
  }

  /** The same test again; where it logs in, once name and password are there. */
  again(request: TestRequest, logsIn: boolean): void {
    if (logsIn) this.waiting = request
    else this.start(request)
  }

  refuse(message: string): void {
    this.problem = { message, latest: null }
  }
}
