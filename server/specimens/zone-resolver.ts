/**
 * A resolver made of zone lines: `example.test MX 10 mx.test`, `mx.test A 127.0.0.1`, `broken.test SERVFAIL`,
 * `slow.test TIMEOUT`, `half.test AAAA NXDOMAIN`, `mx.test SIGNED` (DNSSEC vouches).
 */
import type { QuestionType } from '../probe/dns/exchange.ts'
import type { Answer, DnsRecord, Resolver } from '../probe/dns/resolver.ts'

const TTL = 3600

/** A name that no line begins with does not exist. */
export function zoneResolver(lines: readonly string[]): Resolver {
  const records = lines.map(readLine)
  return { query: async (name, type) => answer(records, name, type) }
}

function readLine(line: string): DnsRecord {
  const [name = '', type = '', ...rest] = line.split(/\s+/)
  const preference = type === 'MX' ? Number(rest.shift()) : null
  return { name, type, ttl: TTL, data: rest.join(' '), preference }
}

function answer(records: DnsRecord[], name: string, type: QuestionType): Answer {
  const aliases: DnsRecord[] = []
  let owner = name
  for (let alias = aliasOf(records, owner); alias; alias = aliasOf(records, owner)) {
    aliases.push(alias)
    owner = alias.data
  }
  const all = records.filter((record) => record.name === owner)
  const own = all.filter((record) => record.type !== 'SIGNED')
  const authentic = own.length < all.length
  const trouble = own.map((record) => troubleOf(record, type)).find((word) => word !== null)
  if (trouble === 'TIMEOUT') return { status: 'failed', reason: 'timeout', message: `No answer to ${name} ${type}.` }
  if (trouble === 'SERVFAIL')
    return { status: 'failed', reason: 'server', message: `The resolver answered SERVFAIL to ${name} ${type}.` }
  if (trouble === 'NXDOMAIN') return { status: 'absent', aliases, authentic: false }
  const found = own.filter((record) => record.type === type)
  if (found.length > 0) return { status: 'found', records: found, aliases, authentic }
  return { status: own.length > 0 ? 'empty' : 'absent', aliases, authentic }
}

function aliasOf(records: DnsRecord[], owner: string): DnsRecord | undefined {
  return records.find((record) => record.type === 'CNAME' && record.name === owner)
}

const TROUBLES = ['TIMEOUT', 'SERVFAIL', 'NXDOMAIN']

/** What goes wrong with a name, whatever it is asked for, or with this one question. */
function troubleOf({ type, data }: DnsRecord, asked: QuestionType): string | null {
  if (TROUBLES.includes(type)) return type
  return type === asked && TROUBLES.includes(data) ? data : null
}
