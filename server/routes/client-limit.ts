import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'

const MINUTE_MS = 60_000

/** Counts a test against whoever begins it. @throws Problem `rate_limited` where it is one too many */
export type ClientLimit = (request: FastifyRequest) => Promise<void>

/**
 * How many tests one visitor may begin in a minute. A request that was refused for another reason costs nothing.
 *
 * @param perMinute 0 for no limit
 */
export function createClientLimit(app: FastifyInstance, perMinute: number): ClientLimit {
  if (perMinute === 0) return async () => {}
  // Whoever has one IPv6 address has 2^64 of them.
  const count = app.createRateLimit({ max: perMinute, timeWindow: MINUTE_MS, ipv6Subnet: 64 })
  return async (request) => {
    const spent = await count(request)
    if (spent.isAllowed || !spent.isExceeded) return
    const detail = `${perMinute} tests a minute are as many as one visitor may begin. Try again in ${spent.ttlInSeconds} s.`
    throw new Problem('rate_limited', detail, { retryAfterMs: spent.ttl })
  }
}
