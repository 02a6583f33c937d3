import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'

/**
 * Counts how long the answers of each route took, from the arrival of a request to the end of its answer. Files are one
 * route together, and so is what no route is for. What is streamed lasts as long as its test, and is left out.
 */
export function timeAnswers(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { url, schema } = request.routeOptions
    if (!isStreamed(reply)) metrics.answered(schema && url ? `${request.method} ${url}` : 'other', reply.elapsedTime)
    done()
  })
}

/** What leaves as it comes says so to the proxies in front. */
function isStreamed(reply: { getHeader(name: string): unknown }): boolean {
  return reply.getHeader('x-accel-buffering') !== undefined
}
