import type { FastifyReply, FastifyRequest } from 'fastify'
import { asLanguage, chooseLanguage, LANGUAGE_NAME, type Language } from '../../shared/language.ts'
import type { PageState } from '../../shared/page-state.ts'
import { html } from './negotiation.ts'
import type { Pages } from './pages.ts'

const A_YEAR_S = 365 * 24 * 3600
const REMEMBERED = new RegExp(`(?:^|;\\s*)${LANGUAGE_NAME}=([A-Za-z-]{2,20})(?:;|$)`)

/** The language of whoever asks: the address says it, else the cookie of a choice before, else the browser. */
export function languageOf({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  return chooseLanguage({
    asked: askedIn(query),
    remembered: REMEMBERED.exec(headers.cookie ?? '')?.[1],
    accepted: headers['accept-language'],
  })
}

/** The language that the address itself asks for; null: none that we know. */
export function languageAsked({ query }: Pick<FastifyRequest, 'query'>): Language | null {
  return asLanguage(askedIn(query))
}

/** Draws a page in the language of whoever asks for it. @param pages null: the page is not built */
export function show(pages: Pages | null, request: FastifyRequest, reply: FastifyReply, state: PageState) {
  return html(inLanguage(request, reply), pages?.draw(state, languageOf(request)))
}

/** Says in which language the page will be, and remembers a choice that was made. */
export function inLanguage(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  remember(request, reply)
  return reply.header('content-language', languageOf(request))
}

/**
 * A choice that was made on one of our own pages is kept by the browser, and by nobody else. A link that somebody sent
 * changes nothing for longer than one page (Fetch Metadata: `same-origin`).
 */
function remember({ query, headers, protocol }: FastifyRequest, reply: FastifyReply): void {
  const chosen = languageAsked({ query })
  if (chosen === null || headers['sec-fetch-site'] !== 'same-origin') return
  const secure = protocol === 'https' ? '; Secure' : ''
  reply.header('set-cookie', `${LANGUAGE_NAME}=${chosen}; Path=/; Max-Age=${A_YEAR_S}; HttpOnly; SameSite=Lax${secure}`)
}

function askedIn(query: unknown): string | undefined {
  const asked = (query as Record<string, unknown> | null)?.[LANGUAGE_NAME]
  return typeof asked === 'string' ? asked : undefined
}
