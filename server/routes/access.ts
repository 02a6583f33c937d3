/**
 * A Helograph for those who know its secret (`ACCESS_TOKEN`): programs send it with each call, a browser once, by a form,
 * and has a cookie from then on. Shared links need it, too: what is private stays so, whoever has the link.
 */
import { createHmac } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { hashToken, tokenMatches } from '../dispatch/keys.ts'
import { Problem } from '../problems.ts'
import { asksWhoKnocked } from './about.ts'
import { bearerOf } from './bearer.ts'
import { clientNetwork } from './client-network.ts'
import type { House } from './house.ts'
import { show } from './language.ts'
import { wantsText } from './negotiation.ts'
import { problemAnswers } from './schemas.ts'

const COOKIE = 'helograph-access'
const MONTH_S = 2_592_000
/** Wrong secrets of one network in a minute. */
export const MOST_TRIES = 10

/** Whoever watches over the machine, whoever was tested, and what the form is made of. */
const OPEN = /^\/(?:healthz|readyz|about-this-probe|access|favicon\.svg|assets\/.*)$/
/** Calls that need a secret of their own, which only who was let in was ever told, which came in a message, or which Twilio signed. */
const OWN_SECRET =
  /^(?:DELETE \/api\/tests\/:id|POST \/api\/tests\/:id\/stop|\w+ \/api\/watches\/:id\b.*|\w+ (?:\/api)?\/(?:confirm|ack|stop)\/:token|POST \/api\/alarm\/twilio\/.*)$/

const Form = Type.Object({
  token: Type.String({ maxLength: 1024 }),
  next: Type.Optional(Type.String({ maxLength: 2048 })),
})

/** Keeps out who does not know the secret; before all other routes. Where there is none, everybody is let in. */
export function accessRoutes(app: FastifyInstance, house: House): void {
  const { config, pages, tries } = house
  const { accessToken: token, metricsToken, publicUrl } = config
  if (token === null) return
  const hash = hashToken(token)
  // The cookie is not the secret: whoever reads it in a browser's files cannot tell it to others as such.
  const cookie = createHmac('sha256', token).update(COOKIE).digest('base64url')
  const cookieHash = hashToken(cookie)

  /** @throws Problem `rate_limited` where there were too many wrong ones */
  const knows = (sent: string | null, request: FastifyRequest): boolean => {
    if (sent === null) return false
    const network = clientNetwork(request.ip)
    const refusal = tries.refusal(network)
    if (refusal) {
      const detail = 'Too many wrong secrets came from your network. Wait a minute.'
      throw new Problem('rate_limited', detail, { retryAfterMs: refusal.retryAfterMs })
    }
    if (tokenMatches(sent, hash)) return true
    tries.spend(network, '')
    return false
  }

  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const route = `${request.method} ${request.routeOptions.url ?? ''}`
    if (OPEN.test(path) || OWN_SECRET.test(route) || (path === '/' && asksWhoKnocked(request, house))) return
    if (path === '/metrics' && metricsToken !== null) return
    const kept = cookieOf(request)
    if (kept !== null && tokenMatches(kept, cookieHash)) return
    const header = request.headers['helograph-access']
    if (knows(typeof header === 'string' ? header : bearerOf(request), request)) return
    if (request.method === 'GET' && pages && !request.ws && /\btext\/html\b/.test(request.headers.accept ?? '')) {
      return ask(request, reply.code(401), house, request.url, false)
    }
    const detail =
      'This Helograph is private. Send its secret: Authorization: Bearer {ACCESS_TOKEN}, or, where that is needed for something else, Helograph-Access: {ACCESS_TOKEN}.'
    throw new Problem('unauthorized', detail)
  })

  app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      async (_: unknown, text: string) => Object.fromEntries(new URLSearchParams(text)),
    )
    forms.post<{ Body: { token: string; next?: string } }>(
      '/access',
      { schema: { ...FORM, body: Form } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const { token: sent, next = '/' } = request.body
        if (!knows(sent.trim(), request)) {
          if (pages && !wantsText(request)) return ask(request, reply.code(403), house, next, true)
          throw new Problem('forbidden', 'This is not the secret of this Helograph.')
        }
        const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
        reply.header('set-cookie', `${COOKIE}=${cookie}; Path=/; Max-Age=${MONTH_S}; HttpOnly; SameSite=Lax${secure}`)
        return reply.redirect(localPath(next), 303)
      },
    )
  })
}

const FORM = {
  summary: 'Lets a browser in that sends the secret of a private Helograph (`ACCESS_TOKEN`)',
  response: {
    303: { description: 'in, with a cookie', headers: { Location: { type: 'string' } } },
    ...problemAnswers('request_invalid', 'forbidden', 'rate_limited'),
  },
}

function ask(
  request: FastifyRequest,
  reply: FastifyReply,
  { pages }: House,
  next: string,
  wrong: boolean,
): FastifyReply {
  reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex', vary: 'Accept, Accept-Language, Cookie' })
  return show(pages, request, reply, { kind: 'access', next: localPath(next), wrong })
}

/** Nobody is sent elsewhere by a form of ours: `//other.example` and `/\other.example` are elsewhere, too. */
export function localPath(next: string): string {
  return /^\/(?![/\\])[!-~]*$/.test(next) && !next.includes('\\') ? next : '/'
}

function cookieOf({ headers }: FastifyRequest): string | null {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1] ?? null
}
