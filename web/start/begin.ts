import { parseTarget } from '../../shared/target.ts'
import type { TestRequest } from './request.ts'
import { type Answer, submitTest } from './submit.ts'

/** Asks the server for a test, and keeps in this browser that it did. */
export async function beginTest(request: TestRequest): Promise<Answer> {
  // What keeps it is only needed from here on; without it the test runs all the same.
  const keeping = import('./own-tests.ts').catch(() => null)
  const answer = await submitTest(request)
  if (!answer.ok) return answer
  const parsed = parseTarget(request.target)
  // Without the local part of an address, as the report has it.
  const target = parsed.ok ? parsed.target.input : request.target
  const own = await keeping
  own?.rememberTest({ id: answer.id, target, at: new Date().toISOString() }, answer.deleteToken)
  return answer
}
