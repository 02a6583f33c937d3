import type { FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'
import { clientNetwork } from './client-network.ts'

/** When what was counted has no say any more, in milliseconds. */
const OVER_MS = 60_100

/** Counts a test against whoever begins it. @throws Problem `rate_limited` where it is one too many */
export type ClientLimit = (request: FastifyRequest) => void

/** What is counted, and forgotten again: as `Budget` of the probe does it. */
export type ClientBudget = {
  spend(place: string, test: string): { retryAfterMs: number } | null
  forgetOld(): void
}

/**
 * How many tests one visitor may begin in a minute. A request that was refused for another reason costs nothing. Of a
 * visitor no more is kept than the network, and no longer than it counts.
 *
 * @param perMinute 0 for no limit
 * @param after calls once after so many milliseconds
 */
export function createClientLimit(
  perMinute: number,
  budget: ClientBudget,
  after: (ms: number, call: () => void) => unknown,
): ClientLimit {
  if (perMinute === 0) return () => {}
  return (request) => {
    const refusal = budget.spend(clientNetwork(request.ip), '')
    if (refusal) {
      const seconds = Math.max(1, Math.ceil(refusal.retryAfterMs / 1000))
      const detail = `${perMinute} tests a minute are as many as one network may begin. Try again in ${seconds} s.`
      throw new Problem('rate_limited', detail, { retryAfterMs: refusal.retryAfterMs, budget: 'client' })
    }
    after(OVER_MS, () => budget.forgetOld())
  }
}
