import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { signSvg } from '../../shared/pictures/badge.ts'
import { atomFeed, certificateCalendar } from '../../shared/watch/feeds.ts'
import { signOfMail } from '../../shared/watch/sign.ts'
import { Status } from '../../shared/watch/status.ts'
import { type House, NOINDEX } from './house.ts'
import { answerOf, problemAnswers } from './schemas.ts'

const SlugParams = Type.Object({ slug: Type.String({ description: 'the last part of the address of a public page' }) })
/** What is public changes with each test, and many may ask for it. */
const KEPT = { 'cache-control': 'public, max-age=60', ...NOINDEX }

/** The public page of a watch as data: for programs, for feed readers, for calendars, and for other people's pages. */
export function watchStatusRoutes(instance: FastifyInstance, { watching, epoch }: House): void {
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()
  const { status } = watching

  const send = (reply: FastifyReply, type: string, text: string) => reply.headers(KEPT).type(type).send(text)
  const file = (summary: string, type: string) => ({
    schema: { summary, params: SlugParams, response: { ...answerOf(type, summary), ...problemAnswers('not_found') } },
  })

  app.get(
    '/api/status/:slug',
    {
      schema: {
        summary: 'What everybody may see of a watch whose owner wants that',
        params: SlugParams,
        response: { 200: Status, ...problemAnswers('not_found') },
      },
    },
    async (request, reply) => {
      reply.headers(KEPT)
      return status(request.params.slug)
    },
  )

  app.get<{ Params: { slug: string } }>(
    '/s/:slug/feed.atom',
    file('Incidents as an Atom feed', 'application/atom+xml'),
    async (request, reply) =>
      send(reply, 'application/atom+xml; charset=utf-8', atomFeed(await status(request.params.slug))),
  )

  app.get<{ Params: { slug: string } }>(
    '/s/:slug/certificates.ics',
    file('When certificates end, as a calendar', 'text/calendar'),
    async (request, reply) => {
      const now = new Date(epoch()).toISOString()
      return send(reply, 'text/calendar; charset=utf-8', certificateCalendar(await status(request.params.slug), now))
    },
  )

  app.get<{ Params: { slug: string } }>(
    '/s/:slug/badge.svg',
    file('A small sign that says whether mail is taken', 'image/svg+xml'),
    async (request, reply) => {
      const told = await status(request.params.slug)
      const { word, lamp } = signOfMail(told)
      reply.headers({
        'cross-origin-resource-policy': 'cross-origin',
        'content-security-policy': "default-src 'none'; sandbox",
      })
      return send(reply, 'image/svg+xml', signSvg(told.target, word, lamp))
    },
  )
}
