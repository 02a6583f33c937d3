import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problems.ts'
import { show } from './language.ts'
import { wantsText } from './negotiation.ts'
import type { Pages } from './pages.ts'

/** A browser reads what is wrong on a page; a terminal and a program get the problem document. */
export function problemPage(pages: Pages | null, watch = false) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (!(error instanceof Problem) || wantsText(request) || !pages) throw error
    const { status, code, message } = error
    reply.code(status).headers(error.headers)
    return show(pages, request, reply, { kind: 'problem', status, code, message, watch })
  }
}
