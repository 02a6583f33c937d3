import type { FastifyInstance } from 'fastify'

/** Lets a scope of routes take the fields of a plain form, also several of one name. */
export function acceptFields(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(body as string)),
  )
}

/**
 * Lets a scope of routes take what forms and mail programs post (RFC 8058 3.2: either of two kinds). Fields of a
 * `multipart/form-data` are not read: all that is posted so is the fact that it was.
 */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  )
  app.addContentTypeParser('multipart/form-data', { parseAs: 'string' }, (_request, _body, done) => done(null, {}))
}
