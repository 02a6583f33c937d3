import { createHash } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { HANDBOOK_WORDS } from '../../shared/diagnosis/words/handbook-words.ts'
import { LANGUAGES, type Language } from '../../shared/language.ts'
import { InLanguage } from './schemas.ts'

/** Every finding in words, by its code; `{braces}` stand for what only a test can tell. */
const FindingsInWords = Type.Record(
  Type.String(),
  Type.Object({
    says: Type.String({ description: 'the rest of a sentence that begins with the name of the server' }),
    meaning: Type.String(),
    remedy: Type.String({ description: 'lines that begin with four spaces are configuration; may be empty' }),
    source: Type.String({ description: 'RFC and section, CVE, or the document of a vendor' }),
  }),
  { description: 'by code' },
)

/** The words of findings as data: for the page while its test runs, and for whoever shows findings of their own. */
export function findingRoutes(instance: FastifyInstance): void {
  const app = instance.withTypeProvider<TypeBoxTypeProvider>()

  app.get(
    '/api/findings',
    {
      schema: {
        summary: 'The words of every finding, by its code',
        querystring: InLanguage,
        response: { 200: FindingsInWords, 304: Type.Null({ description: 'as you have it' }) },
      },
    },
    async (request, reply) => {
      const { lang = 'en' } = request.query
      const etag = ETAGS[lang]
      reply.headers({ etag, 'cache-control': 'no-cache', 'content-language': lang })
      if (request.headers['if-none-match'] === etag) {
        reply.code(304)
        return null
      }
      return HANDBOOK_WORDS[lang].findings
    },
  )
}

const ETAGS = Object.fromEntries(
  LANGUAGES.map((language) => [language, etagOf(JSON.stringify(HANDBOOK_WORDS[language].findings))]),
) as Record<Language, string>

/** Weak, since a proxy may pack it (RFC 9110 8.8.3.1). */
function etagOf(text: string): string {
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
}
