import type { FastifyInstance } from 'fastify'
import type { House } from './house.ts'
import { answerOf } from './schemas.ts'

/** Liveness, readiness, figures, and the description of the API. */
export function operationRoutes(app: FastifyInstance, { store, metrics }: House): void {
  app.get('/healthz', described('Whether the process lives', 'text/plain'), (_, reply) =>
    reply.header('cache-control', 'no-store').send('ok\n'),
  )

  app.get('/readyz', described('Whether it can work', 'text/plain', 503), async (_, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await store.find('readiness')
      return 'ready\n'
    } catch {
      return reply.code(503).send('the store does not answer\n')
    }
  })

  app.get('/metrics', described('Figures for Prometheus', 'text/plain'), async (_, reply) => {
    reply.headers({ 'content-type': metrics.contentType, 'cache-control': 'no-store' })
    return metrics.text()
  })

  app.get('/api/openapi.json', described('This description', 'application/json'), (_, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}

function described(summary: string, type: string, ...otherwise: number[]) {
  const answers: Record<number, object> = answerOf(type, summary)
  for (const status of otherwise) answers[status] = { description: 'not now' }
  return { schema: { summary, response: answers } }
}
