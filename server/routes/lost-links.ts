import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'
import { clientNetwork } from './client-network.ts'
import { acceptForms } from './form-bodies.ts'
import { fromHere } from './from-here.ts'
import { type House, NOINDEX } from './house.ts'
import { show } from './language.ts'
import { page } from './negotiation.ts'

type Posted = { Body: Record<string, string> | null }

/** "Send me my links", for whoever lost the page of a watch: a plain form, which works without JavaScript. */
export function lostLinkRoutes(app: FastifyInstance, { pages, watching, limit }: House): void {
  const draw = (request: FastifyRequest, reply: FastifyReply, { asked = false, wrong = '' } = {}) =>
    show(pages, request, reply.headers({ ...NOINDEX, 'cache-control': 'no-store' }), {
      kind: 'watch-lost',
      asked,
      wrong,
    })

  app.get('/watches', { schema: page('The form behind "Send me my links"') }, async (request, reply) =>
    draw(request, reply),
  )

  void app.register(async (scope) => {
    acceptForms(scope)
    scope.post<Posted>(
      '/watches',
      { schema: page('Mails the management links to a confirmed mailbox, by the form there') },
      async (request, reply) => {
        try {
          fromHere(request)
          limit(request)
          await watching.sendLinks(request.body?.email ?? '', clientNetwork(request.ip))
          return draw(request, reply, { asked: true })
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          reply.code(error.status).headers(error.headers)
          return draw(request, reply, { wrong: error.message })
        }
      },
    )
  })
}
