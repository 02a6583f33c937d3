import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hashToken, tokenMatches } from '../dispatch/keys.ts'
import { Problem } from '../problems.ts'
import { bearerOf } from './bearer.ts'
import type { House } from './house.ts'
import { answerOf, problemAnswers } from './schemas.ts'

/** Liveness, readiness, figures, and the description of the API. */
export function operationRoutes(app: FastifyInstance, { unready, metrics, config }: House): void {
  app.get('/healthz', described('Whether the process lives', 'text/plain'), (_, reply) =>
    reply.header('cache-control', 'no-store').send('ok\n'),
  )

  app.get('/readyz', described('Whether it can work', 'text/plain', 503), async (request, reply) => {
    const reasons = await unready()
    const ready = reasons.length === 0
    reply.code(ready ? 200 : 503).header('cache-control', 'no-store')
    if (/\bapplication\/json\b/i.test(request.headers.accept ?? '')) return { ready, reasons }
    return ready ? 'ready\n' : `not ready\n${reasons.map(({ code, detail }) => `${code}: ${detail}\n`).join('')}`
  })

  const figures = described('Figures for Prometheus', 'text/plain')
  Object.assign(figures.schema.response, problemAnswers('unauthorized', 'forbidden'))
  const onRequest = forBearersOf(config.metricsToken, 'METRICS_TOKEN')
  app.get('/metrics', { ...figures, onRequest }, async (_, reply) => {
    reply.headers({ 'content-type': metrics.contentType, 'cache-control': 'no-store' })
    return metrics.text()
  })

  app.get('/api/openapi.json', described('This description', 'application/json'), (_, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}

/** Lets in who sends the token; everybody, where there is none. @param name of the variable that it is set by */
function forBearersOf(token: string | null, name: string): (request: FastifyRequest) => Promise<void> {
  if (token === null) return async () => {}
  const hash = hashToken(token)
  return async (request) => {
    const sent = bearerOf(request)
    if (!sent) throw new Problem('unauthorized', `Send the token of this Helograph: Authorization: Bearer {${name}}.`)
    if (!tokenMatches(sent, hash)) throw new Problem('forbidden', `This is not the ${name} of this Helograph.`)
  }
}

function described(summary: string, type: string, ...otherwise: number[]) {
  const answers: Record<number, object> = answerOf(type, summary)
  for (const status of otherwise) answers[status] = { description: 'not now' }
  return { schema: { summary, response: answers } }
}
