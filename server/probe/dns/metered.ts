import type { Clock } from '../clock.ts'
import type { Answer, Resolver } from './resolver.ts'

/**
 * A resolver that tells how long its servers were waited for; a question that nobody waits for any more is not counted.
 *
 * @param answered told the milliseconds, and what came of it
 */
export function metered(
  resolver: Resolver,
  clock: Pick<Clock, 'now'>,
  answered: (ms: number, status: Answer['status']) => void,
): Resolver {
  return {
    async query(name, type, signal) {
      const asked = clock.now()
      const answer = await resolver.query(name, type, signal)
      if (!signal.aborted) answered(clock.now() - asked, answer.status)
      return answer
    },
  }
}
