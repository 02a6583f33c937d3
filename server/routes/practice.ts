import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { TestAccepted } from '../../shared/api.ts'
import { SpecimenCard } from '../../shared/specimen-card.ts'
import type { Accepted } from '../dispatch/dispatch.ts'
import { Problem } from '../problems.ts'
import { type House, NOINDEX } from './house.ts'
import { html, negotiated, wantsText } from './page.ts'
import { problemAnswers } from './schemas.ts'

type Named = { Params: { name: string } }

const SpecimenParams = Type.Object({
  name: Type.String({ description: 'of a specimen, as `GET /api/practice` lists them' }),
})

/** The gallery of practice servers, and tests of them. */
export function practiceRoutes(instance: FastifyInstance, house: House): void {
  const { config, pages, practice, dispatch, metrics, limitClient } = house
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()

  const cards = [...(practice?.cards ?? [])]

  /** @throws Problem `not_found` or `busy` */
  async function begin(name: string): Promise<Extract<Accepted, { ok: true }>> {
    const order = practice?.order(name)
    if (!order) throw new Problem('not_found', 'There is no such practice server. GET /api/practice lists them.')
    const accepted = await dispatch.accept(order)
    if (!accepted.ok) {
      const { code, detail, retryAfterMs } = accepted.refusal
      throw new Problem(code, detail, { retryAfterMs })
    }
    metrics.accepted()
    return accepted
  }

  app.get(
    '/api/practice',
    { schema: { summary: 'The practice servers', response: { 200: Type.Array(SpecimenCard) } } },
    async (_, reply) => {
      reply.header('cache-control', 'no-cache')
      return cards
    },
  )

  app.post(
    '/api/practice/:name',
    {
      onRequest: limitClient,
      schema: {
        summary: 'Begins a test of a practice server; nothing on the internet is contacted',
        params: SpecimenParams,
        response: { 201: TestAccepted, ...problemAnswers('not_found', 'rate_limited', 'busy') },
      },
    },
    async (request, reply) => {
      const { id, url, deleteToken } = await begin(request.params.name)
      reply.code(201).headers({ ...NOINDEX, location: `/api/tests/${id}`, 'cache-control': 'no-store' })
      return { id, url, status: 'queued' as const, deleteToken }
    },
  )

  app.get('/practice', { schema: { hide: true } }, (request, reply) => {
    negotiated(reply).header('cache-control', 'no-cache')
    if (wantsText(request)) return reply.type('text/plain; charset=utf-8').send(asText(cards, config.publicUrl))
    return html(reply, pages?.draw({ kind: 'practice', cards }))
  })

  /** The button of a page without JavaScript. Only here a form is understood, and there is nothing in it. */
  instance.register(async (forms) => {
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async () => null)
    forms.post<Named>('/practice/:name', { onRequest: limitClient, schema: { hide: true } }, async (request, reply) =>
      seeOther(reply, (await begin(request.params.name)).id),
    )
  })
}

function seeOther(reply: FastifyReply, id: string): FastifyReply {
  return reply.headers({ ...NOINDEX, 'cache-control': 'no-store' }).redirect(`/t/${id}`, 303)
}

function asText(cards: readonly SpecimenCard[], publicUrl: string): string {
  const width = Math.max(0, ...cards.map(({ name }) => name.length))
  const lines = cards.map(({ name, title }) => `    ${name.padEnd(width)}  ${title}`)
  return `Practice servers: each misbehaves in one known way, and nothing on the internet is contacted.

    curl -X POST ${publicUrl}/api/practice/{name}

${lines.join('\n')}
`
}
