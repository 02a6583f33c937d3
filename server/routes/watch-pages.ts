import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { INTERPRETERS } from '../../shared/phrases/interpreters.ts'
import type { TokenDeed } from '../../shared/watch/api.ts'
import { SPANS } from '../../shared/watch/latency.ts'
import type { Sight } from '../watch/overview.ts'
import { type House, NOINDEX } from './house.ts'
import { languageOf, show } from './language.ts'
import { negotiated, page } from './negotiation.ts'
import { problemPage } from './problem-page.ts'

const SecretParams = Type.Object({ secret: Type.String({ description: 'what the management link ends with' }) })
const TokenParams = Type.Object({ token: Type.String({ description: 'the last part of a link in a message' }) })
const SlugParams = Type.Object({ slug: Type.String({ description: 'the last part of the address of a public page' }) })

type Query = Record<string, unknown>

/** Each page behind a link of a message, with what its button does. */
const DEEDS: [path: string, deed: TokenDeed, summary: string][] = [
  ['confirm', 'confirm', 'The page behind the link that confirms a mailbox; it changes nothing'],
  ['ack', 'acknowledge', 'The page behind the link that acknowledges an incident; it changes nothing'],
  ['stop', 'stop', 'The page behind the link that ends the messages to a channel; it changes nothing'],
]

/** Pages whose address is a key, which nobody keeps, lists or passes on; and the one that its owner shows to everybody. */
export function watchPageRoutes(app: FastifyInstance, { pages, watching, epoch }: House): void {
  const { registry, deeds, overview, status } = watching
  const unkept = (reply: FastifyReply) =>
    reply.headers({ ...NOINDEX, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  const errorHandler = problemPage(pages, true)

  app.get<{ Params: { secret: string }; Querystring: Query }>(
    '/w/:secret',
    { schema: { ...page('The page of a watch, for whoever has its link'), params: SecretParams }, errorHandler },
    async (request, reply) => {
      unkept(reply)
      const entry = await registry.owned(request.params.secret)
      const [watch, seen] = await Promise.all([registry.view(entry), overview(entry, sightOf(request.query))])
      const search = /\?.*$/s.exec(request.url)?.[0] ?? ''
      return show(pages, request, reply, { kind: 'watch', watch, seen, search })
    },
  )

  for (const [path, deed, summary] of DEEDS) {
    app.get<{ Params: { token: string } }>(
      `/${path}/:token`,
      { schema: { ...page(summary), params: TokenParams }, errorHandler },
      async (request, reply) => {
        unkept(reply)
        const link = await deeds.look(deed, request.params.token)
        const message = INTERPRETERS[languageOf(request)](link.message)
        return show(pages, request, reply, { kind: 'watch-link', link: { ...link, message } })
      },
    )
  }

  app.get<{ Params: { slug: string }; Querystring: Query }>(
    '/s/:slug',
    { schema: { ...page('The public page of a watch'), params: SlugParams }, errorHandler: problemPage(pages) },
    async (request, reply) => {
      negotiated(reply).headers({ ...NOINDEX, 'cache-control': 'no-cache' })
      const told = await status(request.params.slug)
      const { day = null } = sightOf(request.query)
      return show(pages, request, reply, { kind: 'status', status: told, at: new Date(epoch()).toISOString(), day })
    },
  )
}

/** What an address asks to see; whatever makes no sense is as if it were not there. */
function sightOf({ day, span }: Query): Sight {
  const date = typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && Number.isFinite(Date.parse(day))
  return { day: date ? (day as string) : undefined, span: SPANS.find((one) => one === span) }
}
