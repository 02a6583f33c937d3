import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { TestAccepted, TestKnown, TestOrder } from '../../shared/api.ts'
import { Credentials } from '../../shared/credentials.ts'
import { reportIn } from '../../shared/phrases/report-in.ts'
import { Report } from '../../shared/report.ts'
import { admit, type Refusal } from '../dispatch/admit.ts'
import { tokenMatches } from '../dispatch/keys.ts'
import { expiryOf } from '../dispatch/retention.ts'
import { spent } from '../dispatch/spent.ts'
import { Problem } from '../problems.ts'
import { replay } from '../store/replay.ts'
import { bearerOf } from './bearer.ts'
import { existingTest, type House, NOINDEX } from './house.ts'
import { demandRoom } from './room.ts'
import { InLanguage, problemAnswers, TestParams } from './schemas.ts'

/** Making, reading, stopping and deleting tests. */
export function testRoutes(instance: FastifyInstance, house: House): void {
  const { config, store, dispatch, recent, gate, budgets, metrics, limit } = house
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()

  /** The id of a test, for whoever made it. */
  async function ownTest(request: FastifyRequest<{ Params: { id: string } }>): Promise<string> {
    const { id, tokenHash } = await existingTest(store, request.params.id)
    const token = bearerOf(request)
    if (!token)
      throw new Problem('unauthorized', 'Send the token that came with the test: Authorization: Bearer {deleteToken}.')
    if (!tokenMatches(token, tokenHash)) throw new Problem('forbidden', 'This is not the delete token of this test.')
    return id
  }

  app.post(
    '/api/tests',
    {
      onRequest: demandRoom(dispatch),
      // Its answers are too short to be packed.
      compress: false,
      schema: {
        summary: 'Begins a test',
        body: TestOrder,
        response: {
          200: { ...TestKnown, description: 'only with `fresh: false`: the same was tested a moment ago' },
          201: { ...TestAccepted, headers: { Location: { type: 'string', description: 'its report' } } },
          ...problemAnswers(
            'target_invalid',
            'request_invalid',
            'target_forbidden',
            'target_refused',
            'port_forbidden',
            'rate_limited',
            'busy',
          ),
        },
      },
    },
    async (request, reply) => {
      const admitted = admit(request.body, gate)
      if (!admitted.ok) throw refusalProblem(admitted.refusal)
      const known = request.body.fresh === false ? recent.of(admitted.test) : null
      if (known) {
        reply.code(200).headers({ ...NOINDEX, 'cache-control': 'no-store' })
        return { ...known, url: budgets.permalink(known.id) }
      }
      const tooMany = spent(admitted.test.target, budgets)
      if (tooMany) throw refusalProblem(tooMany)
      limit(request)
      const login = request.body.auth ? new Credentials(request.body.auth) : null
      // Nothing that is logged of a request shall have it.
      delete request.body.auth
      const accepted = await dispatch.accept(admitted.test, login)
      if (!accepted.ok) {
        login?.wipe()
        throw refusalProblem(accepted.refusal)
      }
      metrics.accepted()
      const { id, url, deleteToken } = accepted
      reply.code(201).headers({ ...NOINDEX, location: `/api/tests/${id}`, 'cache-control': 'no-store' })
      return { id, url, status: 'queued' as const, deleteToken }
    },
  )

  app.get(
    '/api/tests/:id',
    {
      schema: {
        summary: 'The report, also of a test that runs',
        params: TestParams,
        querystring: InLanguage,
        response: { 200: Report, ...problemAnswers('not_found', 'gone') },
      },
    },
    async (request, reply) => {
      const { id, createdAt } = await existingTest(store, request.params.id)
      const report = reportIn(request.query.lang ?? 'en', await replay(store, id))
      if (!report) throw new Problem('gone', 'This test was deleted just now.')
      reply.headers({ ...NOINDEX, 'cache-control': 'no-cache' })
      return {
        ...report,
        expiresAt: new Date(expiryOf(createdAt, config.retentionDays)).toISOString(),
      }
    },
  )

  app.post(
    '/api/tests/:id/stop',
    {
      schema: {
        summary: 'Stops a test that runs; needs the token that came with it: `Authorization: Bearer {deleteToken}`',
        params: TestParams,
        security: [{ deleteToken: [] }],
        response: {
          204: Type.Null({ description: 'it ends, as its last event will tell, or had ended before' }),
          ...problemAnswers('unauthorized', 'forbidden', 'not_found', 'gone'),
        },
      },
    },
    async (request, reply) => {
      await dispatch.stop(await ownTest(request))
      reply.code(204).headers(NOINDEX)
      return null
    },
  )

  app.delete(
    '/api/tests/:id',
    {
      schema: {
        summary: 'Deletes a test; needs the token that came with it: `Authorization: Bearer {deleteToken}`',
        params: TestParams,
        security: [{ deleteToken: [] }],
        response: {
          204: Type.Null({ description: 'deleted' }),
          ...problemAnswers('unauthorized', 'forbidden', 'not_found', 'gone'),
        },
      },
    },
    async (request, reply) => {
      await dispatch.remove(await ownTest(request))
      reply.code(204).headers(NOINDEX)
      return null
    },
  )
}

function refusalProblem({ code, detail, ...extras }: Refusal): Problem {
  const { latest, ...rest } = { latest: null, ...extras }
  return new Problem(code, detail, latest ? { ...rest, latest } : rest)
}
