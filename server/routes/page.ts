import type { FastifyInstance } from 'fastify'
import { handbookText } from '../../shared/diagnosis/handbook.ts'
import type { PageState } from '../../shared/page-state.ts'
import { expiryOf } from '../dispatch/retention.ts'
import { replay } from '../store/replay.ts'
import { answerAbout, asksWhoKnocked } from './about.ts'
import { DrawnPages, unpacks } from './drawn-pages.ts'
import { streamTranscript } from './events.ts'
import { existingTest, type House, NOINDEX } from './house.ts'
import { inLanguage, languageAsked, languageOf, show } from './language.ts'
import { html, negotiated, page, VARIES, wantsText } from './negotiation.ts'
import { problemPage } from './problem-page.ts'
import { TestParams } from './schemas.ts'

type Visited = { Params: { id: string }; Querystring: { after?: string } }

/** The page for browsers and the same address as text for terminals. */
export function pageRoutes(app: FastifyInstance, house: House): void {
  const { config, pages, store } = house
  const drawn = new DrawnPages()

  app.get('/', { schema: page('The start page; for a terminal an introduction') }, (request, reply) => {
    if (asksWhoKnocked(request, house)) return answerAbout(house, request, reply)
    negotiated(reply).header('cache-control', 'no-cache')
    if (wantsText(request)) return reply.type('text/plain; charset=utf-8').send(introduction(config.publicUrl))
    const search = /\?.*$/s.exec(request.url)?.[0] ?? ''
    // A form filled in by a link is somebody's bookmark, and no other page than the start page.
    if (!/^(?:\?lang=[a-z]+)?$/.test(search)) reply.headers(NOINDEX)
    return show(pages, request, reply, { kind: 'start', search })
  })

  app.get(
    '/findings',
    { schema: page('Every finding there is, what it means and how to mend it; as text for a terminal') },
    (request, reply) => {
      negotiated(reply).header('cache-control', 'no-cache')
      if (wantsText(request)) return reply.type('text/plain; charset=utf-8').send(handbookText())
      return show(pages, request, reply, { kind: 'findings' })
    },
  )

  app.get<Visited>(
    '/t/:id',
    {
      schema: {
        ...page('The page of a test; for a terminal its transcript, streamed while it runs'),
        params: TestParams,
      },
      errorHandler: problemPage(pages),
    },
    async (request, reply) => {
      negotiated(reply).headers({ ...NOINDEX, 'cache-control': 'no-cache' })
      const { id, createdAt, finishedAt } = await existingTest(store, request.params.id)
      if (wantsText(request)) return streamTranscript(house, request, reply)
      if (!pages) return html(reply, undefined)
      const asked = languageAsked(request)
      const draw = async () => {
        const state: PageState = {
          kind: 'report',
          id,
          events: await replay(store, id),
          at: new Date().toISOString(),
          expiresAt: new Date(expiryOf(createdAt, config.retentionDays)).toISOString(),
          permalink: `${config.publicUrl}/t/${id}`,
          ...(asked && { asked }),
        }
        return pages.draw(state, languageOf(request))
      }
      inLanguage(request, reply)
      if (finishedAt === null) return html(reply, await draw())
      const { plain, packed } = await drawn.of(`${id} ${languageOf(request)} ${asked}`, draw)
      reply.type('text/html; charset=utf-8').header('vary', `${VARIES}, Accept-Encoding`)
      if (!unpacks(request.headers['accept-encoding'])) return reply.send(plain)
      return reply.header('content-encoding', 'gzip').send(packed)
    },
  )
}

function introduction(publicUrl: string): string {
  return `Helograph tests a mail server while you watch.

Begin a test; the answer holds the link to it:

    curl ${publicUrl}/api/tests -H 'content-type: application/json' -d '{"target": "example.com"}'

Watch it, while it runs or later, as text, as events, or as a report:

    curl -N ${publicUrl}/t/{id}
    curl -N ${publicUrl}/api/tests/{id}/events
    curl ${publicUrl}/api/tests/{id}

Found this tester in a log? ${publicUrl}/about-this-probe
See every lamp without a mail server at hand: ${publicUrl}/practice
Everything else: ${publicUrl}/api/openapi.json
`
}
