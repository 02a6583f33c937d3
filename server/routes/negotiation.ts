/** One address is a page for browsers and text for terminals: who gets which, and how it is answered. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerOf } from './schemas.ts'

/** Programs of terminals that name no kind of answer. */
const TERMINALS = /^(curl|wget|httpie|xh|fetch)\b/i
/** What the answer depends on. */
export const VARIES = 'Accept, Accept-Language, Cookie, User-Agent'
const NOT_BUILT = 'The page is not built; run npm run build. Until then the API works: POST /api/tests\n'

export function page(summary: string) {
  return { summary, response: answerOf('text/html', summary) }
}

export function html(reply: FastifyReply, page: string | undefined): FastifyReply {
  if (page === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  return reply.type('text/html; charset=utf-8').send(page)
}

export function negotiated(reply: FastifyReply): FastifyReply {
  return reply.header('vary', VARIES)
}

/** Whoever asks for HTML gets it; a terminal and whoever asks for text get text; what says nothing is a browser's kin. */
export function wantsText({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const accept = headers.accept ?? ''
  if (/\b(text\/html|application\/xhtml\+xml)\b/i.test(accept)) return false
  return /\btext\/plain\b/i.test(accept) || TERMINALS.test(headers['user-agent'] ?? '')
}
