import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { TestAccepted } from '../../shared/api.ts'
import type { Language } from '../../shared/language.ts'
import { SpecimenCard } from '../../shared/specimen-card.ts'
import type { Accepted } from '../dispatch/dispatch.ts'
import { Problem } from '../problems.ts'
import { cardIn } from '../specimens/card-in.ts'
import { type House, NOINDEX } from './house.ts'
import { languageOf, show } from './language.ts'
import { negotiated, page, wantsText } from './negotiation.ts'
import { demandRoom } from './room.ts'
import { InLanguage, problemAnswers } from './schemas.ts'

type Named = { Params: { name: string } }

const SpecimenParams = Type.Object({
  name: Type.String({ description: 'of a specimen, as `GET /api/practice` lists them' }),
})

/** The gallery of practice servers, and tests of them. */
export function practiceRoutes(instance: FastifyInstance, house: House): void {
  const { config, pages, practice, dispatch, metrics, limit } = house
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()

  const cards = [...(practice?.cards ?? [])]
  const cardsIn = (language: Language) => cards.map((card) => cardIn(language, card))

  /** @throws Problem `not_found`, `rate_limited` or `busy` */
  async function begin(request: FastifyRequest<Named>): Promise<Extract<Accepted, { ok: true }>> {
    const order = practice?.order(request.params.name)
    if (!order) throw new Problem('not_found', 'There is no such practice server. GET /api/practice lists them.')
    limit(request)
    const accepted = await dispatch.accept(order)
    if (!accepted.ok) {
      const { code, detail, ...extras } = accepted.refusal
      throw new Problem(code, detail, extras)
    }
    metrics.accepted()
    return accepted
  }

  app.get(
    '/api/practice',
    {
      schema: {
        summary: 'The practice servers',
        querystring: InLanguage,
        response: { 200: Type.Array(SpecimenCard), ...problemAnswers('request_invalid') },
      },
    },
    async ({ query }, reply) => {
      reply.header('cache-control', 'no-cache')
      return cardsIn(query.lang ?? 'en')
    },
  )

  app.post(
    '/api/practice/:name',
    {
      onRequest: demandRoom(dispatch),
      schema: {
        summary: 'Begins a test of a practice server; nothing on the internet is contacted',
        params: SpecimenParams,
        response: {
          201: { ...TestAccepted, headers: { Location: { type: 'string', description: 'its report' } } },
          ...problemAnswers('not_found', 'rate_limited', 'busy'),
        },
      },
    },
    async (request, reply) => {
      const { id, url, deleteToken } = await begin(request)
      reply.code(201).headers({ ...NOINDEX, location: `/api/tests/${id}`, 'cache-control': 'no-store' })
      return { id, url, status: 'queued' as const, deleteToken }
    },
  )

  instance.get(
    '/practice',
    { schema: page('The gallery of practice servers; for a terminal their names') },
    (request, reply) => {
      negotiated(reply).header('cache-control', 'no-cache')
      if (wantsText(request)) return reply.type('text/plain; charset=utf-8').send(asText(cards, config.publicUrl))
      return show(pages, request, reply, { kind: 'practice', cards: cardsIn(languageOf(request)) })
    },
  )

  /** The button of a page without JavaScript. Only here a form is understood, and there is nothing in it. */
  instance.register(async (forms) => {
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async () => null)
    forms.post<Named>('/practice/:name', { schema: FORM }, async (request, reply) =>
      seeOther(reply, (await begin(request)).id),
    )
  })
}

const FORM = {
  summary: 'The same as a form without JavaScript has it',
  params: SpecimenParams,
  response: {
    303: { description: 'the page of the test', headers: { Location: { type: 'string' } } },
    ...problemAnswers('not_found', 'rate_limited', 'busy'),
  },
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
