import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChannelChange, ChannelCode, ChannelOffer, Watch, WatchCreated, WatchOrder } from '../../shared/watch/api.ts'
import { Incident } from '../../shared/watch/incident.ts'
import { ChannelOrder, WatchChange } from '../../shared/watch/settings.ts'
import { bearerOf } from './bearer.ts'
import { clientNetwork } from './client-network.ts'
import { type House, NOINDEX } from './house.ts'
import { problemAnswers } from './schemas.ts'

export const WatchParams = Type.Object({ id: Type.String({ description: 'the id of a watch' }) })
const ChannelParams = Type.Object({ ...WatchParams.properties, channel: Type.String({ description: 'its id' }) })
const IncidentParams = Type.Object({
  ...WatchParams.properties,
  number: Type.String({ pattern: '^[1-9]\\d{0,8}$', description: 'of the incident' }),
})
const OWNED = 'needs `Authorization: Bearer {secret}`'

/** Making, reading, changing and ending watches: for whoever has the secret of one. */
export function watchRoutes(instance: FastifyInstance, { watching, limit }: House): void {
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()
  const { registry, deeds } = watching
  const own = (request: FastifyRequest<{ Params: { id: string } }>) =>
    registry.owned(bearerOf(request), request.params.id)

  /** A call about a watch that its owner makes. */
  const owned = (summary: string, answers: Record<number, unknown>, more: object = {}) => ({
    summary: `${summary}; ${OWNED}`,
    params: WatchParams,
    security: [{ watchSecret: [] }],
    response: {
      ...answers,
      ...problemAnswers('unauthorized', 'forbidden', 'not_found', 'request_invalid', 'rate_limited'),
    },
    ...more,
  })

  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/watches')) reply.headers({ ...NOINDEX, 'cache-control': 'no-store' })
  })

  app.get(
    '/api/channels',
    {
      schema: {
        summary: 'Which kinds of channels can be used here, and what the operator has to set for the others',
        response: { 200: Type.Array(ChannelOffer) },
      },
    },
    async () => registry.offers(),
  )

  app.post(
    '/api/watches',
    {
      schema: {
        summary: 'Makes a watch, and sends a confirmation to each of its channels',
        body: WatchOrder,
        response: {
          201: { ...WatchCreated, headers: { Location: { type: 'string', description: 'the watch' } } },
          ...problemAnswers(
            'target_invalid',
            'request_invalid',
            'target_forbidden',
            'target_refused',
            'port_forbidden',
            'forbidden',
            'not_found',
            'gone',
            'rate_limited',
            'busy',
          ),
        },
      },
    },
    async (request, reply) => {
      limit(request)
      const created = await registry.create(request.body, clientNetwork(request.ip))
      reply.code(201).headers({ location: `/api/watches/${created.id}` })
      return created
    },
  )

  app.get('/api/watches/:id', { schema: owned('A watch, and how it stands', { 200: Watch }) }, async (request) =>
    registry.view(await own(request)),
  )

  app.patch(
    '/api/watches/:id',
    { schema: { ...owned('Changes a watch', { 200: Watch }), body: WatchChange } },
    async (request) => registry.change((await own(request)).id, request.body),
  )

  app.delete(
    '/api/watches/:id',
    {
      schema: owned('Ends a watch, and removes all that is known of it', { 204: Type.Null({ description: 'ended' }) }),
    },
    async (request, reply) => {
      await registry.remove((await own(request)).id)
      reply.code(204)
      return null
    },
  )

  app.post(
    '/api/watches/:id/channels',
    { schema: { ...owned('Adds a channel, and sends a confirmation to it', { 201: Watch }), body: ChannelOrder } },
    async (request, reply) => {
      reply.code(201)
      return registry.addChannel((await own(request)).id, request.body, clientNetwork(request.ip))
    },
  )

  app.patch(
    '/api/watches/:id/channels/:channel',
    { schema: { ...owned('Changes a channel', { 200: Watch }), params: ChannelParams, body: ChannelChange } },
    async (request) => registry.changeChannel((await own(request)).id, request.params.channel, request.body),
  )

  app.delete(
    '/api/watches/:id/channels/:channel',
    { schema: { ...owned('Removes a channel', { 200: Watch }), params: ChannelParams } },
    async (request) => registry.removeChannel((await own(request)).id, request.params.channel),
  )

  app.post(
    '/api/watches/:id/channels/:channel/ask',
    { schema: { ...owned('Sends the confirmation of a channel again', { 200: Watch }), params: ChannelParams } },
    async (request) => registry.askAgain((await own(request)).id, request.params.channel, clientNetwork(request.ip)),
  )

  app.post(
    '/api/watches/:id/channels/:channel/confirm',
    {
      schema: {
        ...owned('Confirms a channel with the code that came by SMS or call', { 200: Watch }),
        params: ChannelParams,
        body: ChannelCode,
      },
    },
    async (request) => {
      const { id } = await own(request)
      await deeds.confirmByCode(id, request.params.channel, request.body.code)
      return registry.view(await own(request))
    },
  )

  app.post(
    '/api/watches/:id/incidents/:number/acknowledge',
    { schema: { ...owned('Acknowledges an incident', { 200: Incident }), params: IncidentParams } },
    async (request) => deeds.acknowledge((await own(request)).id, Number(request.params.number), 'by its owner'),
  )
}
