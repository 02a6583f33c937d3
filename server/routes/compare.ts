import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { compare } from '../../shared/compare/compare.ts'
import { Comparison } from '../../shared/compare/comparison.ts'
import { comparisonText } from '../../shared/compare/text.ts'
import type { Language } from '../../shared/language.ts'
import { ALL_WORDS } from '../../shared/languages/all.ts'
import { reportIn } from '../../shared/phrases/report-in.ts'
import type { Report } from '../../shared/report.ts'
import { Problem } from '../problems.ts'
import { replay } from '../store/replay.ts'
import type { Store } from '../store/store.ts'
import { existingTest, type House, NOINDEX } from './house.ts'
import { languageOf, show } from './language.ts'
import { negotiated, page, wantsText } from './negotiation.ts'
import { problemPage } from './problem-page.ts'
import { InLanguage, problemAnswers } from './schemas.ts'

const Compared = Type.Object({
  before: Type.String({ description: 'the id of a test' }),
  after: Type.String({ description: 'the id of another, or the same' }),
})
type Visited = { Params: { before: string; after: string } }

/** What changed from one test to another: for programs, for browsers, and for terminals. */
export function compareRoutes(app: FastifyInstance, { store, pages }: House): void {
  const compared = async ({ before, after }: Visited['Params'], language: Language): Promise<Comparison> =>
    compare(
      await reportOf(store, before, language),
      await reportOf(store, after, language),
      ALL_WORDS[language].compare,
    )

  app.get<Visited & { Querystring: { lang?: Language } }>(
    '/api/compare/:before/:after',
    {
      schema: {
        summary: 'What changed from one test to another, also while one of them runs',
        params: Compared,
        querystring: InLanguage,
        response: { 200: Comparison, ...problemAnswers('not_found', 'gone') },
      },
    },
    async (request, reply) => {
      reply.headers({ ...NOINDEX, 'cache-control': 'no-cache' })
      return compared(request.params, request.query.lang ?? 'en')
    },
  )

  app.get<Visited>(
    '/compare/:before/:after',
    {
      schema: { ...page('What changed from one test to another; as text for a terminal'), params: Compared },
      errorHandler: problemPage(pages),
    },
    async (request, reply) => {
      negotiated(reply).headers({ ...NOINDEX, 'cache-control': 'no-cache' })
      if (wantsText(request))
        return reply.type('text/plain; charset=utf-8').send(comparisonText(await compared(request.params, 'en')))
      const comparison = await compared(request.params, languageOf(request))
      return show(pages, request, reply, { kind: 'compare', ...request.params, comparison })
    },
  )
}

/** @throws Problem `not_found` or `gone` */
async function reportOf(store: Store, id: string, language: Language): Promise<Report> {
  await existingTest(store, id)
  const report = reportIn(language, await replay(store, id))
  if (!report) throw new Problem('gone', 'This test was deleted just now.')
  return report
}
