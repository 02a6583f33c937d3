import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasEnded } from '../../shared/lamps.ts'
import type { Language } from '../../shared/language.ts'
import { ALL_WORDS } from '../../shared/languages/all.ts'
import { reportIn } from '../../shared/phrases/report-in.ts'
import { badgeSvg } from '../../shared/pictures/badge.ts'
import { previewSvg } from '../../shared/pictures/preview.ts'
import type { Report } from '../../shared/report.ts'
import { expiryOf } from '../dispatch/retention.ts'
import { createPreviews } from '../pictures/previews.ts'
import { rasterise } from '../pictures/rasterise.ts'
import { Problem } from '../problems.ts'
import { replay } from '../store/replay.ts'
import { existingTest, type House, NOINDEX } from './house.ts'
import { answerOf, InLanguage, problemAnswers, TestParams } from './schemas.ts'

type Asked = { Params: { id: string }; Querystring: { lang?: Language } }

/** How long others may keep the picture of a test that has ended: a report that is deleted shall not linger. */
const KEPT_S = 3600
/** When to ask again where too many pictures wait to be drawn, in milliseconds. */
const BUSY_MS = 3000

/**
 * Pictures are shown on other people's pages, unlike all else. An SVG that is opened by itself is a document: it may
 * load nothing and run nothing.
 */
const ANYWHERE = {
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

/** What a link shows where it is shared, and a sign for other people's pages. */
export function pictureRoutes(app: FastifyInstance, { config, store, epoch }: House): void {
  const previews = createPreviews(rasterise)

  app.get<Asked>(
    '/t/:id/preview.png',
    {
      schema: {
        ...picture(
          'What a link to a test shows where it is shared: 1200 by 630',
          'image/png',
          'busy',
          'request_invalid',
        ),
        querystring: InLanguage,
      },
    },
    async (request, reply) => {
      const { lang = 'en' } = request.query
      const { report, maxAgeS } = await reportOf(request, reply, lang)
      const svg = previewSvg(report, ALL_WORDS[lang])
      const stamp = stampOf(svg, maxAgeS)
      if (isKnown(request, stamp.etag)) return reply.headers(stamp).code(304).send()
      const png = await previews.png(`${report.id} ${report.lastEvent} ${lang}`, svg)
      if (!png)
        throw new Problem('busy', 'Many pictures are being drawn. Try again in a moment.', { retryAfterMs: BUSY_MS })
      return reply
        .headers({ ...stamp, ...ANYWHERE })
        .type('image/png')
        .send(png)
    },
  )

  app.get<Asked>(
    '/t/:id/badge.svg',
    { schema: picture('A small sign with the name and how it stands, for other pages', 'image/svg+xml') },
    async (request, reply) => {
      const { report, maxAgeS } = await reportOf(request, reply, 'en')
      const svg = badgeSvg(report)
      const stamp = stampOf(svg, maxAgeS)
      if (isKnown(request, stamp.etag)) return reply.headers(stamp).code(304).send()
      return reply
        .headers({ ...stamp, ...ANYWHERE })
        .type('image/svg+xml; charset=utf-8')
        .send(svg)
    },
  )

  /** `maxAgeS`: how long its pictures may be kept, in seconds; 0 while it runs. */
  async function reportOf(
    { params }: FastifyRequest<Asked>,
    reply: FastifyReply,
    language: Language,
  ): Promise<{ report: Report; maxAgeS: number }> {
    reply.headers(NOINDEX)
    const { id, createdAt } = await existingTest(store, params.id)
    const report = reportIn(language, await replay(store, id))
    if (!report) throw new Problem('gone', 'This test was deleted just now.')
    const leftS = Math.floor((expiryOf(createdAt, config.retentionDays) - epoch()) / 1000)
    return { report, maxAgeS: hasEnded(report) ? Math.max(0, Math.min(KEPT_S, leftS)) : 0 }
  }
}

function stampOf(svg: string, maxAgeS: number) {
  const etag = `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`
  return { etag, 'cache-control': maxAgeS > 0 ? `public, max-age=${maxAgeS}` : 'no-cache' }
}

/** Whether whoever asks has it already (RFC 9110 13.1.2). */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return known !== undefined && (known.includes(etag) || known.includes('*'))
}

function picture(summary: string, type: string, ...more: ('busy' | 'request_invalid')[]) {
  const known = { 304: { description: 'as it was (`If-None-Match`)' } }
  return {
    summary,
    params: TestParams,
    response: { ...answerOf(type, summary), ...known, ...problemAnswers('not_found', 'gone', ...more) },
  }
}
