import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type TokenDeed, TokenState } from '../../shared/watch/api.ts'
import { type House, NOINDEX } from './house.ts'
import { problemAnswers } from './schemas.ts'

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

  for (const [deed, path] of Object.entries(LINKS) as [TokenDeed, string][]) {
    app.get(
      `/api/${path}/:token`,
      { schema: { summary: `What the link /${path}/{token} leads to`, params: TokenParams, response: answers } },
      async (request, reply) => {
        reply.headers({ ...NOINDEX, 'cache-control': 'no-store' })
        return deeds.look(deed, request.params.token)
      },
    )
    app.post(
      `/api/${path}/:token`,
      { schema: { summary: `Does what the button there says`, params: TokenParams, response: answers } },
      async (request, reply) => {
        reply.headers({ ...NOINDEX, 'cache-control': 'no-store' })
        return deeds.press(deed, request.params.token)
      },
    )
  }
}
