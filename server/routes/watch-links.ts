import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { type TokenDeed, TokenState } from '../../shared/watch/api.ts'
import { acceptForms } from './form-bodies.ts'
import { type House, NOINDEX } from './house.ts'
import { answerOf, problemAnswers } from './schemas.ts'

const TokenParams = Type.Object({ token: Type.String({ description: 'the last part of a link in a message' }) })

/** Each deed with the path of its link. */
const LINKS: Record<TokenDeed, string> = { confirm: 'confirm', acknowledge: 'ack', stop: 'stop' }

/**
 * What a link in a message leads to. Reading it changes nothing, since mail scanners follow links; a POST does what its
 * button says, also without JavaScript and for mail programs that unsubscribe with one click (RFC 8058).
 */
export function watchLinkRoutes(instance: FastifyInstance, { watching: { deeds } }: House): void {
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()
  const answers = { 200: TokenState, ...problemAnswers('not_found', 'gone') }
  const unkept = (reply: FastifyReply) => reply.headers({ ...NOINDEX, 'cache-control': 'no-store' })

  for (const [deed, path] of Object.entries(LINKS) as [TokenDeed, string][]) {
    app.get(
      `/api/${path}/:token`,
      { schema: { summary: `What the link /${path}/{token} leads to`, params: TokenParams, response: answers } },
      async (request, reply) => {
        unkept(reply)
        return deeds.look(deed, request.params.token)
      },
    )
    app.post(
      `/api/${path}/:token`,
      { schema: { summary: 'Does what the button there says', params: TokenParams, response: answers } },
      async (request, reply) => {
        unkept(reply)
        return deeds.press(deed, request.params.token)
      },
    )
  }

  void instance.register(async (scope) => {
    acceptForms(scope)
    for (const [deed, path] of Object.entries(LINKS) as [TokenDeed, string][]) {
      const summary = `The button of the page /${path}/{token}, without JavaScript`
      const response = {
        ...answerOf('text/plain', summary),
        303: { description: 'back to the page' },
        ...problemAnswers('not_found', 'gone'),
      }
      scope.post<{ Params: { token: string }; Body: Record<string, string> | null }>(
        `/${path}/:token`,
        { schema: { summary, params: TokenParams, response } },
        async (request, reply) => {
          const { message } = await deeds.press(deed, request.params.token)
          unkept(reply)
          // RFC 8058 3.1: a mail program that posts for its user is not sent elsewhere.
          const byProgram =
            request.body?.['List-Unsubscribe'] !== undefined || !/\btext\/html\b/.test(request.headers.accept ?? '')
          if (byProgram) return reply.type('text/plain; charset=utf-8').send(`${message}\n`)
          return reply.redirect(`/${path}/${request.params.token}`, 303)
        },
      )
    }
  })
}
