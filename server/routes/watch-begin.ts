import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fold } from '../../shared/fold.ts'
import type { PageState } from '../../shared/page-state.ts'
import { orderOfForm } from '../../shared/watch/form-order.ts'
import { Problem } from '../problems.ts'
import { replay } from '../store/replay.ts'
import { clientNetwork } from './client-network.ts'
import { acceptFields } from './form-bodies.ts'
import { fromHere } from './from-here.ts'
import { existingTest, type House, NOINDEX } from './house.ts'
import { show } from './language.ts'
import { page } from './negotiation.ts'
import { problemPage } from './problem-page.ts'
import { TestParams } from './schemas.ts'

type Visited = { Params: { id: string } }
/** Whoever posts something else has filled in nothing. */
type Posted = Visited & { Body: unknown }
type Begin = Extract<PageState, { kind: 'watch-begin' }>

/** "Watch this server" as a page of its own: the same form as in the report, which also works without JavaScript. */
export function watchBeginRoutes(app: FastifyInstance, { pages, store, watching, limit }: House): void {
  const { registry } = watching
  const errorHandler = problemPage(pages)

  async function watchable(id: string) {
    await existingTest(store, id)
    const facts = fold(null, await replay(store, id))
    if (!facts) throw new Problem('not_found', 'There is no such test. Check that the link was copied as a whole.')
    const { target, hosts } = facts
    return {
      test: id,
      target: target.input,
      hosts: [...new Set([target.host, ...hosts.map(({ host }) => host)])],
      offers: registry.offers(),
    }
  }
  const draw = (request: FastifyRequest, reply: FastifyReply, state: Omit<Begin, 'kind'>) =>
    show(pages, request, reply.headers({ ...NOINDEX, 'cache-control': 'no-store' }), { kind: 'watch-begin', ...state })

  app.get<Visited>(
    '/t/:id/watch',
    { schema: { ...page('The form that makes a watch of a test'), params: TestParams }, errorHandler },
    async (request, reply) => draw(request, reply, { ...(await watchable(request.params.id)), wrong: '', asked: null }),
  )

  void app.register(async (scope) => {
    acceptFields(scope)
    scope.post<Posted>(
      '/t/:id/watch',
      {
        schema: {
          ...page('Makes a watch of a test, by the form there'),
          params: TestParams,
          response: {
            ...page('the form, with what is wrong').response,
            303: { description: 'to the page of the watch' },
          },
        },
        errorHandler,
      },
      async (request, reply) => {
        const known = await watchable(request.params.id)
        const asked = orderOfForm(
          request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
          known.test,
        )
        try {
          fromHere(request)
          limit(request)
          const { secret } = await registry.create(asked, clientNetwork(request.ip))
          return reply.headers({ 'cache-control': 'no-store' }).redirect(`/w/${secret}`, 303)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          reply.code(error.status).headers(error.headers)
          return draw(request, reply, { ...known, wrong: error.message, asked })
        }
      },
    )
  })
}
