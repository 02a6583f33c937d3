import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { PageState } from '../../shared/page-state.ts'
import type { TokenDeed } from '../../shared/watch/api.ts'
import { type House, NOINDEX } from './house.ts'
import { html, page, problemPage } from './page.ts'

const SecretParams = Type.Object({ secret: Type.String({ description: 'what the management link ends with' }) })
const TokenParams = Type.Object({ token: Type.String({ description: 'the last part of a link in a message' }) })

/** Each page behind a link of a message, with what its button does. */
const DEEDS: [path: string, deed: TokenDeed, summary: string][] = [
  ['confirm', 'confirm', 'The page behind the link that confirms a mailbox; it changes nothing'],
  ['ack', 'acknowledge', 'The page behind the link that acknowledges an incident; it changes nothing'],
  ['stop', 'stop', 'The page behind the link that ends the messages to a channel; it changes nothing'],
]

/** Pages whose address is a key: nobody keeps, lists or passes on what they show. */
export function watchPageRoutes(app: FastifyInstance, { pages, watching }: House): void {
  const { registry, deeds } = watching
  const unkept = (reply: FastifyReply) =>
    reply.headers({ ...NOINDEX, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  // Their words are English only so far, as the messages are that lead to them.
  const draw = (reply: FastifyReply, state: PageState) =>
    html(reply.header('content-language', 'en'), pages?.draw(state, 'en'))
  const errorHandler = problemPage(pages, true)

  app.get<{ Params: { secret: string } }>(
    '/w/:secret',
    { schema: { ...page('The page of a watch, for whoever has its link'), params: SecretParams }, errorHandler },
    async (request, reply) => {
      unkept(reply)
      const watch = await registry.view(await registry.owned(request.params.secret))
      return draw(reply, { kind: 'watch', watch })
    },
  )

  for (const [path, deed, summary] of DEEDS) {
    app.get<{ Params: { token: string } }>(
      `/${path}/:token`,
      { schema: { ...page(summary), params: TokenParams }, errorHandler },
      async (request, reply) => {
        unkept(reply)
        return draw(reply, { kind: 'watch-link', link: await deeds.look(deed, request.params.token) })
      },
    )
  }
}
