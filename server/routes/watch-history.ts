import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { oneOf } from '../../shared/events.ts'
import { LinksOrder } from '../../shared/watch/api.ts'
import { DeliveryView, History, historyCsv } from '../../shared/watch/history.ts'
import { SPANS } from '../../shared/watch/latency.ts'
import { Overview } from '../../shared/watch/overview.ts'
import { deliveriesOf, historyOf } from '../watch/history.ts'
import { bearerOf } from './bearer.ts'
import { clientNetwork } from './client-network.ts'
import type { House } from './house.ts'
import { problemAnswers } from './schemas.ts'
import { WatchParams } from './watches.ts'

const Span = Type.Object(
  {
    from: Type.Optional(Type.String({ format: 'date-time', description: 'by default a day before `to`' })),
    to: Type.Optional(Type.String({ format: 'date-time', description: 'by default now' })),
    format: Type.Optional(Type.Unsafe<'json' | 'csv'>(Type.Enum(['json', 'csv']))),
  },
  { additionalProperties: false },
)

/** Which part of the past is wanted. */
export const SightQuery = {
  day: Type.Optional(
    Type.String({
      pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
      description: 'whose tests are wanted, in UTC: `2026-11-25`; by default today',
    }),
  ),
  span: Type.Optional(oneOf(SPANS, { description: 'how far back latency is wanted; by default a day' })),
}

/** What was seen over time, what was said, and the way back to a link that was lost. */
export function watchHistoryRoutes(instance: FastifyInstance, { watching, store, epoch, budgets }: House): void {
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()
  const { registry, sendLinks, overview } = watching
  const own = (request: FastifyRequest<{ Params: { id: string } }>) =>
    registry.owned(bearerOf(request), request.params.id)
  const problems = problemAnswers('unauthorized', 'forbidden', 'not_found', 'request_invalid')
  const security = [{ watchSecret: [] }]

  app.get(
    '/api/watches/:id/history',
    {
      schema: {
        summary: 'A watch over time, as JSON or CSV; needs `Authorization: Bearer {secret}`',
        params: WatchParams,
        querystring: Span,
        security,
        response: { 200: History, ...problems },
      },
    },
    async (request, reply) => {
      const entry = await own(request)
      const history = await historyOf(entry, request.query, epoch(), store.watches, budgets.permalink)
      if (request.query.format !== 'csv') return history
      reply.header('content-disposition', `attachment; filename="watch-${entry.id}.csv"`)
      return reply
        .type('text/csv; charset=utf-8; header=present')
        .serializer(String)
        .send(historyCsv(history) as never)
    },
  )

  app.get(
    '/api/watches/:id/overview',
    {
      schema: {
        summary: 'What the page of a watch shows over time, at once; needs `Authorization: Bearer {secret}`',
        params: WatchParams,
        querystring: Type.Object(SightQuery, { additionalProperties: false }),
        security,
        response: { 200: Overview, ...problems },
      },
    },
    async (request) => overview(await own(request), request.query),
  )

  app.get(
    '/api/watches/:id/deliveries',
    {
      schema: {
        summary: 'The messages of a watch, the latest hundred, with each try; needs `Authorization: Bearer {secret}`',
        params: WatchParams,
        querystring: Type.Object({ before: Type.Optional(Type.String({ description: 'id of a delivery' })) }),
        security,
        response: { 200: Type.Array(DeliveryView), ...problems },
      },
    },
    async (request) => deliveriesOf((await own(request)).id, store.watches, request.query.before),
  )

  app.post(
    '/api/watches/links',
    {
      schema: {
        summary: 'Mails the management links of a confirmed mailbox to it',
        body: LinksOrder,
        response: {
          202: Type.Object({ message: Type.String({ description: 'the same whether or not there are any' }) }),
          ...problemAnswers('request_invalid', 'rate_limited'),
        },
      },
    },
    async (request, reply) => {
      await sendLinks(request.body.email, clientNetwork(request.ip))
      reply.code(202)
      return { message: 'If watches tell this mailbox, a mail with their links is on its way.' }
    },
  )
}
