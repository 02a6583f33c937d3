import type { FastifyInstance } from 'fastify'
import type { House } from './house.ts'

/** Liveness, readiness, figures, and the description of the API. */
export function operationRoutes(app: FastifyInstance, { store, metrics }: House): void {
  const plain = { schema: { hide: true } }

  app.get('/healthz', plain, (_, reply) => reply.header('cache-control', 'no-store').send('ok\n'))

  app.get('/readyz', plain, async (_, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await store.find('readiness')
      return 'ready\n'
    } catch {
      return reply.code(503).send('the store does not answer\n')
    }
  })

  app.get('/metrics', plain, async (_, reply) => {
    reply.headers({ 'content-type': metrics.contentType, 'cache-control': 'no-store' })
    return metrics.text()
  })

  app.get('/api/openapi.json', plain, (_, reply) => reply.header('cache-control', 'no-cache').send(app.swagger()))
}
