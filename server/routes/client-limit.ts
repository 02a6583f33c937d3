import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import { Problem } from '../problems.ts'

/**
 * How many tests one visitor may begin in a minute: one count for all calls that begin one.
 * @param perMinute 0 for no limit
 */
export function clientLimit(app: FastifyInstance, perMinute: number): onRequestHookHandler[] {
  if (perMinute === 0) return []
  const hook = app.rateLimit({
    max: perMinute,
    timeWindow: 60_000,
    // Whoever has one IPv6 address has 2^64 of them.
    ipv6Subnet: 64,
    errorResponseBuilder: (_: unknown, { ttl }: { ttl: number }) => {
      const detail = `${perMinute} tests a minute are as many as one visitor may begin. Try again in ${Math.ceil(ttl / 1000)} s.`
      return new Problem('rate_limited', detail, { retryAfterMs: ttl })
    },
  })
  return [hook as onRequestHookHandler]
}
