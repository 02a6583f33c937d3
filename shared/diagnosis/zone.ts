/** The zone as the answers show it: what harms nobody today, and is good to know. */
import type { MailHost } from '../events.ts'
import type { Facts } from '../report.ts'
import { type Asked, dnsQuestions, readZoneLine } from './questions.ts'
import type { TestRule, WiderEvidence } from './rule.ts'

/** The MX hosts that have an address; none where the target was not tested through its MX. */
function mailServers({ route, hosts }: Facts): MailHost[] {
  return route === 'mx' ? hosts.filter(({ addresses }) => addresses.length > 0) : []
}

/** Whether no family has more than one of these addresses: one machine, as far as the DNS tells. */
function onePlace(addresses: readonly string[]): boolean {
  const distinct = [...new Set(addresses)]
  const six = distinct.filter((address) => address.includes(':'))
  return distinct.length > 0 && six.length <= 1 && distinct.length - six.length <= 1
}

function mxLine({ host, preference }: MailHost, facts: Facts): string {
  return `${facts.target.host}. IN MX ${preference ?? 0} ${host}.`
}

/** For each name that was asked for both kinds of address: the answers to A and AAAA. */
function addressPairs(facts: Facts): [Asked, Asked][] {
  const asked = dnsQuestions(facts)
  return asked
    .filter(({ type }) => type === 'A')
    .flatMap((four) => {
      const six = asked.find(({ name, type }) => type === 'AAAA' && name === four.name)
      return six ? [[four, six] as [Asked, Asked]] : []
    })
}

/** One of the two was told, the other came to `status`. */
function half(status: Asked['status'], words: (missing: Asked) => string) {
  return (facts: Facts): WiderEvidence[] =>
    addressPairs(facts).flatMap(([four, six]) => {
      const missing = four.status === status ? four : six
      const told = missing === four ? six : four
      if (told.status !== 'found' || missing.status !== status) return []
      return [
        {
          subject: told.name,
          text: words(missing),
          words: { type: missing.type, toldType: told.type, name: told.name },
        },
      ]
    })
}

export const ZONE: readonly TestRule[] = [
  {
    code: 'contradictory-answers',
    severity: 'notice',
    fault: 'target',
    when: half('absent', ({ name, type }) => `${name}. ${type}: NXDOMAIN`),
  },
  {
    code: 'half-answered',
    severity: 'notice',
    fault: 'unknown',
    when: half('failed', ({ message }) => message || 'no answer'),
  },
  {
    code: 'domain-is-alias',
    severity: 'notice',
    fault: 'target',
    when: (facts) => {
      if (facts.route !== 'mx') return []
      const mx = dnsQuestions(facts).find(({ name, type }) => name === facts.target.host && type === 'MX')
      const alias = mx?.answers.find((line) => {
        const record = readZoneLine(line)
        return record?.type === 'CNAME' && record.owner === facts.target.host
      })
      return alias === undefined ? [] : [{ text: alias }]
    },
  },
  {
    code: 'single-mx',
    severity: 'notice',
    fault: 'target',
    when: (facts) => {
      const [only, ...others] = facts.route === 'mx' ? facts.hosts : []
      return only && others.length === 0 && onePlace(only.addresses) ? [{ text: mxLine(only, facts) }] : []
    },
  },
  {
    code: 'mx-share-address',
    severity: 'notice',
    fault: 'target',
    when: (facts) => {
      const servers = mailServers(facts)
      const addresses = servers.flatMap(({ addresses }) => addresses)
      if (servers.length < 2 || !onePlace(addresses)) return []
      const words = { count: String(servers.length), address: addresses[0] ?? '' }
      return [
        {
          text: servers
            .slice(0, 3)
            .map((host) => mxLine(host, facts))
            .join('\n'),
          words,
        },
      ]
    },
  },
]
