/** Questions on behalf of a check, each written down with its answer, so that the report can show them. */
import type { Asked } from '../../../shared/diagnosis/questions.ts'
import type { QuestionType } from './exchange.ts'
import type { Answer, Resolver } from './resolver.ts'
import { zoneLine } from './zone-line.ts'

export class Asking {
  /** In the order of the answers. */
  readonly asked: Asked[] = []
  readonly #resolver: Resolver
  readonly #signal: AbortSignal

  constructor(resolver: Resolver, signal: AbortSignal) {
    this.#resolver = resolver
    this.#signal = signal
  }

  /** @param name in A-labels, lower case, without the final dot */
  async ask(name: string, type: QuestionType): Promise<Answer> {
    const answer = await this.#resolver.query(name, type, this.#signal)
    const asked = writtenDown(name, type, answer)
    // Whoever set a deadline says so as the reason.
    const { aborted, reason } = this.#signal
    this.asked.push(aborted && typeof reason === 'string' ? { ...asked, message: reason } : asked)
    return answer
  }
}

function writtenDown(name: string, type: QuestionType, answer: Answer): Asked {
  const { status } = answer
  if (status === 'failed')
    return { name, type, status, message: answer.message, authentic: false, age: null, answers: [] }
  const records = [...answer.aliases, ...(status === 'found' ? answer.records : [])]
  const { authentic, age = null } = answer
  return { name, type, status, message: '', authentic, age, answers: records.map(zoneLine) }
}
