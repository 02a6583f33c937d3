/** No connection: nothing of SMTP was seen, so nothing of SMTP is said. */
import type { FailureKind } from '../words.ts'
import { given, type StepRule } from './rule.ts'
import { stepOf, type View } from './view.ts'

const kind = (name: FailureKind) => (view: View) => given(view.failure?.kind === name)

/** The same host answers on IPv4, so what is wrong is its IPv6 alone. */
function onlyIpv6({ facts, session, failure }: View): boolean {
  const twin = (other: typeof session) => other.host === session.host && !other.address.includes(':')
  return (
    failure !== null &&
    failure.kind !== 'interrupted' &&
    session.address.includes(':') &&
    facts.sessions.some((other) => twin(other) && stepOf(other, 'connect')?.status === 'passed')
  )
}

export const CONNECTING: readonly StepRule[] = [
  {
    code: 'ipv6-dead',
    steps: ['connect'],
    when: (view) => given(onlyIpv6(view)),
  },
  {
    code: 'connect-refused',
    steps: ['connect'],
    when: kind('refused'),
  },
  {
    code: 'connect-timeout',
    steps: ['connect'],
    when: kind('timeout'),
  },
  {
    code: 'connect-unreachable',
    steps: ['connect'],
    when: kind('unreachable'),
  },
  {
    code: 'connect-reset',
    steps: ['connect'],
    when: kind('reset'),
  },
]
