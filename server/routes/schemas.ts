import { Type } from 'typebox'
import { ProblemDetails } from '../../shared/api.ts'
import { PROBLEMS, type ProblemCode } from '../problems.ts'

export const TestParams = Type.Object({ id: Type.String({ description: 'the id of a test' }) })

/** Documents the ways in which a call can be refused, by status. */
export function problemAnswers(...codes: ProblemCode[]) {
  const answers: Record<number, { description: string; content: object }> = {}
  for (const code of codes) {
    const { status, title } = PROBLEMS[code]
    const before = answers[status]?.description
    answers[status] = {
      description: `${before ? `${before}; ` : ''}\`${code}\`: ${title}`,
      content: { 'application/problem+json': { schema: ProblemDetails } },
    }
  }
  return answers
}
