import { Type } from 'typebox'
import { ProblemDetails } from '../../shared/api.ts'
import { oneOf } from '../../shared/events.ts'
import { LANGUAGES } from '../../shared/language.ts'
import { PROBLEMS, type ProblemCode } from '../problems.ts'

const RETRY_AFTER = { 'Retry-After': { type: 'integer', description: 'seconds' } }

export const TestParams = Type.Object({ id: Type.String({ description: 'the id of a test' }) })

/** In which language a report is told; what was said on the wire stays as it was said. */
export const InLanguage = Type.Object({
  lang: Type.Optional(
    oneOf(LANGUAGES, {
      default: 'en',
      description: 'the language of findings, headline, and what else Helograph says; a server is quoted as it is',
    }),
  ),
})

/** Documents the ways in which a call can be refused, by status. */
export function problemAnswers(...codes: ProblemCode[]) {
  const answers: Record<number, { description: string; content: object; headers?: object }> = {}
  for (const code of codes) {
    const { status, title } = PROBLEMS[code]
    const before = answers[status]?.description
    answers[status] = {
      description: `${before ? `${before}; ` : ''}\`${code}\`: ${title}`,
      content: { 'application/problem+json': { schema: ProblemDetails } },
      ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
    }
  }
  return answers
}

/** Documents an answer that is no JSON. */
export function answerOf(type: string, description: string) {
  return { 200: { description, content: { [type]: { schema: Type.String() } } } }
}
