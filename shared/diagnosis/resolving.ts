/** From a name to addresses: what the DNS said, and what could not be tried. */
import { ofMail } from '../question.ts'
import type { Facts, Session } from '../report.ts'
import { DNS_TROUBLES, type DnsTrouble, type DnsTroubleKind, SKIPS } from './notes.ts'
import { dnsQuestions } from './questions.ts'
import type { TestRule, WiderEvidence } from './rule.ts'

/** The troubles that the `dns` check found; what does not look like one is left out. */
export function dnsTroubles({ checks }: Pick<Facts, 'checks'>): DnsTrouble[] {
  const told = checks.find(({ name }) => name === 'dns')?.data.troubles
  return Array.isArray(told) ? told.filter(isTrouble) : []
}

function isTrouble(value: unknown): value is DnsTrouble {
  if (typeof value !== 'object' || value === null) return false
  const { kind, name, answer } = value as Partial<Record<keyof DnsTrouble, unknown>>
  return DNS_TROUBLES.some((known) => known === kind) && typeof name === 'string' && typeof answer === 'string'
}

/** Whether the session was left out as a whole, and why. */
export function skipReason({ steps }: Session): string | null {
  const first = steps[0]
  return first && steps.every(({ status }) => status === 'skipped') ? first.summary : null
}

function troubles(kind: DnsTroubleKind) {
  return (facts: Facts): WiderEvidence[] =>
    dnsTroubles(facts)
      .filter((trouble) => trouble.kind === kind)
      .map(({ name, answer }) => ({ subject: name, text: answer }))
}

/** Nothing is left to test where the DNS gave no address at all. */
function stopping(kind: DnsTroubleKind) {
  return (facts: Facts): WiderEvidence[] =>
    troubles(kind)(facts).map((evidence) => (facts.sessions.length > 0 ? evidence : { ...evidence, severity: 'error' }))
}

/** One finding for all sessions that were skipped for one reason. */
export function skippedOnce(words: string) {
  return (facts: Facts): WiderEvidence[] => {
    const skipped = facts.sessions.filter((session) => ofMail(session) && skipReason(session)?.startsWith(words))
    const [first] = skipped
    if (!first) return []
    return [
      {
        subject: first.host,
        session: first.index,
        text: skipReason(first) ?? '',
        words: { addresses: addressesOf(skipped) },
      },
    ]
  }
}

function addressesOf(sessions: Session[]): string {
  const shown = sessions.slice(0, 3).map(({ address }) => address)
  return sessions.length > 3 ? `${shown.join(', ')} and ${sessions.length - 3} more` : shown.join(', ')
}

export const RESOLVING: readonly TestRule[] = [
  {
    code: 'domain-unknown',
    severity: 'error',
    fault: 'target',
    when: troubles('nxdomain'),
  },
  {
    code: 'no-mail-server',
    severity: 'error',
    fault: 'target',
    when: (facts) => (facts.options.via === 'host' ? [] : troubles('no-address')(facts)),
  },
  {
    code: 'no-address',
    severity: 'error',
    fault: 'target',
    when: (facts) => (facts.options.via === 'host' ? troubles('no-address')(facts) : []),
  },
  {
    code: 'resolver-timeout',
    severity: 'warning',
    fault: 'probe',
    when: troubles('resolver-timeout'),
  },
  {
    code: 'resolver-error',
    severity: 'warning',
    fault: 'unknown',
    when: troubles('resolver-error'),
  },
  {
    code: 'not-of-family',
    severity: 'notice',
    fault: 'unknown',
    when: (facts) =>
      troubles('not-of-family')(facts).map((evidence) => ({
        ...evidence,
        words: { family: facts.target.family },
        ...(facts.sessions.length === 0 && { severity: 'warning' as const }),
      })),
  },
  {
    code: 'mx-is-address',
    severity: 'warning',
    fault: 'target',
    when: stopping('mx-literal'),
  },
  {
    code: 'mx-unresolved',
    severity: 'warning',
    fault: 'target',
    when: stopping('mx-unresolved'),
  },
  {
    code: 'mx-is-alias',
    severity: 'warning',
    fault: 'target',
    when: troubles('mx-cname'),
  },
  {
    code: 'null-mx-mixed',
    severity: 'warning',
    fault: 'target',
    when: troubles('null-mx-mixed'),
  },
  {
    code: 'null-mx',
    severity: 'notice',
    fault: 'target',
    when: (facts) => (facts.route === 'null-mx' ? [{ text: `${facts.target.host}. MX 0 .` }] : []),
  },
  {
    code: 'implicit-mx',
    severity: 'notice',
    fault: 'target',
    when: (facts) => (facts.route === 'implicit-mx' ? [{ text: `no MX record for ${facts.target.host}` }] : []),
  },
  {
    code: 'no-ipv6',
    severity: 'notice',
    fault: 'target',
    when: (facts) => {
      const { hosts, route, target } = facts
      const addresses = hosts.flatMap((host) => host.addresses)
      const told = route === 'mx' && target.family === 'any' && addresses.length > 0
      // Where a look-up failed, what is not there may only not have been seen.
      const blind =
        dnsTroubles(facts).some(({ kind }) => kind === 'resolver-timeout' || kind === 'resolver-error') ||
        dnsQuestions(facts).some(({ type, status }) => type === 'AAAA' && status === 'failed')
      return told && !blind && !addresses.some((address) => address.includes(':'))
        ? [
            {
              text: `no AAAA record for ${hosts.map(({ host }) => host).join(', ')}`,
              words: { host: hosts[0]?.host ?? '' },
            },
          ]
        : []
    },
  },
  {
    code: 'address-not-public',
    severity: 'warning',
    fault: 'target',
    when: (facts) => {
      const all = facts.sessions.every((session) => skipReason(session)?.startsWith(SKIPS.forbidden))
      return skippedOnce(SKIPS.forbidden)(facts).map((evidence) =>
        all ? { ...evidence, severity: 'error' } : evidence,
      )
    },
  },
  {
    code: 'ipv6-not-tried',
    severity: 'notice',
    fault: 'probe',
    when: skippedOnce(SKIPS.noFamily),
  },
  {
    code: 'tested-too-often',
    severity: 'notice',
    fault: 'probe',
    when: skippedOnce(SKIPS.budget),
  },
  {
    code: 'asked-to-come-back',
    severity: 'warning',
    fault: 'policy',
    when: skippedOnce(SKIPS.askedToWait),
  },
  {
    code: 'opted-out',
    severity: 'notice',
    fault: 'policy',
    when: (facts) => [...skippedOnce(SKIPS.optedOut)(facts), ...skippedOnce(SKIPS.refused)(facts)].slice(0, 1),
  },
  {
    code: 'too-many-addresses',
    severity: 'notice',
    fault: 'probe',
    when: skippedOnce(SKIPS.tooMany),
  },
]
