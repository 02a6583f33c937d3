/** What a test is at, in a sentence: before its end there is nothing else to say of it as a whole. Pure. */
import type { UNDER_WAY } from './languages/en/under-way.ts'
import type { Facts } from './report.ts'

export function underWay(facts: Facts, say: typeof UNDER_WAY): string {
  const { host } = facts.target
  if (facts.status === 'queued')
    return facts.notBefore ? say.secondLook(host, facts.notBefore.slice(11, 19)) : say.queued(host)
  const session = facts.sessions.find(
    ({ status, steps }) => status === 'running' && steps.some((step) => step.status === 'running'),
  )
  const step = session?.steps.findLast(({ status }) => status === 'running')
  if (session && step) return say.underWay(step.name, session.host)
  return facts.sessions.length === 0 ? say.resolving(host) : say.testing(host)
}
