import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TEST_ID } from '../dispatch/keys.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { Problem } from '../problems.ts'
import { NotStored } from '../store/store.ts'
import { show } from './language.ts'
import { fieldOf, type Misfit, wrongWith } from './misfit-words.ts'
import type { Pages } from './pages.ts'

/** Every refusal and every mistake leaves the house as a problem document (RFC 9457), and no mistake shows its inside. */
export function answerProblems(app: FastifyInstance, metrics: Metrics, pages: Pages | null): void {
  app.setErrorHandler((error: FastifyError | Problem | NotStored, request, reply) => {
    const problem = asProblem(error)
    if (problem.code === 'internal' || error instanceof NotStored)
      request.log.error({ ...testOf(request), err: error }, 'a request failed')
    metrics.refused(problem.code)
    if (problem.extras.budget) metrics.budgetRefused(problem.extras.budget)
    return answer(reply, problem)
  })
  app.setNotFoundHandler((request, reply) => {
    if (pages && /\btext\/html\b/i.test(request.headers.accept ?? '')) {
      const message = 'Nothing is kept at this address. Look at the link again: perhaps a part of it was lost.'
      reply.code(404).headers({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' })
      return show(pages, request, reply, { kind: 'problem', status: 404, code: 'not_found', message })
    }
    throw new Problem('not_found', 'There is no such call. All of them are described in /api/openapi.json.')
  })
}

/** The test that a request is about, for a line of the log. */
export function testOf({ params }: Pick<FastifyRequest, 'params'>): { testId?: string } {
  const { id = '' } = (params ?? {}) as { id?: string }
  return TEST_ID.test(id) ? { testId: id } : {}
}

/** What Fastify refuses before there is a route: a path that cannot be decoded, a parameter without end. */
export function answerMisfit(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  answer(reply, asProblem(error))
}

/** What Node refuses before there is a request: headers without end, or what is no HTTP. Ends the connection. */
export function answerNonsense(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.destroyed || error.code === 'ECONNRESET') return void socket.destroy()
  const problem = new Problem('request_invalid', NONSENSE[error.code ?? ''] ?? 'This is not HTTP as it should be.')
  const { status, title } = STATUS_LINES[error.code ?? ''] ?? { status: problem.status, title: 'Bad Request' }
  const body = JSON.stringify({ ...problem.body, status })
  const headers = [
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${title}\r\n${headers.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

/** By the code of Node's error. */
const NONSENSE: Record<string, string> = {
  HPE_HEADER_OVERFLOW: 'The headers of this request are too large. Send fewer of them, or shorter ones.',
  ERR_HTTP_REQUEST_TIMEOUT: 'The request did not arrive in time. Send it again, all at once.',
}
const STATUS_LINES: Record<string, { status: number; title: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, title: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: 'Request Timeout' },
}

function answer(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problem.body))
}

/** A full disk is mended by people, not in seconds. */
const NOT_STORED_MS = 30_000

const SEND_JSON = `Say what it is: curl -H 'content-type: application/json' -d '{"target": "example.com"}' sends it as JSON.`

function asProblem(error: FastifyError | Problem | NotStored): Problem {
  if (error instanceof Problem) return error
  if (error instanceof NotStored)
    return new Problem('busy', 'Nothing can be stored at the moment. Try again in a while.', {
      retryAfterMs: NOT_STORED_MS,
    })
  if (error.validation) return validationProblem(error)
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('request_invalid', SEND_JSON)
  if (error.statusCode && error.statusCode < 500)
    return new Problem('request_invalid', `${error.message}.`.replace('..', '.'))
  return new Problem('internal', 'This is not your doing. Try again; if it stays, tell whoever runs this Helograph.')
}

/** Names the field that is meant, and what it may be. */
function validationProblem({ validation, validationContext }: FastifyError): Problem {
  const misfit = validation?.[0] as Misfit | undefined
  const field = misfit ? fieldOf(misfit) : ''
  if (!misfit || (validationContext === 'body' && !field))
    return new Problem('request_invalid', 'Send a JSON object such as {"target": "example.com"}.')
  if (field !== 'target') return new Problem('request_invalid', `${field} ${wrongWith(misfit)}.`, { field })
  return new Problem('target_invalid', `Enter a mail domain, a host or an address: "target" ${wrongWith(misfit)}.`)
}
