import type { FastifyReply, FastifyRequest } from 'fastify'
import { INTERPRETERS } from '../../shared/phrases/interpreters.ts'
import { Problem } from '../problems.ts'
import { languageOf, show } from './language.ts'
import { wantsText } from './negotiation.ts'
import type { Pages } from './pages.ts'

/** A browser reads what is wrong on a page; a terminal and a program get the problem document. */
export function problemPage(pages: Pages | null, watch = false) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (!(error instanceof Problem) || wantsText(request) || !pages) throw error
    const { status, code } = error
    const message = INTERPRETERS[languageOf(request)](error.message)
    reply.code(status).headers(error.headers)
    return show(pages, request, reply, { kind: 'problem', status, code, message, watch })
  }
}
