/** Questions to the configured resolvers, with an answer to every one of them. */
import type { DecodedPacket } from 'dns-packet'
import ipaddr from 'ipaddr.js'
import { escapeBytes, escapeText } from '../../../shared/escape.ts'
import type { Clock } from '../clock.ts'
import { createNameServerDoor, type Endpoint } from '../door.ts'
import { exchange, type QuestionType } from './exchange.ts'

export interface DnsRecord {
  /** Lower case, without the final dot, escaped: it comes from a stranger. */
  name: string
  type: string
  /** Seconds. */
  ttl: number
  /**
   * An address, the name that an alias, an MX or a PTR points to (`.` is the root), the whole text of a TXT record with
   * its strings joined, or a TLSA record as a zone file has it: `3 1 1 0f0e…`.
   */
  data: string
  /** Of an MX. */
  preference: number | null
}

/** What every answer about a name has. */
interface Told {
  aliases: DnsRecord[]
  authentic: boolean
  /** Seconds since it was asked; absent: it was asked just now. What is left of each TTL stands in the records. */
  age?: number
}

export type Answer =
  | ({ status: 'found'; records: DnsRecord[] } & Told)
  /** `empty`: the name is there, but has no such record. `absent`: NXDOMAIN, it is not there. */
  | ({ status: 'empty' | 'absent' /** Seconds, where the answer tells it (RFC 2308 5). */; absenceTtl?: number } & Told)
  /** No answer about the name. `timeout`: no resolver answered; `server`: one did, with an error such as SERVFAIL. */
  | { status: 'failed'; reason: 'timeout' | 'server'; message: string }

export interface Resolver {
  query(name: string, type: QuestionType, signal: AbortSignal): Promise<Answer>
}

/** How long one server may take, and how often all are asked: 2 s is more than any resolver needs twice. */
const TRY_MS = [2000, 4000]

export function createResolver(servers: readonly Endpoint[], clock: Clock): Resolver {
  const door = createNameServerDoor(servers)
  return {
    async query(name, type, signal) {
      let failure: Answer = { status: 'failed', reason: 'timeout', message: 'There is no DNS server to ask.' }
      for (const ms of TRY_MS) {
        for (const server of servers) {
          const outcome = await exchange(door, server, name, type, ms, clock, signal)
          if (signal.aborted) return { status: 'failed', reason: 'timeout', message: 'The probe was stopped.' }
          const answer = outcome.ok ? readAnswer(outcome.answer, name, type) : null
          if (answer && answer.status !== 'failed') return answer
          failure = answer ?? {
            status: 'failed',
            reason: 'timeout',
            message: `No answer from the resolver to ${name} ${type}.`,
          }
        }
        // A server that answered with an error has spoken: to ask it again at once changes nothing.
        if (failure.status === 'failed' && failure.reason === 'server') break
      }
      return failure
    },
  }
}

/** Reads an answer: follows the aliases in it (RFC 1034 4.3.2), and never believes what was not asked. */
export function readAnswer(answer: DecodedPacket, name: string, type: QuestionType): Answer {
  const { rcode } = answer as DecodedPacket & { rcode: string }
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') {
    return { status: 'failed', reason: 'server', message: `The resolver answered ${rcode} to ${name} ${type}.` }
  }
  const all = (answer.answers ?? []).flatMap(readRecord)
  const aliases: DnsRecord[] = []
  let owner = name
  for (let alias = find(all, owner); alias && aliases.length < 16; alias = find(all, owner)) {
    aliases.push(alias)
    owner = alias.data
  }
  const records = all.filter((record) => record.type === type && record.name === owner)
  const authentic = answer.flag_ad
  if (records.length > 0) return { status: 'found', records, aliases, authentic }
  const absenceTtl = absenceTtlOf(answer)
  const status = rcode === 'NXDOMAIN' ? 'absent' : 'empty'
  return { status, aliases, authentic, ...(absenceTtl !== null && { absenceTtl }) }
}

/** RFC 2308 5: that something is not there holds as long as the SOA beside the answer says; without one nobody knows. */
function absenceTtlOf({ authorities = [] }: DecodedPacket): number | null {
  const soa = authorities.find((record) => record.type === 'SOA')
  return soa ? Math.min(soa.ttl ?? 0, soa.data.minimum ?? 0) : null
}

function find(records: DnsRecord[], owner: string): DnsRecord | undefined {
  return records.find((record) => record.type === 'CNAME' && record.name === owner)
}

function readRecord(record: NonNullable<DecodedPacket['answers']>[number]): DnsRecord[] {
  const base = { name: nameOf(record.name), type: record.type, ttl: ('ttl' in record && record.ttl) || 0 }
  switch (record.type) {
    case 'A':
    case 'AAAA': {
      // A record that was cut short is no address; to take it for one would be worse than to do without.
      const valid =
        record.type === 'A' ? ipaddr.IPv4.isValidFourPartDecimal(record.data) : ipaddr.IPv6.isValid(record.data)
      return valid ? [{ ...base, data: record.data, preference: null }] : []
    }
    case 'CNAME':
    case 'PTR':
      return [{ ...base, data: nameOf(record.data), preference: null }]
    case 'MX':
      return [{ ...base, data: nameOf(record.data.exchange), preference: record.data.preference ?? 0 }]
    case 'TXT':
      return [{ ...base, data: textOf(record.data), preference: null }]
    case 'TLSA': {
      const { usage, selector, matchingType, certificate } = record.data
      const data = `${usage} ${selector} ${matchingType} ${certificate.toString('hex')}`
      return [{ ...base, data, preference: null }]
    }
    default:
      return []
  }
}

/** RFC 1035 3.3.14, and RFC 7208 3.3: the strings of one record are one text. */
function textOf(data: string | Buffer | (string | Buffer)[]): string {
  const strings = Array.isArray(data) ? data : [data]
  return escapeBytes(Buffer.concat(strings.map((part) => Buffer.from(part))))
}

function nameOf(name: string): string {
  return escapeText(name.toLowerCase().replace(/(.)\.$/, '$1')) || '.'
}
