import { rememberToken } from './own-tests.ts'
import type { TestRequest } from './request.ts'
import { submitTest } from './submit.ts'

/** Starts tests for a page: one at a time, and what stood in the way in words. */
export class Starter {
  busy = $state(false)
  problem: { message: string; latest: string | null } | null = $state.raw(null)

  async start(request: TestRequest): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.problem = null
    const answer = await submitTest(request)
    if (answer.ok) {
      rememberToken(answer.id, answer.deleteToken)
      location.assign(`/t/${answer.id}`)
      return
    }
    this.busy = false
    this.refuse(answer.message, answer.latest)
  }

  refuse(message: string, latest: string | null = null): void {
    this.problem = { message, latest }
  }
}
